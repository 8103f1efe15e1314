# Medicamentos: qué toca y qué se anotó. Nada aquí le dice a nadie qué tomar, y nada regaña.

nav_medicines = Medicamentos
medications_title = Medicamentos
medications_subtitle = Lo que toca y lo que anotó.
medications_no_advice = Evenkeel guarda lo que usted anota. No compara medicamentos entre sí ni da consejos. Pregunte a quien se los receta o en la farmacia.
medications_add = Agregar un medicamento
medications_empty = Aún no hay medicamentos aquí
medications_empty_do = Empiece con uno. Solo necesita la etiqueta, y puede parar cuando quiera.
medications_waits = Empezó a agregar un medicamento.
medications_go_on = Seguir
medications_today = Hoy
medications_nothing_due = Hoy no toca nada.
medications_nothing_now = Ahora mismo no toca nada.
medications_as_needed = Cuando lo necesita
medications_all = Sus medicamentos
medications_gone = { $count ->
    [one] 1 que dejó
   *[other] { $count } que dejó
}
medications_open = Todos los medicamentos
medications_more = { $count ->
    [one] Toca 1 más
   *[other] Tocan { $count } más
}
medications_noted_today = { $noted } de { $count } dosis de hoy ya anotadas.
medications_paper = En papel
medications_paper_text = Una página para cualquier médico y una hoja para una visita.

# Una dosis
medications_place_last_night = Anoche
medications_place_since = Sigue pendiente
medications_place_today = Hoy
medications_place_later = Más tarde hoy
medications_due_since = Pendiente desde el { $date }
medications_taken = Tomada
medications_else = Otra cosa
medications_other_time = A otra hora
medications_took_one = Tomé una dosis
medications_take_back = Quitar lo anotado
medications_what_happened = ¿Qué pasó?
medications_took_at = La tomé a otra hora
medications_skipped = No la tomé
medications_why = ¿Por qué?
medications_shifted = Esa noche cambia la hora, por eso aquí dice { $time }.
medications_shifted_short = (cambia la hora)
medications_moved = Usted movió esta.
medications_time_on = { $time }, { $day }
medications_state_future = Más tarde
medications_state_due = Toca
medications_state_taken = Tomada: { $time }
medications_state_late = Tomada más tarde: { $time }
medications_state_skipped = Omitida
medications_state_skipped_why = Omitida: { $reason }
medications_state_not_recorded = Sin anotar
medications_state_paused = En pausa
medications_late_kind = Qué bueno que lo anotó.
medications_also = Anotado otra vez: { $said }
medications_while_locked = Se anotó en un aviso con Evenkeel bloqueado.
medications_noted_taken = Anotado: { $name }, { $time }.
medications_noted_skipped = Anotado: { $name }, dosis omitida. Gracias por decirlo.
medications_noted_next = Siguiente: { $when }.
medications_taken_back = Se quitó. Todo está como antes.
medications_there_again = Está anotado otra vez.
medications_changed = Se cambió.
medications_noted_before = Ya la anotó ({ $time }). ¿Anotar otra?
medications_skipped_before = Ya anotó que no la tomó ({ $time }). ¿Anotar otra respuesta?
medications_leave_it = No, dejarlo así
medications_note_another = Anotar otra

# Cuando se necesita
medications_in_24h = { $count ->
    [one] 1 en las últimas 24 horas.
   *[other] { $count } en las últimas 24 horas.
}
medications_last_at = La última: { $when }.
medications_label_limit = La etiqueta dice: { $limit }

# La nota con una dosis
medications_note_ask = Anotado. ¿Quiere agregar cómo le va con { $name }? Una vez al día basta.
medications_note_add = Agregar una nota
medications_note_change = Cambiar la nota
medications_not_now = Ahora no
medications_note_title = ¿Cómo le va con { $name }?
medications_note_saved = Su nota está guardada.
medications_note_text = ¿Algo más?
medications_withdrawal = ¿Qué tan fuertes son sus síntomas de abstinencia?
medications_withdrawal_low = ninguno
medications_withdrawal_high = los más fuertes de todos
medications_withdrawal_line = Síntomas de abstinencia: { $number } de 10
medications_lasted = ¿El efecto de la dosis anterior le duró hasta esta?
medications_lasted_yes = Sí
medications_lasted_no = No
medications_lasted_not_sure = No sé
medications_lasted_line = Le duró: { $answer }
medications_effects = Efectos secundarios
medications_effects_none = Ninguno
medications_effects_none_line = Sin efectos secundarios
medications_effect_strength = ¿Qué tan fuerte? { $effect }
medications_effect_line = { $effect }: { $strength }
medications_strength_0 = nada
medications_strength_1 = un poco
medications_strength_2 = medio
medications_strength_3 = fuerte

