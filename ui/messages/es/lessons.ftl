# Palabras alrededor de las lecciones. Lo que dicen las lecciones está en src-tauri/content/lessons.

lessons_title = Aprender
lessons_subtitle = Lecciones cortas. Elija una. Su lugar se guarda.
lessons_read_count = { $done } de { $count } leídas
lessons_number = Lección { $number }
lessons_parts = { $done } de { $count } partes leídas
lessons_is_done = Hecha
lessons_start = Empezar
lessons_go_on = Seguir leyendo
lessons_none = Aquí no hay lecciones.
lessons_none_do = Todo lo demás funciona como siempre.
lessons_all = Todas las lecciones
lessons_unknown = Esta lección no está aquí.

lessons_contents = En esta lección
lessons_part_read = leída
lessons_stopped_at = La última vez llegó hasta «{ $part }».
lessons_go_there = Ir ahí
lessons_drawing = Dibujo
lessons_safety = Para su seguridad
lessons_note = Es bueno saberlo

lessons_try_title = Pruébelo ahora

lessons_quiz_title = Tres preguntas
lessons_quiz_hint = Aquí nada puede salir mal. Elija y vea qué dice. Puede saltarlas todas.
lessons_question = Pregunta { $number } de { $count }
lessons_picked = Usted eligió esto
lessons_fits = Esto va bien
lessons_order_hint = Toque cada línea, una tras otra.
lessons_order_place = Lugar { $place }
lessons_order_at = Número { $place }: { $text }
lessons_order_back = Quitar lo último
lessons_order_answer = El orden de la lección
lessons_sort_put = ¿Dónde va «{ $text }»?
lessons_sort_left = { $left ->
    [one] Falta uno.
   *[other] Faltan { $left }.
}
lessons_sort_all = Ya están todos. Usted los miró uno por uno.
lessons_again = Probar otra vez
lessons_paper_number = Numérelos del 1 al { $count }.
lessons_paper_sort = Marque una casilla en cada línea.

lessons_reflection_title = En sus palabras
lessons_reflection_hint = Esto es para usted. Puede dejarlo vacío.
lessons_reflection_field = Sus palabras
lessons_share = Si un día hace un informe
lessons_share_ask = Pregúnteme entonces
lessons_share_never = No incluir mis palabras
lessons_share_ok = Mis palabras pueden ir
lessons_confidence = ¿Cuánta confianza tiene en poder usar esto?
lessons_confidence_low = 0 nada
lessons_confidence_high = 10 mucha

lessons_finish = Ya la leí
lessons_finished_title = Usted leyó esta lección
lessons_finished_text = Sus palabras y respuestas se guardan. Vuelva cuando quiera.
lessons_next = Siguiente: { $title }
lessons_reopen = Todavía no

lessons_sources = De dónde viene esto
lessons_source = Fuente { $number }
lessons_source_show = Mostrar la dirección web
lessons_source_hide = Ocultar la dirección web
lessons_source_address = Evenkeel nunca se conecta a internet. Puede escribir esta dirección en un navegador.
lessons_checked = Última revisión: { $date }
lessons_clinician_not_yet = Revisado por personal clínico: todavía no
lessons_clinician_done = Revisado por personal clínico: sí
lessons_not_kept = Ahora mismo su lugar no se está guardando. Lo que escribió sigue en la pantalla.

lessons_search = Buscar en las lecciones
lessons_search_hint = Busca en todas las lecciones, en inglés y en español. Los acentos no importan.
lessons_found = { $count ->
    [0] Ninguna lección tiene «{ $query }».
    [one] 1 lección tiene «{ $query }».
   *[other] { $count } lecciones tienen «{ $query }».
}
lessons_found_none = Pruebe con una palabra más corta, o solo con el comienzo.
lessons_found_en = En inglés
lessons_found_es = En español

lessons_week_title = Esta semana
lessons_week_number = Esta semana: semana { $week }
lessons_week_days = Del { $from } al { $to }
lessons_week_done = { $done } de { $count } hechas esta semana
lessons_week_before = Pendientes de antes
lessons_week_free = Esta semana no toca ninguna. Puede leer la que quiera.
lessons_week_empty = ¿Su programa da lecciones por semana? Puede anotar cuándo toca cada una.
lessons_assigned_done = { $count ->
    [one] Su programa le dio 1 lección. Hechas: { $done }. Esto no es una nota.
   *[other] Hizo { $done } de las { $count } lecciones que le dio su programa. Esto no es una nota.
}
lessons_counted_from = Las semanas se cuentan desde el { $day }.

