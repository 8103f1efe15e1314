# Para cada código de domain::error::ErrorCode: qué pasó y qué hacer ahora.

error_locked_what = Está bloqueado.
error_locked_do = Ábralo con su frase de acceso. Lo que escribió está guardado.

error_no_vault_what = Todavía no hay nada que abrir.
error_no_vault_do = Empiece con los primeros pasos: idioma y frase de acceso.

error_vault_exists_what = Aquí ya hay una bóveda.
error_vault_exists_do = Ábrala con su frase de acceso. No se cambió nada.

error_wrong_passphrase_what = Esa frase de acceso no es la correcta.
error_wrong_passphrase_do = Revise las mayúsculas e intente otra vez. También puede usar su código de recuperación.

error_wrong_recovery_code_what = Ese código no abre esta bóveda.
error_wrong_recovery_code_do = Revise que sea el código más nuevo que anotó. Solo sirve el más nuevo.

error_recovery_code_typo_what = Hay un error al escribir el código.
error_recovery_code_typo_do = Compárelo con su papel, grupo por grupo. Puede usar mayúsculas o minúsculas.

error_too_many_tries_what = Hubo muchos intentos seguidos.
error_too_many_tries_do = Espere un momento e intente otra vez. No se perdió nada.

error_header_damaged_what = El archivo de llaves está dañado, y su copia también.
error_header_damaged_do = No borre nada. Restaure un respaldo: necesita su frase de acceso o su código.

error_header_missing_what = Falta el archivo de llaves. Sus datos siguen ahí.
error_header_missing_do = Si movió archivos, devuelva «keys.json» a su lugar. Si no, restaure un respaldo.

error_database_damaged_what = Su frase de acceso es correcta, pero el archivo de datos está dañado.
error_database_damaged_do = No se cambió nada. Restaure su último respaldo.

error_database_missing_what = Su frase de acceso es correcta, pero el archivo de datos falta o está vacío.
error_database_missing_do = Si lo movió, devuelva «vault.db» a su lugar. Si no, restaure un respaldo.

error_vault_mismatch_what = El archivo de datos es de otra bóveda.
error_vault_mismatch_do = Ponga el archivo que va aquí, o restaure un respaldo.

error_rolled_back_what = El archivo de datos es más viejo que el último que se usó aquí.
error_rolled_back_do = Si puso una copia vieja, restaure un respaldo para no mezclar nada.

error_newer_version_what = Esto lo escribió una versión más nueva de Evenkeel.
error_newer_version_do = Abra la versión más nueva. Esta no cambió nada.

error_in_use_what = Evenkeel ya está abierto en otra ventana.
error_in_use_do = Vaya a esa ventana, o ciérrela e intente otra vez.

error_folder_unsafe_what = No es seguro usar la carpeta de datos.
error_folder_unsafe_do = Debe ser una carpeta suya, y no un enlace. Revise de quién es y empiece de nuevo.

error_folder_taken_what = La carpeta para lo que escribe ya tiene otras cosas.
error_folder_taken_do = Evenkeel solo usa una carpeta vacía o una propia. No se cambió nada en ella. Ponga en EVENKEEL_DATA_DIR una carpeta vacía y empiece de nuevo.

error_kdf_too_costly_what = El archivo de llaves pide más memoria de lo razonable.
error_kdf_too_costly_do = Puede que alguien lo haya cambiado. Restaure un respaldo.

error_passphrase_weak_what = Esa frase de acceso es muy fácil de adivinar.
error_passphrase_weak_do = Agregue una o dos palabras, o deje que hagamos una para usted.

error_passphrase_length_what = Esa frase de acceso está vacía o es demasiado larga.
error_passphrase_length_do = Use de 10 a 1000 caracteres. Unas pocas palabras sirven bien.

error_passphrase_same_what = Esa es la frase de acceso que tiene ahora.
error_passphrase_same_do = Cree otra: las llaves nuevas son para cuando alguien pudiera saber esta.

error_passphrase_unseen_what = Hay algo en esa frase de acceso que no se ve.
error_passphrase_unseen_do = Quite los espacios del principio y del final, o escríbala toda de nuevo a mano.