# Lo que se sabe de un medicamento
medications_facts = Datos del medicamento
medications_facts_change = Cambiar esto
medications_edit_title = Cambiar un medicamento
medications_saved = Guardado.
medications_name = Nombre
medications_name_hint = Como en la etiqueta.
medications_purpose = Para qué es
medications_purpose_hint = En sus palabras. Puede saltarse esto.
medications_form = Forma
medications_form_tablet = Pastilla o cápsula
medications_form_film = Lámina
medications_form_liquid = Líquido
medications_form_injection = Inyección
medications_form_patch = Parche
medications_form_implant = Implante
medications_form_spray = Aerosol
medications_form_other = Otra cosa
medications_kind = Ayuda con
medications_kind_alcohol = El consumo de alcohol
medications_kind_opioid = El consumo de opioides
medications_kind_nicotine = La nicotina
medications_kind_mental_health = La salud mental
medications_kind_other = Otra cosa
medications_label = Lo que dice la etiqueta
medications_label_hint = Cópielo palabra por palabra, como "Tomar 1 pastilla dos veces al día con comida".
medications_prescriber = Quién lo receta
medications_pharmacy = Farmacia
medications_person_later = Después
medications_people_hint = Puede elegir entre las personas de su lista. ¿Falta alguien? Agregue a esa persona y vuelva cuando quiera.
medications_people_open = Abrir mi equipo de atención
medications_started = Lo toma desde
medications_stopped_on = Último día
medications_stop_reason = Por qué se dejó
medications_note = Nota para quien lo receta
medications_note_hint = Sale en la hoja para la visita.
medications_reminders = Recordatorios
medications_remind = Recordarme cuando toca
medications_remind_hint = Lo que dice un aviso lo decide usted, en Recordatorios.
medications_repeats = Si no respondo
medications_repeats_hint = Las horas de silencio siguen en silencio.
medications_repeats_count = { $count ->
    [0] No recordarme otra vez
    [one] Recordarme una vez más
   *[other] Recordarme { $count } veces más
}
medications_reason = Su propia razón
medications_reason_hint = Como "por mis hijos". Solo sale en el aviso que más dice.
medications_reminders_are_on = { $count ->
    [0] Sí, una vez
    [one] Sí, y una vez más
   *[other] Sí, y { $count } veces más
}
medications_reminders_are_off = No
medications_step_name = El medicamento
medications_step_label = La etiqueta
medications_step_people = Quién y dónde
medications_step_reminders = Recordatorios
medications_step_rest = Más

# Agregar uno
medications_ask_name = ¿Cuál es el medicamento?
medications_ask_label = ¿Qué dice la etiqueta?
medications_ask_when = ¿Cuándo lo toma?
medications_ask_people = ¿Quién lo receta?
medications_ask_reminders = ¿Quiere recordatorios?
medications_before_saving = Antes de guardar
medications_stop_here = Parar aquí y guardar
medications_go_on_later = Seguir después
medications_kept = Guardado. Puede seguir cuando quiera.
medications_added = { $name } está en su lista.
medications_whole_day = Mostrar todas las dosis de hoy
medications_whole_day_hint = Si no, empieza con la próxima.
medications_same_title = { $name } ya está en su lista
medications_same_text = Dos con el mismo nombre se confunden fácil. ¿Es otro?
medications_same_also = Sí, guardar los dos
medications_same_back = No, volver

