# Sesiones: las próximas semanas, escribir una, un archivo de calendario.

## Tipos (también los leen los recordatorios y las exportaciones)

session-kind-intake = Entrevista o evaluación inicial
session-kind-individual = Consejería individual
session-kind-group-early = Grupo: inicio de la recuperación
session-kind-group-prevention = Grupo: prevención de recaídas
session-kind-group-process = Grupo de proceso
session-kind-group-skills = Grupo: habilidades (TCC, DBT)
session-kind-class = Clase educativa
session-kind-family = Sesión familiar
session-kind-family-education = Grupo educativo para familias
session-kind-social-support = Grupo de apoyo social
session-kind-medication = Visita por medicamentos
session-kind-medical = Visita médica
session-kind-psychiatric = Visita de psiquiatría
session-kind-psychologist = Visita de psicología
session-kind-case-management = Manejo de caso
session-kind-peer-support = Apoyo entre pares
session-kind-test = Prueba de drogas o alcohol
session-kind-plan-review = Revisión del plan de tratamiento
session-kind-step-down = Grupo de transición
session-kind-continuing-care = Grupo de cuidado continuo o de egresados
session-kind-twelve-step = Reunión de 12 pasos
session-kind-mutual-help = Otra reunión de ayuda mutua
session-kind-court = Tribunal o libertad condicional
session-kind-work = Trabajo o escuela
session-kind-other = Sesión

## La lista

sessions_title = Sesiones
sessions_subtitle = Sus próximas semanas
sessions_add = Agregar una sesión
sessions_import = Importar un calendario
sessions_empty_title = Todavía no hay sesiones
sessions_empty_text = ¿Su programa le dio un archivo de calendario? Tráigalo aquí. ¿Tiene una hoja de papel? Escríbala una sola vez.
sessions_none_ahead = No hay nada previsto en estas semanas.
sessions_truncated = Hay más sesiones de las que caben aquí. Solo se ven las primeras.
sessions_more = Ver más semanas
sessions_this_week = Esta semana
sessions_next_week = La próxima semana
sessions_week_of = Semana del { $day }
sessions_today = Hoy
sessions_tomorrow = Mañana
sessions_all_day = Todo el día
sessions_until = a { $time }
sessions_cancelled = Cancelada
sessions_moved = Se movió
sessions_clock_change = Cambia la hora
sessions_your_clock = { $time } en su reloj
sessions_other_zone = Hora de { $zone }
sessions_with = con { $who }

## La semana y el mes

sessions_views = Cómo ver sus sesiones
sessions_view_week = Semana
sessions_view_list = Lista
sessions_view_month = Mes
sessions_week_earlier = La semana anterior
sessions_week_later = La semana siguiente
sessions_week_keys = Con las flechas pasa de un día o de una sesión a otra. Con Re Pág y Av Pág cambia de semana. Con Entrar abre una sesión.
sessions_month_earlier = El mes anterior
sessions_month_later = El mes siguiente
sessions_month_keys = Con las flechas pasa de un día o de una sesión a otra. Con Re Pág y Av Pág cambia de mes. Con Entrar abre una sesión.
sessions_month_hours = Horas
sessions_grid_nameless = Imprimir solo las horas, sin nombres ni lugares
sessions_grid_nothing = No hay nada previsto.
sessions_grid_moved = Antes: { $day }, { $time }
sessions_grid_program = { $time }, hora de { $zone }
sessions_grid_from_before = Empezó el día anterior
sessions_grid_goes_on = Sigue al día siguiente
sessions_grid_overlaps = A la misma hora que otra sesión
sessions_grid_video = Por video
sessions_standing_running = En curso
sessions_standing_not_noted = Sin anotar
sessions_standing_attended = Fui
sessions_standing_late = Llegué tarde
sessions_standing_left_early = Me fui antes
sessions_standing_missed = Falté
sessions_standing_excused = Falté con permiso
sessions_standing_made_up = Repuesta
sessions_standing_not_said = Sin decir
sessions_standing_cancelled = Cancelada

## Una sesión

