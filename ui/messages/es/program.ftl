# El programa y las horas de una semana.

program_hours_of = { $count ->
    [one] de { $hours } hora
   *[other] de { $hours } horas
}
program_hours_text = { $count ->
    [one] { $credited } de { $hours } hora
   *[other] { $credited } de { $hours } horas
}
program_hours_label = Horas de esta semana
program_hours_not_noted = { $hours ->
    [one] { $hours } hora ya pasó y aún no está anotada.
   *[other] { $hours } horas ya pasaron y aún no están anotadas.
}
program_minutes_not_noted = { $minutes ->
    [one] { $minutes } minuto ya pasó y aún no está anotado.
   *[other] { $minutes } minutos ya pasaron y aún no están anotados.
}
program_hours_split = Las horas del programa se repartieron por días esta semana.

program_title = Mi programa
program_change = Cambiar
program_empty_title = ¿Qué le dijo su programa?
program_empty_text = Fechas, horas y las reglas sobre las faltas. Copie lo que dicen sus papeles y omita lo demás.
program_empty_do = Llenarlo
program_now = Dónde está usted
program_before = { $count ->
    [one] Empieza mañana
   *[other] Empieza en { $count } días
}
program_week = Semana { $week }
program_week_of = Semana { $week } de { $of }
program_over = El final previsto ya pasó
program_not_said = Aún no está anotado el primer día
program_progress_label = Semanas del programa
program_span = Del { $from } al { $until }.
program_hours_title = Esta semana
program_hours_none = No hay horas previstas esta semana.
program_hours_no_number = No están anotadas las horas por semana de su programa. Estas son las horas previstas.
program_phases = Fases
program_phase_assessment = Evaluación
program_phase_detox = Desintoxicación
program_phase_iop = Programa intensivo ambulatorio
program_phase_step_down = Paso a menos horas
program_phase_continuing = Atención continua
program_phase_now = Ahora
program_phase_number = Fase { $number }
program_phase_from = Desde el { $from }
program_phase_span = Del { $from } al { $until }
program_phase_hours = { $count ->
    [one] { $hours } hora por semana
   *[other] { $hours } horas por semana
}
program_policy = Cuando falta a una sesión
program_policy_most = { $count ->
    [one] Puede faltar a 1 sesión como máximo.
   *[other] Puede faltar a { $count } sesiones como máximo.
}
program_policy_notice = { $count ->
    [one] Avise 1 hora antes.
   *[other] Avise { $count } horas antes.
}
program_policy_late = { $count ->
    [one] 1 minuto de retraso cuenta como falta.
   *[other] { $count } minutos de retraso cuentan como falta.
}
program_policy_call = Llame a:
program_policy_none = Aún no hay nada anotado. Sus papeles quizá digan a quién llamar.
program_missed_none = Usted no ha anotado ninguna falta.
program_missed = Usted ha anotado { $count ->
    [one] 1 falta
   *[other] { $count } faltas
}: { $excused ->
    [0] ninguna con permiso
   *[other] { $excused } con permiso
} y { $made_up ->
    [0] ninguna repuesta
    [one] 1 repuesta
   *[other] { $made_up } repuestas
}.
program_edit_title = Cambiar mi programa
program_edit_lead = Copie lo que dicen sus papeles. Omita lo que no sepa.
program_saved = Su programa está guardado.
program_form_dates = Fechas
program_form_end = ¿Cuánto tiempo está previsto?
program_form_end_none = No se dijo
program_form_phases_hint = Muchos programas tienen partes con otras horas. Agregue cada una con su primer día.
program_form_phase_add = Agregar una fase
program_form_phase_kind = ¿Qué es?
program_form_phase_until = Último día
program_form_phase_until_hint = Deje vacío el último día si sigue hasta la próxima fase.
program_form_phase_hours = Horas por semana
program_form_phase_hours_hint = El número que dice su programa. Déjelo vacío si no dice ninguno.
program_form_phase_days = Días habituales
program_form_phase_days_hint = Ayudan a contar una semana en que una fase empieza o termina.
program_form_policy_hint = Cópielo del manual.
program_form_misses = Máximo de faltas
program_form_notice = Horas de aviso
program_form_late = Minutos de retraso que cuentan como falta
program_form_call = A quién llamar
program_form_phone = Su número
program_form_note = Qué más dice
program_form_range = Escriba un número entero de { $low } a { $high }, o déjelo vacío.
program_form_hours_number = Escriba horas, hasta 80, como 9 o 4.5, o déjelo vacío.
program_form_start_weeks = Escriba también el primer día. Las semanas se cuentan desde ahí.
program_form_far = Escriba un día a diez años del primero como máximo.
program_form_date = Escriba una fecha.
