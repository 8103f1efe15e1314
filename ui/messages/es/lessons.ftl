# Palabras alrededor de las lecciones. Lo que dicen las lecciones está en src-tauri/content/lessons.

lessons_title = Aprender
lessons_subtitle = Lecciones cortas. Elija una. Su lugar se guarda.
lessons_read_count = { $done } de { $count } leídas
lessons_number = Lección { $number }
lessons_parts = { $done } de { $count } partes leídas
lessons_not_opened = Sin abrir
lessons_is_done = Lista
lessons_start = Empezar
lessons_go_on = Seguir leyendo
lessons_look_again = Ver otra vez
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
lessons_order_hint = Tóquelos uno tras otro.
lessons_order_at = Número { $place }: { $text }
lessons_order_back = Quitar el último
lessons_order_answer = El orden de la lección
lessons_sort_put = ¿Dónde va «{ $text }»?
lessons_sort_left = { $left ->
    [one] Falta uno.
   *[other] Faltan { $left }.
}
lessons_sort_all = Ya están todos. Usted los miró uno por uno.
lessons_again = Probar otra vez

lessons_reflection_title = En sus palabras
lessons_reflection_hint = Esto es para usted. Puede dejarlo vacío.
lessons_reflection_field = Sus palabras
lessons_share = Si un día comparte su diario
lessons_share_ask = Pregúnteme entonces
lessons_share_never = No incluir mis palabras
lessons_share_ok = Mis palabras pueden ir
lessons_confidence = ¿Qué tan seguro se siente de poder usar esto?
lessons_confidence_low = 0 nada seguro
lessons_confidence_high = 10 muy seguro

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