sessions_detail_when = Cuándo
sessions_detail_length = Duración
sessions_detail_kind = Tipo
sessions_detail_with = Con
sessions_detail_place = Dónde
sessions_detail_room = Sala
sessions_detail_directions = Cómo llegar
sessions_detail_phone = Teléfono
sessions_detail_note = Notas
sessions_detail_range = { $start } a { $end }
sessions_detail_range_days = { $start } a { $day }, { $end }
sessions_detail_zone = Las horas son las de { $zone }.
sessions_detail_device = En su reloj empieza: { $when }.
sessions_detail_cancelled = Esta sesión se canceló. No tiene que ir.
sessions_detail_moved = Esta sesión se movió. Estaba prevista para: { $when }.
sessions_detail_gap = Esa noche los relojes se adelantan y saltan esta hora. Pasamos la sesión a esta hora: { $time }. Pregunte en su programa si está bien.
sessions_detail_fold = Esa noche los relojes se atrasan y esta hora llega dos veces. Tomamos la primera. Pregunte en su programa cuál es.
sessions_detail_from_file = Los días y las horas vienen de un archivo de calendario. Un archivo más nuevo los cambia.
sessions_change_series = Cambiar la serie
sessions_delete_once = Borrar
sessions_delete_series = Borrar toda la serie
sessions_deleted = Se borró: { $what }.

## Escribir una

sessions_new_title = Agregar una sesión
sessions_edit_title = Cambiar una sesión
sessions_form_lead = Cópiela de su hoja. Bastan los días, la hora y la duración.
sessions_form_file_lead = Los días y las horas vienen de su archivo de calendario. Agregue aquí lo que no dice.
sessions_form_directions = Cómo llegar
sessions_form_kind = ¿Qué tipo de sesión es?
sessions_form_kind_other = Otra cosa
sessions_form_name = El nombre que usted le da
sessions_form_often = ¿Cada cuánto es?
sessions_form_weekly = Cada semana o cada varias semanas
sessions_form_daily = Cada día o cada varios días
sessions_form_month_day = Cada mes, en una fecha
sessions_form_month_weekday = Cada mes, en un día de la semana
sessions_form_once = Solo una vez
sessions_form_days = ¿Qué días?
sessions_form_month_day_field = Día del mes
sessions_form_month_day_hint = Un número del 1 al 31.
sessions_form_month_short = En los meses sin día { $day }, es el último día del mes.
sessions_form_nth = ¿Cuál del mes?
sessions_form_nth_1 = El primero
sessions_form_nth_2 = El segundo
sessions_form_nth_3 = El tercero
sessions_form_nth_4 = El cuarto
sessions_form_nth_last = El último
sessions_form_nth_day = Día de la semana
sessions_form_every_weeks = ¿Cada cuántas semanas?
sessions_form_every_weeks_hint = 1 es cada semana. 2 es cada dos semanas.
sessions_form_every_days = ¿Cada cuántos días?
sessions_form_every_days_hint = 1 es todos los días. 2 es cada dos días.
sessions_form_every_months = ¿Cada cuántos meses?
sessions_form_every_months_hint = 1 es cada mes. 2 es cada dos meses.
sessions_form_from = Primer día
sessions_form_from_hint = La hoja puede decir «empieza el».
sessions_form_day = Día
sessions_form_end = ¿Hasta cuándo sigue?
sessions_form_end_weeks = Unas semanas
sessions_form_end_date = Hasta un día
sessions_form_end_times = Un número de veces
sessions_form_times = Cuántas veces
sessions_form_weeks = Semanas
sessions_form_until = Último día
sessions_form_start = Hora de inicio
sessions_form_over = Hora de fin
sessions_form_over_next = Es al día siguiente.
sessions_form_length = Duración
sessions_form_length_other = Otra duración
sessions_form_minutes = Minutos
sessions_form_hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
sessions_form_more = Lugar y personas
sessions_form_more_hint = Deje en blanco lo que no sepa. Puede agregarlo después.
sessions_form_place = Lugar o dirección
sessions_form_room = Sala
sessions_form_travel = Minutos para llegar
sessions_form_travel_hint = Así le decimos cuándo salir.
sessions_form_with = Con quién
sessions_form_with_person = ¿Con quién es?
sessions_form_with_other = Alguien que no está en mi lista
sessions_form_phone = Teléfono, para avisar si llega tarde
sessions_form_note = Notas
sessions_form_note_hint = Por favor, no escriba nombres de otras personas de su grupo.
sessions_form_zone = Las horas son las de { $zone }, donde está su programa.
sessions_form_save = Guardar
sessions_form_saved = Guardado. Ya está en su lista.
sessions_form_saved_past = Guardado. Ya pasó: se ve en Semana y en Mes.
sessions_form_missing_days = Elija al menos un día.
sessions_form_missing_date = Escriba una fecha.
sessions_form_missing_start = Escriba la hora de inicio.
sessions_form_missing_weeks = Escriba cuántas semanas, de 1 a 104.
sessions_form_missing_every = Escriba un número del 1 al 52.
sessions_form_missing_month_day = Escriba un día del mes, del 1 al 31.
sessions_form_missing_times = Escriba cuántas veces, de 1 a 731.
sessions_form_missing_over = Escriba un fin de 5 minutos a 12 horas después del inicio.
sessions_form_times_far = Eso dura más de dos años. Escriba un número más pequeño.
sessions_form_until_early = Ninguna sesión cae entre el primer día y el último. Revise los dos días.
sessions_form_missing_minutes = Escriba los minutos, de 5 a 720.
sessions_form_until_far = Escriba un último día a dos años del primero como máximo.
sessions_form_travel_range = Escriba minutos de 0 a 600, o déjelo en blanco.
sessions_form_gone = Esta sesión ya no está en su lista.
sessions_form_not_here = Es una nota en el día. No hay nada que cambiar.

