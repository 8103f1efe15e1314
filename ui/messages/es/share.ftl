# Compartir: un informe para leer, un respaldo que se puede restaurar y lo que ya se entregó.

share_title = Compartir
share_subtitle = Nada sale de esta computadora si usted no lo entrega.

share_report_title = Informe (para leer)
share_report_text = Un archivo sellado que se abre en cualquier navegador, sin internet. Usted elige para quién es, qué lleva y de qué días. No se puede volver a meter en Evenkeel.
share_report_start = Hacer un informe

share_backup_title = Respaldo (se puede restaurar)
share_backup_text = Una copia sellada de todo lo que hay aquí. Se abre con la frase de acceso o el código de recuperación que tiene hoy. Guárdela en otro disco.
share_backup_make = Hacer un respaldo
share_backup_working = Escribiendo el respaldo y comprobándolo …
share_backup_done = El respaldo se escribió y se comprobó.
share_backup_done_at = Está aquí: { $path }
share_backup_size = { $size } MB
share_backup_restore = Para restaurar un respaldo, primero bloquee Evenkeel. La pantalla de bloqueo ofrece «Restaurar un respaldo».

share_folder = Carpeta donde guardar
share_folder_hint = Por ejemplo, una memoria USB. Puede escribirla o elegirla.
share_folder_choose = Elegir …

share_list_title = Lo que usted entregó
share_list_empty = Nada todavía.
share_list_unknown_file = Archivo: { $file }
share_list_made = Hecho: { $when }
share_list_days = Días: del { $from } al { $to }
share_list_label = Etiqueta: { $label }
share_list_lines = { $count ->
    [one] Una línea propia
   *[other] { $count } líneas propias
}
share_list_pages = { $count ->
    [one] Una página del diario
   *[other] { $count } páginas del diario
}
share_list_returns = { $count ->
    [one] Una vez que volvió a consumir
   *[other] { $count } veces que volvió a consumir
}
share_list_topics = { $count ->
    [one] Una línea para hablar
   *[other] { $count } líneas para hablar
}
share_state_begun = Sin terminar
share_state_begun_text = No se terminó. Puede haber quedado un archivo en la carpeta. Si lo encuentra ahí, bórrelo.
share_state_failed = No se hizo
share_state_failed_text = No se pudo hacer. No se entregó nada.
share_list_purpose = Para qué: { $purpose }
share_revoked = Permiso retirado
share_revoke = Marcar como retirado
share_revoke_for = Marcar como retirado: { $name }
share_revoke_title = ¿Retirar su permiso?
share_revoke_text = Aquí queda anotado que usted lo retiró. Eso no trae el archivo de vuelta: quien lo tenga todavía puede abrirlo. Dígale usted, mejor por escrito, que deje de usarlo y que lo borre.
share_revoke_confirm = Marcarlo
share_revoke_cancel = Dejarlo así

share_new_title = Hacer un informe
share_step = Paso { $step } de { $of }: { $name }
share_step_who = para quién es
share_step_stop = antes de seguir
share_step_what = qué lleva
share_step_words = sus propias palabras
share_step_talk = de qué hablar
share_step_preview = mírelo
share_step_save = sellar y guardar

share_who_title = ¿Para quién es?
share_recipient = Nombre de esa persona
share_person = Elegir de mi equipo de atención
share_person_hint = Escribe el nombre y propone quién es. Puede cambiar las dos cosas.
share_person_other = Alguien que no está en mi lista
share_role = ¿Quién es?
share_role_counselor = Mi consejera, consejero o terapeuta
share_role_doctor = Mi médico, enfermera o quien me receta
share_role_family = Mi familia
share_role_court = Un juzgado o libertad condicional
share_role_employer = Mi empleador
share_role_other = Otra persona
share_purpose = ¿Para qué es?
share_purpose_hint = Puede dejarlo en blanco. Aparece en el informe.
share_prepared_by = El nombre de usted en el informe
share_prepared_by_hint = Puede dejarlo vacío.
share_label = Etiqueta en la página cerrada
share_label_hint = Puede dejarla vacía. Cualquiera que tenga el archivo la puede leer, aun sin las palabras que lo abren.

