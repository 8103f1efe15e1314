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