## Una sesión en su página

sessions_on_title = Sesión
sessions_on_facts = Cuándo y dónde
sessions_on_leave_by = Hora de salir
sessions_on_bring = Qué llevar
sessions_on_kept = Esta sesión ya no está en su horario. Lo que usted anotó se queda.
sessions_on_near = Empieza pronto
sessions_on_running = Está en curso
sessions_on_video = Enlace de video
sessions_on_video_ask = Su navegador abriría esta dirección:
sessions_on_video_outside = El sitio web puede ver que usted lo visita. Evenkeel no envía nada más.
sessions_on_video_open = Abrir en el navegador
sessions_on_way = Voy en camino
sessions_on_way_now = Usted va en camino.
sessions_on_way_not = No voy en camino
sessions_on_way_said = Anotado. Buen viaje.
sessions_on_late = Llamar para avisar que llego tarde
sessions_on_late_say = Puede decir: «Voy a ir, pero llegaré tarde».
sessions_on_late_other = El número de esta sesión: { $number }
sessions_on_late_copy = Copiar el número
sessions_on_late_copied = Copiado. Se puede pegar durante un minuto.
sessions_on_late_not_copied = Aquí no funcionó. Seleccione el número y cópielo.
sessions_on_late_no_number = Todavía no hay un número anotado.
sessions_on_late_add_number = Anotar a quién llamar
sessions_on_policy = Lo que dice su programa

sessions_row_attended = Fui
sessions_row_late = Llegué tarde
sessions_row_left_early = Me fui antes
sessions_row_missed = Falté
sessions_row_missed_excused = Falté con permiso
sessions_row_made_up = Repuesta

sessions_due_title = ¿Cómo le fue?
sessions_due_ask = { $what }, { $when }: ¿asistió?
sessions_due_other = Otra respuesta
sessions_due_more = { $count ->
    [one] Otra sesión de los últimos siete días aún no está anotada.
   *[other] Otras { $count } sesiones de los últimos siete días aún no están anotadas.
}

sessions_attended_ask = ¿Asistió?
sessions_attended_ahead = ¿Ya sabe que va a faltar?
sessions_attended_ahead_hint = Puede anotarlo ahora. Avise también a su programa.
sessions_attended_attended = Sí, fui
sessions_attended_late = Llegué tarde
sessions_attended_left_early = Me fui antes
sessions_attended_missed = Falté
sessions_attended_missed_excused = Falté con permiso
sessions_attended_will_miss = Voy a faltar
sessions_attended_will_miss_excused = Voy a faltar con permiso
sessions_attended_not_said = Prefiero no decirlo
sessions_attended_why = ¿Qué le impidió ir?
sessions_attended_why_part = ¿Qué pasó?
sessions_attended_saved = Anotado: { $what }, { $weekday } { $day }
sessions_attended_taken_back = Se quitó su respuesta.
sessions_attended_late_policy = Su programa cuenta { $minutes } minutos de retraso como falta. Pregunte cómo cuenta esta vez.
sessions_attended_made_up = Otra sesión la repuso.
sessions_attended_credited = { $time } cuentan para el programa.