error_export_passphrase_weak_what = Esa frase es muy fácil de adivinar para un archivo que sale de su computadora.
error_export_passphrase_weak_do = Use las palabras que hicimos, o una frase más larga.
error_own_passphrase_reused_what = Esa frase abre Evenkeel. Quien abra el archivo tendría la llave de todo.
error_own_passphrase_reused_do = Use las palabras que hicimos, u otra frase.

error_keyring_missing_what = Su sistema no tiene un almacén de contraseñas en marcha.
error_keyring_missing_do = Los recordatorios con bloqueo lo necesitan. Puede elegir otra forma en Ajustes.

error_keyring_refused_what = El almacén de contraseñas de su sistema está cerrado o dijo que no.
error_keyring_refused_do = Ábralo e intente otra vez.

error_inbox_full_what = Ya esperan tantas notas rápidas como caben.
error_inbox_full_do = Abra Evenkeel con su frase de acceso; entonces habrá lugar otra vez. Lo que escribió sigue aquí. “Ayuda ahora” sirve de todos modos.

error_inbox_often_what = Se escribieron muchas notas rápidas en una hora.
error_inbox_often_do = Abra Evenkeel con su frase de acceso, o espere un rato. Lo que escribió sigue aquí. “Ayuda ahora” sirve de todos modos.

error_owner_needed_what = La bóveda que está aquí todavía se puede abrir.
error_owner_needed_do = Escriba también su frase de acceso o su código. Si perdió los dos, dígalo: entonces toma un día.

error_inbox_key_doubtful_what = Alguien cambió un archivo de claves, así que una nota rápida no estaría segura.
error_inbox_key_doubtful_do = Abra Evenkeel con su frase de acceso: eso lo arregla. Lo que escribió sigue aquí.

error_disk_full_what = El disco está lleno. Esto no se guardó.
error_disk_full_do = Libere espacio y guarde otra vez. Lo que escribió sigue aquí.

error_disk_refused_what = No se puede escribir en la carpeta. Esto no se guardó.
error_disk_refused_do = Revise que el disco esté ahí y que usted pueda escribir en él. Luego guarde otra vez.

error_disk_error_what = No se pudo leer o escribir.
error_disk_error_do = Intente otra vez. Si sigue pasando, haga un respaldo y revise el disco.

error_vault_gone_what = Los archivos de Evenkeel se movieron, se borraron o se cambiaron mientras estaba abierto. Lo que escribe no se está guardando.
error_vault_gone_do = Si puede, ponga los archivos de vuelta y guarde otra vez. Si no puede, copie sus palabras a un lugar seguro. Bloquear funciona cuando lo presiona por segunda vez.

error_bad_input_what = Algo en el formulario no está bien.
error_bad_input_do = Revíselo e intente otra vez.

error_text_too_long_what = Un texto es demasiado largo.
error_text_too_long_do = Hágalo más corto y guarde otra vez.

error_text_empty_what = Falta llenar algo.
error_text_empty_do = Llénelo y guarde otra vez.

error_number_out_of_range_what = Un número es muy pequeño o muy grande.
error_number_out_of_range_do = Revise el número y guarde otra vez.

error_too_many_what = Es más de lo que cabe.
error_too_many_do = Quite algo e intente otra vez.

error_duplicate_what = Esto ya está.
error_duplicate_do = Cámbielo, o quédese con el que ya tiene.

error_unknown_word_what = Una de las palabras no se conoce.
error_unknown_word_do = Elíjala otra vez de la lista.

error_date_in_future_what = Esa fecha todavía no llega.
error_date_in_future_do = Elija hoy o un día anterior.

error_date_too_old_what = Esa fecha es de hace demasiado tiempo.
error_date_too_old_do = Revise el año.

error_date_too_far_what = Ese día queda a más de un año del previsto.
error_date_too_far_do = Elija un día más cercano.

error_day_told_what = En un registro contó que consumió ese día. Eso se queda.
error_day_told_do = Para cambiar el día, abra ese registro.

error_end_before_start_what = Termina antes de empezar.
error_end_before_start_do = Revise cuándo empieza y cuándo termina.