# Cuándo toca
medications_when = Cuándo
medications_when_none = Aún sin horario.
medications_when_change = Cambiar desde un día
medications_when_add = Agregar otro horario
medications_schedule_end = Terminar este horario
medications_schedule_ended = Este horario terminó. Lo que anotó se queda.
medications_shape = ¿Cada cuánto?
medications_shape_daily = Cada día
medications_shape_weekly = Algunos días de la semana
medications_shape_as_needed = Solo cuando lo necesito
medications_shape_after_given = Una inyección, contada desde la última
medications_shape_every_days = Cada tantos días
medications_shape_every_weeks = Cada tantas semanas
medications_shape_every_months = Cada mes, o cada tantos
medications_shape_after_hours = Unas horas después de la última dosis
medications_shape_as_label = Como dice la etiqueta
medications_shape_hint_daily = Por ejemplo, a las 8 a. m. y a las 8 p. m.
medications_shape_hint_weekly = Por ejemplo, lunes y jueves.
medications_shape_hint_as_needed = Por ejemplo, para el dolor. Nunca toca a una hora.
medications_shape_hint_after_given = Por ejemplo, cada 4 semanas. La próxima cuenta desde el día en que se la pusieron.
medications_shape_hint_every_days = Por ejemplo, un día sí y otro no.
medications_shape_hint_every_weeks = Por ejemplo, cada 2 semanas, el mismo día.
medications_shape_hint_every_months = Por ejemplo, el día 15.
medications_shape_hint_after_hours = Por ejemplo, 8 horas después de tomar una dosis.
medications_shape_hint_as_label = Solo las palabras. Sin horas y sin recordatorios.
medications_weekdays = ¿Qué días?
medications_every_days = ¿Cada cuántos días?
medications_every_weeks = ¿Cada cuántas semanas?
medications_every_months = ¿Cada cuántos meses?
medications_every_so_many = ¿Cada cuántos?
medications_span = Días o semanas
medications_span_days = Días
medications_span_weeks = Semanas
medications_month_day = Día del mes
medications_month_short = Un mes corto no tiene día { $day }. Ahí toca el último día.
medications_counts_from = Primer día
medications_time = Hora
medications_time_number = Hora { $number }
medications_time_add = Agregar una hora
medications_time_remove = Quitar la hora { $number }
medications_hours = ¿Cuántas horas después de la última dosis?
medications_hours_hint = Cuenta desde que tomó una dosis, también de noche.
medications_first_day = Día de la primera dosis
medications_first_time = Hora
medications_limit = El límite que pone la etiqueta
medications_limit_hint = Palabra por palabra, como "No más de 4 al día".
medications_as_label_text = Las palabras de la etiqueta
medications_part = Parte { $number }
medications_part_add = Agregar una parte
medications_part_remove = Quitar la parte { $number }
medications_part_removed = Se quitó la parte.
medications_parts_hint = ¿La cantidad cambia en días fijos, como al bajar poco a poco? Agregue una parte para cada una.
medications_part_first_day = Primer día
medications_part_last_day = Último día
medications_part_last_day_hint = Déjelo vacío si sigue, o si termina cuando empieza la parte siguiente.
medications_part_label = Lo que dice la etiqueta para estos días
medications_part_label_hint = Palabra por palabra. Puede saltarse esto.
medications_part_days = del { $from } al { $to }
medications_part_from = desde el { $from }
medications_clock = ¿Con qué reloj?
medications_clock_here = Mi reloj, donde esté
medications_clock_home = La hora de casa ({ $city })
medications_clock_here_hint = Las 8 a. m. siguen siendo las 8 a. m., donde esté.
medications_clock_home_hint = De viaje sigue el reloj de casa.
medications_clock_here_is = Con el reloj de donde está.
medications_clock_home_is = Con la hora de casa ({ $city }).
medications_late_after = "Más tarde" empieza después de
medications_late_after_hint = Solo cambia cómo se anota. Igual cuenta como tomada.
medications_late_is = Cuenta como más tarde después de { $time }.
medications_gap_times = Escriba al menos una hora.
medications_gap_weekdays = Elija al menos un día.
medications_gap_every = Escriba un número entero que quepa.
medications_gap_month_day = Escriba un día del 1 al 31.
medications_gap_hours = Escriba de 1 a 72 horas.
medications_preview = Esto es lo que resulta
medications_preview_tomorrow = Mañana:
medications_preview_nothing = nada
medications_preview_one = { $time }, { $label }
medications_shifted_on = El { $date } cambia la hora, por eso toca a esta hora: { $time }.
medications_gap_text = Copie las palabras de la etiqueta.
medications_gap_between = Del { $from } al { $to } no toca nada.
medications_preview_next = { $count ->
    [one] La próxima:
   *[other] Las próximas { $count }:
}
medications_says_daily = Cada día: { $times }
medications_says_weekly = Cada { $days }: { $times }
medications_says_every_days = { $count ->
    [2] Un día sí y otro no: { $times }
   *[other] Cada { $count } días: { $times }
}
medications_says_every_weeks = { $count ->
    [one] Cada { $day }: { $times }
   *[other] Cada { $count } semanas, { $day }: { $times }
}
medications_says_every_months = { $count ->
    [one] Cada mes, el día { $day }: { $times }
   *[other] Cada { $count } meses, el día { $day }: { $times }
}
medications_says_after_hours = { $count ->
    [one] 1 hora después de la última dosis
   *[other] { $count } horas después de la última dosis
}
medications_says_after_days = { $count ->
    [one] El día después de ponerla: { $time }
   *[other] Cada { $count } días desde el día en que se puso: { $time }
}
medications_says_after_weeks = { $count ->
    [one] Cada semana desde el día en que se puso: { $time }
   *[other] Cada { $count } semanas desde el día en que se puso: { $time }
}
medications_says_as_needed = Cuando lo necesita
medications_says_as_label = Como dice la etiqueta
medications_next_due = Siguiente: { $when }
medications_given_unlock = Anote aquí cada inyección: desde entonces llegan los recordatorios de la próxima.
medications_later = Cambia el { $date }:
medications_change_title = Cambiar cuándo toca
medications_another_title = Otro horario para este medicamento
medications_change_from = ¿Desde cuándo?
medications_change_from_hint = Lo que tocaba antes se queda como está.
medications_change_now = Desde ahora
medications_change_day = Desde un día
medications_change_which_day = ¿Qué día?
medications_change_saved = Guardado. Lo que tocaba antes se queda como estaba.