sessions_notes_title = Sus notas
sessions_notes_no_names = Por favor, no escriba nombres de otras personas de su grupo. Lo que ellas dicen es de ellas.
sessions_notes_questions_before = Lo que quería preguntar
sessions_notes_due = Tarea para esta sesión
sessions_notes_takeaway = Una idea para guardar
sessions_notes_takeaway_hint = Una línea basta.
sessions_notes_homework = Tarea para la próxima vez
sessions_notes_questions = Preguntas para la próxima vez
sessions_notes_lines = Una cosa en cada línea.
sessions_notes_more = Ánimo, horas y más
sessions_notes_mood_before = ¿Cómo se sentía antes?
sessions_notes_mood_after = ¿Cómo se sentía después?
sessions_notes_mood_low = muy mal
sessions_notes_mood_high = muy bien
sessions_notes_makeup = ¿Repone una sesión a la que faltó?
sessions_notes_makeup_none = No
sessions_notes_makeup_one = { $what }, { $day }
sessions_notes_credited = Minutos que cuentan
sessions_notes_credited_hint = Déjelo vacío si cuenta toda la sesión.
sessions_notes_credited_range = Escriba minutos de 0 a 1,440, o déjelo vacío.
sessions_notes_never = No incluir estas notas en ningún informe
sessions_notes_never_hint = Si usted fue o no, sí se cuenta.
sessions_notes_save = Guardar mis notas
sessions_notes_saved = Sus notas están guardadas.

sessions_change_title = Cambios
sessions_change_only = Solo esta
sessions_change_day = Cambiar esta sesión
sessions_change_move = Mover o acortar
sessions_change_cancel = Está cancelada
sessions_change_back = Quitar mi cambio
sessions_change_minutes = Duración en minutos
sessions_change_missing_day = Escriba una fecha.
sessions_change_missing_start = Escriba la hora de inicio.
sessions_change_missing_minutes = Escriba los minutos, de 5 a 720.
sessions_change_saved = Esta sesión se cambió.
sessions_change_saved_overlap = Esta sesión se cambió. A la misma hora: { $what }.
sessions_change_cancelled = Esta sesión no se hace.
sessions_change_restored = Vuelve a estar como estaba prevista.
sessions_change_file_cancels = Su archivo de calendario dice que está cancelada.
sessions_change_later = Esta y todas las siguientes
sessions_change_later_do = Cambiar desde aquí
sessions_change_end = Terminar antes de esta
sessions_change_ended = { $what } termina aquí.
sessions_change_series_all = Toda la serie
sessions_change_whole = Esta sesión
sessions_change_keeps = Lo que anotó sobre sesiones pasadas se queda.

sessions_later_title = Cambiar desde aquí
sessions_later_lead = Desde el { $day }. Lo anterior queda como estaba.
sessions_later_from = Elija el { $day } o un día posterior.
sessions_later_from_file = El archivo de calendario ya no cambiará estas sesiones. Uno más nuevo sí cambia las anteriores.
sessions_later_saved = Cambiado desde este día.

sessions_form_video = Enlace de video
sessions_form_video_hint = Empieza con https://. Usted lo ve antes de abrirlo.
sessions_form_video_file = Déjelo vacío para usar el enlace del archivo. El suyo empieza con https://.
sessions_form_bring = Qué llevar
sessions_preview_count = { $count ->
    [one] 1 sesión, { $time }.
   *[other] { $count } sesiones, { $time } en total.
}
sessions_preview_span = Del { $first } al { $last }.
sessions_preview_overlap = { $count ->
    [one] A la misma hora: { $what }, { $when }.
   *[other] Otras { $count } son a la misma hora. La primera: { $what }, { $when }.
}
sessions_program = Mi programa