share_stop_title = Espere un momento
share_stop_1 = Una vez que lo entregue, puede usarse de maneras que usted no quiera.
share_stop_2 = Hable antes con su consejera o consejero, o con un abogado. No tiene que decidirlo hoy.
share_stop_3 = Compartir para un caso judicial casi siempre necesita un permiso aparte. Hacer este informe no es ese permiso.
share_stop_court = Un juzgado no recibe palabras propias de usted, ni páginas del diario, ni veces que volvió a consumir.
share_stop_employer = Hasta el título de una sesión puede delatar un diagnóstico. Por eso un informe para un empleador lleva solo fechas y horas.
share_stop_go = Ya lo pensé
share_stop_leave = Hoy no

share_what_title = ¿Qué lleva?
share_kinds = Tipos
share_kind_cravings = Ganas de consumir
share_kind_checkins = Registros del día
share_kind_sessions = Sesiones
share_kind_lessons = Lecciones
share_kind_plan = Mi plan
share_kind_medications = Medicamentos y dosis
share_kind_returns = Veces que volví a consumir, las que yo elija
share_kind_journal = Páginas del diario que yo elija
share_kinds_hint = Lo que un registro del día dice sobre consumo o medicamentos nunca va. Sus propias palabras se marcan línea por línea en el paso siguiente.
share_kinds_employer = Las fechas y horas de sus sesiones. Para un empleador no se ofrece nada más.
share_uses = ¿Qué veces que volvió a consumir?
share_uses_hint = Solo va lo que usted marque. Al principio no hay nada marcado. Lo que marcó con «nunca» no aparece.
share_use_return = Volví a consumir, { $when }
share_use_craving = Ganas que terminaron en consumo, { $when }
share_uses_some = Cómo terminaron las ganas se muestra solo si aquí están todas marcadas. Si no, el informe no lo dice de ninguna.
share_uses_all = Aquí están todas marcadas. Por eso el informe también muestra cómo terminaron las ganas cada vez.
share_uses_none = No hay ninguna de estos días que pueda ir.
share_uses_more = Solo aparecen las 200 más nuevas de estos días. Elija menos días para ver las otras.
share_uses_more_ends = No se pueden marcar todas. Por eso el informe no dice cómo terminaron las ganas.
share_pages = ¿Qué páginas?
share_pages_hint = Solo van las páginas que usted marque, completas. Las que marcó con «nunca» no aparecen.
share_pages_none = No hay ninguna página de estos días que pueda ir.
share_pages_more = Solo aparecen las 200 páginas más nuevas de estos días. Elija menos días para ver las otras.
share_free_text = También mis propias palabras
share_dates = ¿De qué días?
share_from = Primer día
share_to = Último día
share_dates_hint = Los botones toman semanas completas, de lunes a domingo. Así se pueden comparar dos informes.
share_weeks_last = { $count ->
    [one] Última semana
   *[other] Últimas { $count } semanas
}
share_week_so_far = Esta semana hasta hoy
share_days_since = Desde mi último informe para { $name }
share_days_weeks = { $count ->
    [one] Una semana completa.
   *[other] { $count } semanas completas.
}
share_days_part = No son semanas completas.
share_days_after = No lleva nada desde el { $day }.
share_name_left_out = Decir en el informe qué dejé fuera
share_name_left_out_hint = Solo los tipos, nunca cuánto. Desactívelo si eso pudiera usarse en su contra.
share_expires = Pedir que lo borren después del
share_expires_hint = Puede dejarlo vacío.
share_lang = Idioma del informe
share_lang_en = Inglés
share_lang_es = Español
share_lang_hint = El informe se abre en este idioma. Quien lo lea quizá necesite inglés. Puede pasar de un idioma al otro.

