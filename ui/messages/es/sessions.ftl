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
sessions_none_ahead = No hay nada planeado en estas semanas.
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
sessions_moved = Cambió de hora
sessions_clock_change = Cambia la hora
sessions_your_clock = { $time } en su reloj
sessions_other_zone = Hora de { $zone }
sessions_with = con { $who }
sessions_open = Detalles: { $what }, { $when }

## Una sesión

sessions_detail_when = Cuándo
sessions_detail_length = Duración
sessions_detail_kind = Tipo
sessions_detail_with = Con
sessions_detail_place = Dónde
sessions_detail_room = Sala
sessions_detail_directions = Cómo llegar
sessions_detail_travel = Tiempo para llegar
sessions_detail_phone = Teléfono
sessions_detail_note = Notas
sessions_detail_range = { $start } a { $end }
sessions_detail_range_days = { $start } a { $day }, { $end }
sessions_detail_zone = Las horas son las de { $zone }.
sessions_detail_device = En su reloj empieza: { $when }.
sessions_detail_cancelled = Esta sesión se canceló. No tiene que ir.
sessions_detail_moved = Esta sesión cambió de hora. Estaba planeada para: { $when }.
sessions_detail_gap = Esa noche los relojes se adelantan y saltan esta hora. Pasamos la sesión a las { $time }. Pregunte en su programa si está bien.
sessions_detail_fold = Esa noche los relojes se atrasan y esta hora llega dos veces. Tomamos la primera. Pregunte en su programa cuál es.
sessions_detail_from_file = Los días y las horas vienen de un archivo de calendario. Un archivo más nuevo los cambia.
sessions_change_series = Cambiar
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
sessions_form_weekly = Cada semana
sessions_form_once = Solo una vez
sessions_form_days = ¿Qué días?
sessions_form_from = Primer día
sessions_form_from_hint = La hoja puede decir “empieza el”.
sessions_form_day = Día
sessions_form_end = ¿Hasta cuándo sigue?
sessions_form_end_weeks = Unas semanas
sessions_form_end_date = Hasta un día
sessions_form_weeks = Semanas
sessions_form_until = Último día
sessions_form_start = Hora de inicio
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
sessions_form_phone = Teléfono, para avisar si llega tarde
sessions_form_note = Notas
sessions_form_note_hint = Por favor, no escriba nombres de otras personas de su grupo.
sessions_form_zone = Las horas son las de { $zone }, donde está su programa.
sessions_form_save = Guardar
sessions_form_saved = Guardado. Ya está en su lista.
sessions_form_missing_days = Elija al menos un día.
sessions_form_missing_date = Escriba una fecha.
sessions_form_missing_start = Escriba la hora de inicio.
sessions_form_missing_weeks = Escriba cuántas semanas, de 1 a 104.
sessions_form_missing_minutes = Escriba los minutos, de 5 a 720.
sessions_form_travel_range = Escriba minutos de 0 a 600, o déjelo en blanco.
sessions_form_gone = Esta sesión ya no está en su lista.
sessions_form_not_here = Es una nota en el día. No hay nada que cambiar.

## Un archivo de calendario

sessions_import_title = Importar un calendario
sessions_import_lead = Elija el archivo que le dio su programa. Su nombre termina en “.ics”. Primero verá lo que trae. No se agrega nada hasta que usted lo diga.
sessions_import_private = El archivo se lee en esta computadora. No se envía a ninguna parte.
sessions_import_choose = Elegir un archivo
sessions_import_other = Elegir otro archivo
sessions_import_reading = Leyendo el archivo …
sessions_import_unreadable = No se pudo abrir este archivo. Elíjalo otra vez.
sessions_import_preview = Lo que trae este archivo
sessions_import_calendar = Calendario: { $name }
sessions_import_new = Nueva
sessions_import_changed = Cambió
sessions_import_unchanged = Ya está en su lista
sessions_import_cancelled = Se quitará
sessions_import_untitled = Sin título
sessions_import_count = { $count ->
    [one] 1 sesión
   *[other] { $count } sesiones
}
sessions_import_days = { $count ->
    [one] 1 nota en un día
   *[other] { $count } notas en días
}
sessions_import_span = { $first } a { $last }
sessions_import_next = Se cuentan los próximos dos años.
sessions_import_apply = { $count ->
    [0] Poner mi lista al día
    [one] Agregar 1 a mi lista
   *[other] Agregar { $count } a mi lista
}
sessions_import_nothing_new = Todo lo de este archivo ya está en su lista. No hay nada que hacer.
sessions_import_nothing_usable = Nada de este archivo puede ir a su lista. Abajo dice por qué.
sessions_import_done = Listo. Su lista está al día.
sessions_import_to_list = A mis sesiones
sessions_import_skipped = No se incluyó: { $count }
sessions_import_skipped_more = Y { $count } más.

sessions_note_zone_from_calendar = El archivo no da la zona horaria aquí. Tomamos la del calendario: { $zone }.
sessions_note_zone_from_device = El archivo no da la zona horaria. Tomamos la de esta computadora: { $zone }.
sessions_note_zone_unknown = No conocemos la zona horaria del archivo. Tomamos la de esta computadora: { $zone }. Por favor, revise una hora.
sessions_note_no_end = Sigue sin fecha final. Usted ve los próximos dos años.
sessions_note_truncated = Hay más fechas de las que podemos guardar. Las últimas no se incluyeron.
sessions_note_all_day = Dura todo el día. Es una nota en el día, sin horas y sin recordatorio.
sessions_note_text_cut = El texto era muy largo. Guardamos la primera parte.
sessions_note_alarm_ignored = Trae su propia alarma. No la usamos; le recordamos a nuestra manera.
sessions_note_cancelled = El archivo dice que esto se canceló.
sessions_note_clock_change = Una de las horas cae en una noche de cambio de hora. Está marcada en la lista.
sessions_note_no_end_time = El archivo no dice cuándo termina. Tomamos una hora.

sessions_skip_no_start = No tiene una fecha que podamos leer.
sessions_skip_end_before_start = Termina antes de empezar.
sessions_skip_too_long = Es demasiado largo para una sesión.
sessions_skip_sub_daily = Se repite muchas veces al día. Las sesiones no.
sessions_skip_rule_unreadable = No podemos leer cómo se repite.
sessions_skip_outside_horizon = Ya pasó, o falta más de dos años.
sessions_skip_not_an_event = Es una tarea u otra cosa, no una sesión.
sessions_skip_orphan = Cambia una sesión que no está en el archivo.
sessions_skip_cancelled = Está cancelado y no estaba en su lista.
sessions_skip_changes_later = Cambia una sesión y todas las que siguen. Todavía no podemos leer eso. Revise las nuevas horas con su programa.
sessions_skip_no_dates = Cae en un día que nunca llega.
