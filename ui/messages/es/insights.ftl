# Insights: what the records add up to, and the look back at a week. Numbers with what they are out of; no verdict, no advice.

insights_title = Lo que se ve
insights_lead = Lo que usted anotó, sumado. Describe. No juzga.
insights_range = Desde cuándo
insights_range_four_weeks = 4 semanas
insights_range_twelve_weeks = 12 semanas
insights_range_all = Todo
insights_since = Del { $from } al { $to }
insights_empty = Todavía no hay nada que sumar
insights_empty_do = Anote unas ganas de consumir o responda un registro del día. Después de unas pocas, aquí verá qué tienen en común.
insights_empty_log = Anotar ganas de consumir
insights_week_open = Repasar la semana
insights_table = Tabla
insights_how = ¿Cómo se cuenta esto?
insights_table_of = Tabla: { $title }
insights_read = Leer punto por punto: { $title }
insights_read_hint = Las flechas llevan de uno al siguiente.
insights_hatched = La rayada aún no termina.
insights_few = muy pocas para decir algo
insights_nothing = nada anotado
insights_a_bar = { $weeks ->
    [one] Cada barra es una semana, de lunes a domingo.
   *[other] Cada barra son { $weeks } semanas.
}
insights_a_point = { $weeks ->
    [one] Cada punto es una semana, de lunes a domingo.
   *[other] Cada punto son { $weeks } semanas.
}
insights_span = Del { $from } al { $to }
insights_col_when = Cuándo
insights_col_n = Anotadas
insights_col_peak = La más fuerte
insights_col_mean = Promedio
insights_col_answers = Respuestas
insights_col_skipped = Preguntado, sin responder
insights_col_days_none = Días en que dijo: ninguna
insights_col_days_silent = Días sin anotar nada

insights_cravings = { $n ->
    [0] No se anotaron ganas de consumir
    [one] Ganas de consumir anotadas 1 vez, fuerza { $peak } de 10
   *[other] Ganas de consumir anotadas { $n } veces; las más fuertes, { $peak } de 10
}
insights_cravings_about = Ganas de consumir anotadas y las más fuertes de cada período
insights_cravings_passed = Pasaron { $passed } de { $n }. Usted dijo cómo terminaron { $ended }.
insights_cravings_days_logged = { $n ->
    [one] Anotó ganas de consumir en 1 día.
   *[other] Anotó ganas de consumir en { $n } días.
}
insights_cravings_days_none = { $n ->
    [one] En 1 día dijo que no hubo.
   *[other] En { $n } días dijo que no hubo.
}
insights_cravings_days_told = { $n ->
    [one] En 1 día solo lo contó en un registro del día.
   *[other] En { $n } días solo lo contó en un registro del día.
}
insights_cravings_days_open = Un día sin anotar no se cuenta como un día sin ganas.
insights_cravings_row_peak = la más fuerte
insights_cravings_at = { $when }: { $n ->
    [0] ninguna anotada
    [one] 1 anotada
   *[other] { $n } anotadas
}
insights_cravings_at_peak = , la más fuerte { $peak } de 10
insights_cravings_at_silent = { $when }: nada anotado

insights_heat_spot = Lo más frecuente: { $when } ({ $n } de { $of })
insights_heat_none = Ningún momento sobresale ({ $n } anotadas con hora)
insights_heat_empty = Cuándo llegan las ganas: todavía nada anotado
insights_heat_about = Ganas de consumir por día de la semana y hora del día
insights_heat_when = { $weekday }, { $block }
insights_heat_key = Un número es cuántas se anotaron. 0: respondió un registro del día a esa hora y no anotó ninguna. Una raya: se preguntó y no hubo respuesta. Vacío: nadie preguntó.
insights_heat_untimed = { $n ->
    [one] 1 más sin hora del día.
   *[other] { $n } más sin hora del día.
}
insights_heat_logged = { $when }: { $n } anotadas, fuerza promedio { $mean }. Registros del día respondidos: { $answered } de { $asked }.
insights_heat_none_logged = { $when }: ninguna anotada. Registros del día respondidos: { $answered } de { $asked }.
insights_heat_no_answer = { $when }: { $asked ->
    [one] se preguntó 1 vez, sin respuesta.
   *[other] se preguntó { $asked } veces, sin respuesta.
}
insights_heat_not_asked = { $when }: nadie preguntó, nada anotado.
insights_heat_col_asked = Registros del día respondidos, de los preguntados
insights_heat_col_known = Qué se sabe
insights_heat_state_logged = anotadas
insights_heat_state_none_logged = respondió, ninguna anotada
insights_heat_state_no_answer = se preguntó, sin respuesta
insights_heat_state_not_asked = no se preguntó