share_own_title = ¿Cuáles de sus propias palabras?
share_own_text = Solo van las líneas que usted marque. Sin su marca, en lugar de la línea va una palabra general. Pueden nombrar a otras personas.
share_own_start = Las líneas que quizá hablan de consumo o de medicamentos empiezan sin marca. Las otras empiezan marcadas.
share_own_start_none = Al principio no hay ninguna línea marcada.
share_own_count = { $ticked } de { $all } marcadas
share_own_all = Marcar todas
share_own_all_of = Marcar todas: { $kind }
share_own_none = Desmarcar todas
share_own_none_of = Desmarcar todas: { $kind }
share_own_marked = Quizá habla de consumo o medicamentos
share_own_others = Otras líneas
share_own_more = Mostrar { $count } más (de { $left })
share_own_rest = { $count ->
    [one] Mostrar una línea más
   *[other] Mostrar { $count } más
}
share_own_whole = Mostrar todo
share_own_short = Mostrar menos
share_own_kind_cravings = Ganas de consumir
share_own_kind_checkins = Registros del día
share_own_kind_sessions = Sesiones
share_own_kind_lessons = Lecciones
share_own_kind_plan = Mi plan
share_own_kind_medications = Medicamentos
share_own_kind_returns = Veces que volví a consumir
share_own_kind_words = Palabras que añadí a las listas
share_own_what_situation = Qué estaba pasando
share_own_what_thought = Pensamiento
share_own_what_note = Nota
share_own_what_good_thing = Algo bueno del día
share_own_what_intention = Para qué es el día
share_own_what_title = Título
share_own_what_provider = Con quién
share_own_what_series_note = Texto del calendario
share_own_what_session_note = Nota de la sesión
share_own_what_reason = Por qué falté
share_own_what_reflection = Lo que pienso de ella
share_own_what_plan_line = Línea del plan
share_own_what_plan_reason = Por qué lo cambié
share_own_what_plan_reviewed_with = Revisado con
share_own_what_return_words = Lo que escribí sobre eso
share_own_what_word = Palabra propia
share_own_what_medicine_purpose = Para qué es
share_own_what_medicine_label = Texto de la etiqueta
share_own_what_medicine_reason = Por qué lo dejé o hice una pausa

share_talk_title = ¿De qué quiere hablar?
share_talk_text = Como máximo { $most } líneas. Van al principio de la primera página. Puede saltarse esto.
share_talk_noted = Preguntas que anotó
share_talk_for = para el { $when }
share_talk_long = Tiene { $used } caracteres. Aquí una línea tiene lugar para { $most }.
share_talk_shorten = Escribirla más corta
share_talk_line = Línea { $number }
share_talk_add = Añadir una línea
share_talk_remove = Quitar
share_talk_remove_line = Quitar la línea { $number }
share_talk_full = El máximo es cinco líneas. Primero quite una, o su marca.

share_gap_recipient = Escriba quién lo va a leer.
share_gap_kinds = Elija al menos un tipo.
share_gap_pages = Marque al menos una página o deje fuera las del diario.
share_gap_returns = Marque al menos una, o deje fuera las veces que volvió a consumir.
share_gap_own_many = Pueden ir como máximo 5,000 líneas. Quite algunas marcas o elija menos días.
share_gap_topics_many = El máximo es cinco líneas. Quite algunas, o sus marcas.
share_gap_topics_long = Una de las líneas es demasiado larga.
share_gap_dates = Llene los dos días.
share_gap_order = El último día es anterior al primero.
share_gap_long = Esto es demasiado largo.

share_preview_title = Esto es lo que sale. Todo.
share_preview_text = El archivo lleva exactamente esto y nada más, en español y en inglés.
share_preview_lang = Verlo en
share_preview_duty = Una consejera, un consejero o un médico que lee que alguien está en peligro puede tener el deber de actuar.
share_preview_loading = Preparándolo …
share_preview_frame = El informe
share_preview_go = Esto puede salir