# Pausar, dejar, mover, borrar
medications_pause = Pausar
medications_pauses = Pausas
medications_pause_title = Pausar { $name }
medications_pause_lead = Esos días no toca y no se cuenta.
medications_pause_from = Desde
medications_pause_until = Hasta (incluido)
medications_pause_until_hint = Déjelo vacío si aún no lo sabe.
medications_pause_reason = ¿Por qué?
medications_pause_hospital = En un hospital
medications_pause_prescriber = Lo dijo quien lo receta
medications_pause_ran_out = Se acabó
medications_pause_other = Otra razón
medications_pause_note = En sus palabras
medications_pause_saved = { $name } está en pausa.
medications_pause_changed = Se cambió la pausa.
medications_pause_gone = Se quitó la pausa.
medications_pause_change = Cambiar la pausa
medications_paused_to = En pausa del { $from } al { $to }: { $reason }
medications_paused_from = En pausa desde el { $from }: { $reason }
medications_paused_until = En pausa hasta el { $date }
medications_stop = Dejé de tomarlo
medications_stop_title = { $name }: lo dejó
medications_stop_lead = Ya no toca. Su historia se queda.
medications_stop_day = Último día
medications_stopped = { $name } está en la lista de los que dejó.
medications_goes_on = { $name } sigue.
medications_is_stopped = Lo tomó hasta el { $date }.
medications_take_again = Lo tomo otra vez
medications_move = Mover esta
medications_move_title = Mover { $name } una vez
medications_move_lead = Toca el { $when }. Lo de antes se queda como está.
medications_move_day = Día nuevo
medications_move_saved = Se movió al { $when }.
medications_delete = Borrar
medications_deleted = Se borraron el medicamento y su historia.
medications_restored = El medicamento está otra vez, con su historia.
medications_in_plan_title = Está en su plan
medications_in_plan_text = { $name } es uno de los medicamentos de su plan. Su línea también se borra. Las versiones que guardó antes lo conservan.

# Cómo fue
medications_how = Cómo fue
medications_count_taken = { $taken } de { $due } dosis anotadas como tomadas
medications_count_beside = Además: { $list }.
medications_count_late = { $count } de estas más tarde de lo previsto
medications_count_skipped = { $count ->
    [one] 1 omitida
   *[other] { $count } omitidas
}
medications_count_not_recorded = { $count } sin anotar
medications_count_paused = { $count } en pausa
medications_count_gap = Tiempo más largo sin ninguna dosis anotada como tomada: { $time }.
medications_days = { $count ->
    [one] 1 día
   *[other] { $text } días
}
medications_history = Historia
medications_history_none = Nada todavía.
medications_history_more = Mostrar días anteriores

