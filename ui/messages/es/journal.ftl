## El diario: la línea del tiempo de todo, y una página para escribir

journal_title = Diario
journal_subtitle = Todo lo que anotó, lo más nuevo primero.
journal_write = Escribir
journal_search = Buscar en sus palabras
journal_search_hint = Deben estar todas las palabras. Los acentos y las mayúsculas no importan.
journal_filters = Filtros
journal_filters_on = { $count ->
    [one] Filtros (1 activo)
   *[other] Filtros ({ $count } activos)
}
journal_filters_clear = Mostrar todo
journal_kinds = Qué mostrar
journal_kind_craving = Ganas
journal_kind_checkin = Registro del día
journal_kind_journal = Diario
journal_kind_return = Volver a consumir
journal_kind_session = Sesión
journal_kinds_craving = Ganas
journal_kinds_checkin = Registros del día
journal_kinds_journal = Páginas del diario
journal_kinds_return = Veces que volvió a consumir
journal_kinds_session = Sesiones
journal_from = Desde
journal_to = Hasta
journal_share = Informe
journal_share_any = Cualquiera
journal_share_ask = Preguntarme cada vez
journal_share_ok = Puede ir en un informe
journal_share_never = Nunca va en un informe
journal_has_text = Solo lo que tiene palabras
journal_today = Hoy
journal_empty = Todavía no hay nada aquí
journal_empty_do = Aquí se reúnen las ganas, los registros del día, las sesiones y sus propias páginas.
journal_nothing = No hay nada que coincida
journal_nothing_do = Pruebe con otras palabras o con menos filtros.
journal_older = Mostrar anteriores
journal_found = { $count ->
    [one] 1 encontrado hasta ahora
   *[other] { $count } encontrados hasta ahora
}
journal_craving_line = { $number } de 10
journal_craving_later = { $number } de 10, después { $later }
journal_checkin_morning = Registro de la mañana
journal_checkin_evening = Registro de la noche
journal_checkin_answers = { $answered } de { $asked } con respuesta
journal_checkin_skipped = Lo saltó
journal_checkin_mood = Ánimo { $number } de 10
journal_checkin_mood_missing = Ánimo sin respuesta
journal_written_late = Escrito después, { $date }
journal_links_count = { $count ->
    [one] 1 enlace
   *[other] { $count } enlaces
}
journal_untitled = Una página sin título
journal_return_line = Lo anotó
journal_session_not_noted = Sin anotar si estuve

journal_new = Una página para usted
journal_new_hint = Escriba lo que quiera. Nadie lo lee, salvo que usted lo comparta.
journal_edit = Su página
journal_page_title = Título
journal_page_title_hint = Puede dejarlo vacío.
journal_page_body = Sus palabras
journal_kept = Guardado. Puede parar cuando quiera.
journal_keeping = Guardando lo que escribe …
journal_more = Fecha, compartir y enlaces
journal_earlier = Esto es de un momento anterior
journal_share_question = ¿Puede ir en un informe?
journal_share_hint = Nada sale de esta computadora por sí solo. Un informe lleva solo las páginas que usted marque al hacerlo.
journal_links = Enlazar
journal_links_hint = Para hablar de ello o para volver a encontrarlo.
journal_link_session = Llevarlo a una sesión
journal_link_plan = Una línea de mi plan
journal_link_craving = Unas ganas
journal_link_choose = Elija …
journal_link_take_away = Quitar el enlace: { $what }
journal_link_gone = Algo que ya no está
journal_link_craving_text = Ganas { $number } de 10, { $date }
journal_save = Listo
journal_saved = Guardado.
journal_taken_back = Anulado.
journal_changed = Página guardada. Lo que decía antes se conserva.
journal_deleted = Página borrada.
journal_restored = Ya está de vuelta.
journal_versions = { $count ->
    [one] Versión anterior: 1
   *[other] Versiones anteriores: { $count }
}
journal_version_of = Escrito el { $date }
journal_bring = Para llevar
journal_bring_hint = Páginas del diario que enlazó con esta sesión.