error_unknown_zone_what = Esa zona horaria no existe.
error_unknown_zone_do = Elija una de la lista.

error_link_unsafe_what = Ese enlace no se puede usar.
error_link_unsafe_do = Use una dirección que empiece con https:// y no tenga espacios, nombre ni contraseña.

error_phases_overlap_what = Dos fases comparten días.
error_phases_overlap_do = Haga que una fase termine antes de que empiece la siguiente.

error_week_too_long_what = Así serían más de 80 horas en una semana.
error_week_too_long_do = Revise los días y la duración.

error_phone_invalid_what = Eso no parece un número de teléfono.
error_phone_invalid_do = Use de 3 a 30 dígitos. Puede usar espacios y +.

error_medication_same_name_what = Ya tiene un medicamento con este nombre.
error_medication_same_name_do = Abra ese para cambiarlo, o quédese con los dos.

error_schedule_never_fires_what = Con estas opciones nunca habría una dosis.
error_schedule_never_fires_do = Revise los días y las fechas.

error_parts_overlap_what = Dos partes de este horario comparten días.
error_parts_overlap_do = Haga que cada parte termine antes de que empiece la siguiente.

error_change_in_past_what = Un cambio puede empezar ahora o más adelante.
error_change_in_past_do = Elija hoy o un día posterior. Lo de antes se queda como está.

error_not_found_what = Eso ya no está.
error_not_found_do = Vuelva a la lista.

error_stale_what = Esto cambió mientras tanto.
error_stale_do = Mire la versión más nueva y cámbiela otra vez.

error_path_missing_what = No hay un archivo o carpeta con ese nombre.
error_path_missing_do = Revise el nombre o elija otro.

error_path_not_folder_what = No es una carpeta en la que se pueda escribir.
error_path_not_folder_do = Elija otra carpeta.

error_not_a_calendar_what = Esto no es un archivo de calendario.
error_not_a_calendar_do = Elija un archivo que termine en «.ics». No se agregó nada.

error_calendar_truncated_what = A este archivo de calendario le falta el final.
error_calendar_truncated_do = Consiga el archivo otra vez y elija el nuevo. No se agregó nada.

error_calendar_too_large_what = Este archivo de calendario pasa de 2 MB.
error_calendar_too_large_do = Pida uno más pequeño, solo con sus sesiones. No se agregó nada.

error_calendar_too_many_what = Este calendario tiene más de 5,000 eventos.
error_calendar_too_many_do = Pida uno solo con sus sesiones. No se agregó nada.

error_calendar_empty_what = Nada de este calendario se puede usar.
error_calendar_empty_do = Pida otro archivo, o escriba sus sesiones a mano.

error_preview_gone_what = La vista previa ya no está.
error_preview_gone_do = Elija el archivo otra vez.

error_not_a_backup_what = Esto no es un respaldo de Evenkeel.
error_not_a_backup_do = Elija otra carpeta u otro archivo.

error_backup_damaged_what = Este respaldo está dañado.
error_backup_damaged_do = Elija uno más viejo. No se cambió nada.

error_nothing_selected_what = No hay nada que compartir con lo que eligió.
error_nothing_selected_do = Elija más fechas o más tipos de notas.

error_verify_mismatch_what = El archivo se escribió, pero no se pudo volver a leer.
error_verify_mismatch_do = No lo use. Intente otra vez, si puede en otro disco.

error_picker_missing_what = Aquí no se puede elegir una carpeta.
error_picker_missing_do = Escriba la ruta de la carpeta.

error_browser_missing_what = No se pudo abrir un navegador.
error_browser_missing_do = Copie la dirección y ábrala usted.

error_agent_missing_what = No se pudo iniciar el programa de recordatorios.
error_agent_missing_do = Abra Evenkeel otra vez. Hasta entonces no habrá recordatorios.

error_notifier_missing_what = Su sistema no muestra avisos en este momento.
error_notifier_missing_do = Active los avisos en su sistema e intente otra vez.

error_internal_what = Algo en Evenkeel no funcionó.
error_internal_do = Intente otra vez. Si sigue pasando, cierre Evenkeel y ábralo de nuevo.