share_save_title = Sellarlo y guardarlo
share_words_title = Palabras que lo abren
share_words_text = Dígaselas usted a { $name }, en persona o por teléfono. No las envíe con el archivo.
share_words_bits = Siete palabras, sacadas al azar. Suman { $bits } bits: demasiados para adivinarlas.
share_words_again = Otras palabras
share_words_own = Usar mi propia frase
share_words_made = Usar las palabras que hicimos
share_own_label = Frase de acceso de este archivo
share_own_hint = Debe ser tan difícil de adivinar que cien computadoras rápidas tardarían años. No puede ser la de Evenkeel. No cuentan las mayúsculas ni los acentos.
share_own_good = Esta es difícil de adivinar.
share_vault_passphrase = Su propia frase de acceso, una vez más
share_vault_passphrase_hint = La que abre Evenkeel. Así sabemos que es usted.
share_gap_own = Esta frase es demasiado fácil de adivinar para un archivo que sale.
share_gap_reused = Esta es la frase que abre Evenkeel. Quien lea el informe podría abrir todo lo que hay aquí. Elija otras palabras.
share_gap_own_unseen = Hay algo en ella que no se ve. No se podría volver a escribir.
share_gap_vault = Escriba su propia frase de acceso.
share_gap_wrong = Esa no es la frase que abre Evenkeel. Revise las mayúsculas e inténtelo de nuevo.
share_gap_folder = Elija una carpeta.
share_save = Sellar y guardar
share_saving = Sellando. Puede tardar unos segundos …

share_reach_title = Cómo le llega a { $name }
share_reach_text = El correo suele detener los archivos que terminan en .html, y muchas oficinas no permiten memorias USB. Pregúntele a { $name } qué camino funciona ahí.
share_reach_lang = En papel, en
share_reach_file = El archivo, con una hoja
share_reach_file_text = Llévelo en una memoria USB o envíelo. La hoja dice cómo abrirlo y qué hacer si el correo lo detiene.
share_reach_paper = La primera página en papel
share_reach_paper_text = El papel no está sellado. Quien lo encuentre lo puede leer.
share_reach_paper_print = Imprimir la primera página
share_reach_together = Leerlo juntos aquí
share_reach_together_text = Siéntense juntos frente a esta pantalla. Así no hay que enviar nada.
share_reach_together_open = Abrirlo aquí
share_together_title = Leerlo juntos
share_together_text = Esto es lo que lleva el archivo. Ciérrelo antes de prestar el teclado.
share_together_close = Cerrar el informe
share_slip_named = Decir en la hoja de quién es
share_slip_named_as = Dirá: { $name }
share_slip_named_none = Usted no puso ningún nombre en este informe.
share_slip_words = Poner en la hoja las palabras que lo abren
share_slip_words_hint = Entonces quien tenga la hoja y el archivo lo puede leer.
share_slip_print = Imprimir la hoja
share_slip_title = Un archivo sellado para { $name }
share_slip_file = Archivo: { $file }
share_slip_from = De: { $name }
share_slip_open = Cómo abrirlo
share_slip_open_1 = Guarde el archivo en su computadora. No lo abra dentro del programa de correo.
share_slip_open_2 = Ábralo con un Chrome, Edge, Firefox o Safari reciente. No hay que instalar nada.
share_slip_open_3 = Escriba las palabras que lo abren.
share_slip_told = Las palabras que lo abren se le dicen de viva voz. No se envían con el archivo.
share_slip_the_words = Las palabras que lo abren:
share_slip_apart = Guarde esta hoja lejos del archivo.
share_slip_blocked = Si el correo lo detiene
share_slip_blocked_1 = Los archivos que terminan en .html se detienen a menudo. Pida a su equipo de informática que lo deje pasar.
share_slip_blocked_2 = O pídalo en una memoria USB.
share_slip_blocked_3 = O pida la primera página en papel, o leerlo juntos.
share_slip_safe = El archivo se abre únicamente en su computadora. Funciona sin internet y no envía nada.

share_done_title = El informe está sellado y guardado
share_done_at = Está aquí:
share_done_words = Las palabras que lo abren:
share_done_keep = No guardamos estas palabras. Dígalas ahora o anótelas. Desaparecen cuando salga de esta página.
share_done_checked = Se volvió a leer y lleva lo que usted vio.
share_done_finish = Listo

## A chart of the report, as a table.

share_chart_table = Mostrar como tabla
share_chart_week = Semana
share_chart_value = Valor
