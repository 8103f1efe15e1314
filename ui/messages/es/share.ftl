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
share_list_days = Del { $from } al { $to }
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
share_step_preview = mírelo
share_step_save = sellar y guardar

share_who_title = ¿Para quién es?
share_recipient = Nombre de esa persona
share_role = ¿Quién es?
share_role_counselor = Mi consejera, consejero o terapeuta
share_role_doctor = Mi médico, enfermera o quien me receta
share_role_family = Mi familia
share_role_court = Un juzgado o libertad condicional
share_role_employer = Mi empleador
share_role_other = Otra persona
share_purpose = ¿Para qué es?
share_purpose_hint = Puede dejarlo en blanco. Aparece en la primera página.
share_prepared_by = El nombre de usted en el informe
share_prepared_by_hint = Puede dejarlo vacío.

share_stop_title = Espere un momento
share_stop_1 = Una vez que lo entregue, puede usarse de maneras que usted no quiera.
share_stop_2 = Hable antes con su consejera o consejero, o con un abogado. No tiene que decidirlo hoy.
share_stop_3 = Compartir para un caso judicial casi siempre necesita un permiso aparte. Hacer este informe no es ese permiso.
share_stop_go = Ya lo pensé
share_stop_leave = Hoy no

share_what_title = ¿Qué lleva?
share_kinds = Tipos
share_kind_cravings = Ganas de consumir
share_kind_checkins = Registros del día
share_kind_sessions = Sesiones
share_kind_lessons = Lecciones
share_kind_plan = Mi plan
share_kind_journal = Páginas del diario que yo elija
share_kinds_hint = Nunca dice lo que anotó sobre consumo o medicamentos. El plan va con todas sus líneas.
share_pages = ¿Qué páginas?
share_pages_hint = Solo van las páginas que usted marque, completas. Las que marcó con «nunca» no aparecen.
share_pages_none = No hay ninguna página de estos días que pueda ir.
share_pages_more = Solo aparecen las 200 páginas más nuevas de estos días. Elija menos días para ver las otras.
share_free_text = También mis propias palabras
share_free_text_hint = Notas, qué estaba pasando, pensamientos y palabras que usted escribió. Pueden nombrar a otras personas.
share_dates = ¿De qué días?
share_from = Primer día
share_to = Último día
share_days_last = { $days ->
    [7] Últimos 7 días
    [28] Últimas 4 semanas
   *[other] Últimas 12 semanas
}
share_name_left_out = Decir en la primera página qué dejé fuera
share_name_left_out_hint = Solo los tipos, nunca cuánto. Desactívelo si eso pudiera usarse en su contra.
share_expires = Pedir que lo borren después del
share_expires_hint = Puede dejarlo vacío.
share_lang = Idioma del informe
share_lang_en = Inglés
share_lang_es = Español

share_gap_recipient = Escriba quién lo va a leer.
share_gap_kinds = Elija al menos un tipo.
share_gap_pages = Marque al menos una página o deje fuera las del diario.
share_gap_dates = Llene los dos días.
share_gap_order = El último día es anterior al primero.
share_gap_long = Esto es demasiado largo.

share_preview_title = Esto es lo que sale. Todo.
share_preview_text = El archivo lleva exactamente esto y nada más.
share_preview_duty = Una consejera, un consejero o un médico que lee que alguien está en peligro puede tener el deber de actuar.
share_preview_loading = Preparándolo …
share_preview_frame = El informe
share_preview_go = Esto puede salir

share_save_title = Sellarlo y guardarlo
share_words_title = Palabras que lo abren
share_words_text = Dígale usted estas palabras a { $name }, en persona o por teléfono. No las envíe con el archivo.
share_words_bits = Siete palabras, sacadas al azar. Suman { $bits } bits: demasiados para adivinarlas.
share_words_again = Otras palabras
share_words_own = Usar mi propia frase
share_words_made = Usar las palabras que hicimos
share_own_label = Frase de acceso de este archivo
share_own_hint = Debe ser más difícil de adivinar que la de Evenkeel. No cuentan las mayúsculas ni los acentos.
share_own_good = Esta es difícil de adivinar.
share_vault_passphrase = Su propia frase de acceso, una vez más
share_vault_passphrase_hint = La que abre Evenkeel. Así sabemos que es usted.
share_gap_own = Esta frase es demasiado fácil de adivinar para un archivo que sale.
share_gap_own_unseen = Hay algo en ella que no se ve. No se podría volver a escribir.
share_gap_vault = Escriba su propia frase de acceso.
share_gap_wrong = Esa no es la frase que abre Evenkeel. Revise las mayúsculas e inténtelo de nuevo.
share_gap_folder = Elija una carpeta.
share_save = Sellar y guardar
share_saving = Sellando. Puede tardar unos segundos …

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