lessons_due_week = Semana { $week }
lessons_due_no_week = Sin semana todavía
lessons_due_session = Para el { $when }: { $session }
lessons_due_cancelled = Para el { $when }: { $session } (cancelada)
lessons_due_gone = La sesión para la que tocaba ya no está aquí.
lessons_due_is = { $when }
lessons_due_unsaid = Usted no ha dicho cuándo toca esta lección.
lessons_due_button = ¿Cuándo toca?
lessons_due_title = ¿Cuándo toca?
lessons_due_when = Toca
lessons_due_by_week = En una semana de mi programa
lessons_due_by_session = En una sesión
lessons_due_none = Sin fecha
lessons_due_week_field = ¿Qué semana?
lessons_due_week_hint = La semana 1 empieza el primer día de su programa.
lessons_due_week_range = Escriba un número del 1 al { $most }.
lessons_due_session_field = ¿Qué sesión?
lessons_due_session_pick = Elija una
lessons_due_no_sessions = No hay ninguna sesión en los próximos dos meses.
lessons_due_kept = Guardado para «{ $title }».
lessons_not_kept_due = Esto no se guardó. Inténtelo otra vez.

lessons_filter = Mostrar
lessons_filter_all = Todas
lessons_filter_week = Esta semana
lessons_filter_todo = Por hacer
lessons_filter_done = Hechas
lessons_filter_bookmarked = Marcadas
lessons_filter_none = Ahora no hay ninguna lección aquí.
lessons_filter_reset = Mostrar todas

lessons_spread_title = Llenar las semanas
lessons_spread_hint = Da una semana a cada lección que no tiene fecha, en orden. Puede cambiar cada una.
lessons_spread_field = Lecciones por semana
lessons_spread_go = { $count ->
    [one] Llenar con 1 lección
   *[other] Llenar con { $count } lecciones
}
lessons_spread_done = { $count ->
    [one] 1 lección ya tiene semana.
   *[other] { $count } lecciones ya tienen semana.
}

lessons_suggest_title = Le puede servir ahora
lessons_suggest_trigger = «{ $trigger }» estuvo en { $n } de { $of } momentos de ganas con detonante en los últimos { $days } días.
lessons_suggest_skills = { $skills ->
    [0] Anotó { $n } momentos de ganas en { $days } días y todavía no ha probado una habilidad. Una puede ayudar.
    [one] Anotó { $n } momentos de ganas en { $days } días y probó una habilidad. Otra puede ayudar.
   *[other] Anotó { $n } momentos de ganas en { $days } días y probó { $skills } habilidades. Otra puede ayudar.
}
lessons_suggest_halt = Hambre, enojo, soledad o cansancio: estuvieron en { $n } de { $of } momentos de ganas en los últimos { $days } días.
lessons_suggest_hint = Se cuenta con lo que usted anotó, solo en esta computadora.
lessons_suggest_open = Verla

lessons_bookmark = Marcar
lessons_bookmarked = Marcada
lessons_reading = Tamaño del texto
lessons_reading_title = Cómo se ven las lecciones
lessons_reading_hint = Se guarda para todas las lecciones.
lessons_size = Tamaño de las letras
lessons_size_normal = Normal
lessons_size_large = Grande
lessons_size_larger = Más grande
lessons_size_largest = Lo más grande
lessons_spacing = Espacio entre líneas
lessons_spacing_normal = Normal
lessons_spacing_wide = Más
lessons_spacing_widest = Mucho más

lessons_renewed = Esta lección se escribió de nuevo
lessons_renewed_kept = Su lugar, sus respuestas y sus palabras están aquí.
lessons_renewed_aside = Su lugar y sus palabras están aquí. Algunas preguntas cambiaron. Lo que usted respondió antes está debajo de las preguntas.
lessons_aside_title = { $count ->
    [one] 1 respuesta a una pregunta de antes
   *[other] { $count } respuestas a preguntas de antes
}
lessons_aside_hint = Estas preguntas cambiaron. Esto es lo que usted dijo entonces.
lessons_aside_unknown = Una pregunta que ya no está