# Resurtido
medications_refill = Resurtido
medications_refill_none = Cuente lo que tiene, y Evenkeel le dice cuándo queda poco.
medications_refill_count = Contar
medications_refill_again = Contar otra vez
medications_refill_title = ¿Cuánto queda de { $name }?
medications_refill_lead = Cuente dosis, no pastillas. Las tomadas se restan.
medications_refill_left = Dosis que quedan
medications_refill_left_hint = Si toma 2 pastillas cada vez, 20 pastillas son 10 dosis.
medications_refill_days = Avisarme cuántos días antes
medications_refill_at = ¿A qué hora?
medications_refill_saved = Contado.
medications_refill_drop = Dejar de contar
medications_refill_dropped = Ya no se cuenta.
medications_refill_is_left = { $count ->
    [0] Según su cuenta no quedan dosis.
    [one] Queda 1 dosis.
   *[other] Quedan { $count } dosis.
}
medications_refill_until = Alcanza hasta el { $date }.
medications_refill_until_about = Alcanza más o menos hasta el { $date }.
medications_refill_over = Anotó más de lo que había contado. Cuente otra vez cuando pueda.

# De viaje
medications_zone_title = Ahora está en la hora de { $city }
medications_zone_text = { $names }: ¿con qué reloj quiere seguir? Hasta ahora era el de { $city }.
medications_zone_here = El reloj de aquí ({ $city })
medications_zone_home = La hora de casa ({ $city })
medications_zone_now_here = Desde ahora con el reloj de { $city }.
medications_zone_now_home = Desde ahora con la hora de casa, { $city }.

# En papel
medications_page_title = Mis medicamentos ahora
medications_page_lead = Una página para cualquier médico, enfermera o farmacia.
medications_page_made = Al { $when }. Lo escribió la persona que los toma.
medications_page_empty = No hay ningún medicamento que imprimir.
medications_page_note = Las palabras de cada etiqueta se copiaron a mano. Por favor, compárelas con la etiqueta.
medications_fact = { $name }: { $value }
medications_last_given = La última se puso el { $date }
medications_visit_title = Antes de una visita
medications_visit_paper = Desde la última visita
medications_visit_lead = Una hoja con lo que pasó desde la última vez.
medications_visit_choose = Para esta visita
medications_visit_person = ¿Con quién?
medications_visit_anybody = Sin decir
medications_visit_use = Mostrar los días con y sin consumo
medications_visit_use_hint = Solo si quiere que esté en la hoja.
medications_visit_since = Del { $from }, la última visita, al { $to }.
medications_visit_days = Del { $from } al { $to }.
medications_visit_for = Para { $name }.
medications_visit_none = En este tiempo no tocaba ni se anotó ningún medicamento.
medications_visit_taken = Tomada
medications_visit_few = Muy pocas para contar: tocaban { $count }.
medications_visit_as_needed = Cuando lo necesitó
medications_visit_times = { $count ->
    [one] una vez
   *[other] { $count } veces
}
medications_visit_withdrawal = Síntomas de abstinencia, 0 a 10
medications_visit_spread = { $n ->
    [one] { $min }, anotada una vez.
   *[other] De { $min } a { $max }, en el medio { $middle }, { $n } veces anotada.
}
medications_visit_missing = Días sin anotar: { $count }.
medications_visit_not_noted = sin anotar
medications_visit_lasted = Le duró hasta la siguiente
medications_visit_lasted_line = sí { $yes }, no { $no }, no sabe { $not_sure }, días sin anotar { $not_noted }
medications_visit_effects = Efectos secundarios
medications_visit_effect = { $effect } ({ $n ->
    [one] una vez
   *[other] { $n } veces
}, como máximo { $strength })
medications_visit_else = También
medications_visit_cravings = Ganas de consumir, 0 a 10
medications_visit_days_use = Días con y sin consumo
medications_visit_days_line = sin consumo { $none }, con consumo { $some }, sin decir { $not_said }
medications_visit_questions = Lo que quiero preguntar
medications_visit_note = Según lo que la persona anotó. Un hueco quiere decir que no se anotó nada, y nada más.

# En otras partes
journal_kind_dose = Dosis
journal_kinds_dose = Dosis con nota
journal_kind_medication = Medicamento
journal_kinds_medication = Medicamentos
medications_change_started = Empezó
medications_change_paused = En pausa
medications_change_stopped = Lo dejó
