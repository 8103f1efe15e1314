## Sus propias palabras

words_title = Sus palabras
words_subtitle = Agregue palabras, cámbieles el nombre o quite las que nunca usa. Lo que ya escribió queda como está y muestra el nombre nuevo.
words_settings_hint = Detonantes, habilidades y otras palabras para elegir: agregue las suyas, cámbieles el nombre u oculte las que nunca usa.
words_mine_ask = ¿Cuáles de estas son las suyas?
words_mine_why = Se pregunta una sola vez. Las que elija van primero, y las demás esperan en «Otras». Puede cambiarlo en Ajustes cuando quiera.
words_mine_choose = Elegir las mías
words_mine_skip = Dejarlo como está
words_mine_keep = Poner estas primero
words_mine_title = Mis sustancias
words_mine_hint = Estas van primero cada vez que hay ganas. Las demás esperan en «Otras». Si no elige ninguna, se ven todas.
words_change_these = Cambiar estas palabras
words_which = ¿Qué lista?
words_list_triggers = Detonantes
words_list_skills = Habilidades
words_list_substances = Sustancias
words_list_places = Lugares
words_list_company = Compañía
words_new = Palabra nueva
words_new_hint = Con sus propias palabras, solo para usted.
words_new_group = Grupo
words_add = Agregar
words_added = Agregada: { $word }
words_full = Esta lista está llena. Caben { $most } palabras. Puede cambiar el nombre de una que ya no necesite.
words_taken = Ya hay una palabra con este nombre. Puede ser una oculta.
words_hidden = oculta
words_hidden_count = { $count ->
    [one] 1 oculta
   *[other] { $count } ocultas
}
words_renamed_from = antes «{ $word }»
words_edit = Cambiar «{ $word }»
words_name = Nombre
words_name_hint = Lo que escribió antes también muestra este nombre.
words_offer = Ofrecer esta palabra
words_offer_hint = Una palabra oculta sigue en lo que ya escribió.
words_saved = Palabra guardada.
words_as_it_came = Como venía
words_as_it_came_done = Está como venía.
words_remove = Sacar de la lista
words_removed = Se sacó. Lo que escribió con ella se queda.