insights_triggers_top = El detonante más nombrado: { $trigger } ({ $n } de { $of })
insights_triggers_few = Detonantes: muy pocos para decir cuál aparece más
insights_triggers_empty = Detonantes: todavía ninguno nombrado
insights_triggers_about = Detonantes según cuántas veces se nombraron
insights_triggers_row = { $n ->
    [one] una vez
   *[other] { $n } veces
}, fuerza promedio { $mean }, la más fuerte { $max }
insights_triggers_row_few = { $n ->
    [one] una vez
   *[other] { $n } veces
}, la más fuerte { $max }, muy pocas para decir algo
insights_triggers_col = Detonante

insights_skills_top = Después de «{ $skill }» el número bajó { $fall } en promedio (n = { $n })
insights_skills_flat = Hasta ahora el número no ha bajado con ninguna habilidad medida lo suficiente
insights_skills_few = Habilidades: muy pocos segundos números para decir algo
insights_skills_empty = Habilidades: todavía ninguna probada
insights_skills_about = Cambio del número después de cada habilidad
insights_skills_note = El cambio es el número de después menos el de antes, solo donde usted dio un segundo número. No prueba que la habilidad lo causó.
insights_skills_row = { $change } en promedio, n = { $n } de { $uses } { $uses ->
    [one] uso
   *[other] usos
}
insights_skills_row_few = { $uses ->
    [one] 1 uso
   *[other] { $uses } usos
}, { $n ->
    [0] ninguno medido
    [one] 1 medido
   *[other] { $n } medidos
}, muy pocos para decir algo
insights_skills_col = Habilidad
insights_skills_col_uses = Usos
insights_skills_col_measured = Medidos
insights_skills_col_change = Cambio promedio

insights_ease = { $minutes ->
    [one] Las ganas suelen bajar en 1 minuto
   *[other] Las ganas suelen bajar en { $minutes } minutos
}
insights_ease_few = Cuánto tardan en bajar: muy pocas para decir algo
insights_ease_text = Bajaron { $eased }, de { $rerated } con un segundo número.
insights_ease_how = Bajar es llegar a la mitad del primer número o menos, o a 2 o menos. Los minutos son el valor del medio de las que bajaron.
insights_ease_minutes = { $minutes } min

insights_confidence = Seguridad en su meta: { $mean } de 10 en promedio (n = { $n })
insights_confidence_few = Seguridad en su meta: muy pocas respuestas para decir algo (n = { $n })
insights_confidence_empty = Seguridad en su meta: todavía sin respuestas
insights_confidence_about = Seguridad en su meta, de 0 a 10, según los registros del día
insights_sleep = Sueño: { $mean } horas en promedio (n = { $n })
insights_sleep_few = Sueño: muy pocas respuestas para decir algo (n = { $n })
insights_sleep_empty = Sueño: todavía sin respuestas
insights_sleep_about = Horas de sueño, según los registros del día
insights_trend_at = { $when }: { $mean } (n = { $n })
insights_trend_at_none = { $when }: sin respuesta
insights_trend_skipped = { $n } preguntadas y sin responder

insights_days = { $none ->
    [0] Sus días hasta ahora
    [one] 1 día anotado sin consumir
   *[other] { $none } días anotados sin consumir
}
insights_days_about = { $count ->
    [one] El día de hoy, con lo que usted dijo
   *[other] Los últimos { $count } días, cada uno con lo que usted dijo
}
insights_days_count = { $state }: { $n }
insights_days_nothing = Todavía no ha dicho cómo fue un día. No pasa nada.
insights_days_longest = { $days ->
    [one] La serie más larga que contó: 1 día, el { $from }.
   *[other] La serie más larga que contó: { $days } días, del { $from } al { $to }.
}
insights_days_keep = Es suya, pase lo que pase.
insights_days_state_none = sin consumir
insights_days_state_some = consumo
insights_days_state_not_sure = no lo sé
insights_days_state_not_logged = sin anotar
insights_days_at = { $day }: { $state }
insights_days_how = Cada día cuenta como usted lo dijo: en un registro del día, con unas ganas de consumir o como día completo. Un día sin anotar queda abierto y no cuenta ni a favor ni en contra. Los días empiezan con su primer día aquí, o con uno anterior del que usted escribió. Se muestran 90 como máximo.
insights_days_col_day = Día
insights_days_col_state = Lo que usted dijo
insights_days_set = Decir cómo fue un día

insights_hours = { $credited } de { $prescribed } horas indicadas
insights_hours_no_number = { $credited } horas anotadas con asistencia
insights_hours_about = Horas de asistencia por semana y las que pide su programa
insights_hours_at = { $when }: { $credited } de { $prescribed } horas
insights_hours_at_no_number = { $when }: { $credited } horas
insights_hours_not_noted = { $hours } horas de sesiones sin anotar
insights_hours_note = Según lo que usted anotó. El contorno es lo que pide su programa.
insights_hours_col_credited = Asistencia
insights_hours_col_prescribed = Indicadas
insights_hours_col_not_noted = Sin anotar
insights_hours_none = sin número

insights_block_0 = de medianoche a 4 a.m.
insights_block_1 = de 4 a 8 a.m.
insights_block_2 = de 8 a.m. a mediodía
insights_block_3 = de mediodía a 4 p.m.
insights_block_4 = de 4 a 8 p.m.
insights_block_5 = de 8 p.m. a medianoche
insights_hour_0 = 12 a.m.
insights_hour_1 = 4 a.m.
insights_hour_2 = 8 a.m.
insights_hour_3 = 12 p.m.
insights_hour_4 = 4 p.m.
insights_hour_5 = 8 p.m.

insights_review = Su semana
insights_review_running = La semana no ha terminado. Así se ve hasta ahora.
insights_review_lead = Unos minutos para mirar atrás, y una cosa para la semana que viene.
insights_review_findings = Lo que muestran sus notas
insights_review_early = Es pronto. Con más notas hay más que ver.
insights_review_nothing = Hay muy poco anotado en esta semana para decir algo. Está bien así.
insights_review_question = Una pregunta
insights_review_plan = Una cosa para la semana que viene
insights_review_plan_hint = Pequeña y clara, como «Llamar a Ana el viernes antes de las seis».
insights_review_last = Lo que pensaba hacer, semana del { $from }
insights_review_save = Guardar
insights_review_saved = El repaso de su semana está guardado.
insights_review_removed = Quitado.
insights_review_earlier = Semana anterior
insights_review_later = Semana siguiente
insights_review_all = Todo lo que se ve
insights_q_time = ¿Qué tiene de distinto ese momento de la semana?
insights_q_trigger = La próxima vez que llegue ese detonante, ¿qué podría hacer primero?
insights_q_good_moment = ¿Qué momento de esta semana fue bueno?
insights_q_hard_moment = ¿Qué momento fue difícil, y qué le ayudó a pasarlo?
insights_q_who_helped = ¿Quién le ayudó esta semana, aunque fuera un poco?
insights_q_what_rested = ¿Qué le dio descanso esta semana?
insights_f_skill = Después de «{ $skill }» el número bajó { $fall } en promedio (n = { $n }, cuatro semanas).
insights_f_passed = Esta semana pasaron { $passed } de { $n } ganas de consumir.
insights_f_ease = Cuando las ganas bajaron, suelen haber tardado { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
} (n = { $n }, cuatro semanas).
insights_f_time = El { $weekday }, { $block }, llegaron más ganas que en cualquier otro momento: { $n } de { $of } en cuatro semanas.
insights_f_trigger = «{ $trigger }» fue lo más nombrado: { $n } de { $of } ganas de consumir en cuatro semanas.
insights_f_hours = Esta semana usted estuvo en { $credited } de { $prescribed } horas del programa.
insights_f_hours_no_number = Esta semana usted estuvo en { $credited } horas del programa.
insights_f_written = Anotó algo sobre las ganas de consumir en { $days } de 7 días.
insights_f_confidence = Su seguridad en su meta fue de { $mean } de 10 en promedio (n = { $n }).
insights_f_confidence_before = Su seguridad en su meta fue de { $mean } de 10 en promedio (n = { $n }). La semana anterior fue de { $before }.
insights_f_sleep = Durmió { $mean } horas en promedio (n = { $n }).
insights_today = Repasar su semana
insights_today_text = { $span }. Bastan unos minutos.
insights_today_done = Ya repasó esta semana.
insights_today_open = Repasar
insights_today_again = Leerlo otra vez
