# Primer uso, pantalla de bloqueo, frase de acceso y código de recuperación.
# La pantalla de bloqueo la puede ver cualquiera: solo palabras neutras.

vault_welcome = Le damos la bienvenida
vault_language_ask = ¿Qué idioma prefiere?
vault_language_later = Puede cambiarlo cuando quiera.
vault_have_backup = Tengo un respaldo

vault_truth_step = { $step } de 3
vault_truth_understood = Entiendo

vault_truth_nobody_title = Nadie está viendo lo que escribe aquí
vault_truth_nobody_1 = Lo que escriba se queda en esta computadora, en un archivo con llave que solo usted puede abrir.
vault_truth_nobody_2 = ¿En peligro? Llame al 911, o al 988 y oprima 2 para español: contestan de día y de noche. Los números están en Ayuda ahora, en la esquina de cada pantalla. Nadie lee lo que escribe aquí; por eso nadie puede venir por lo que escriba.
vault_truth_reset_title = Nadie puede recuperar su frase de acceso por usted
vault_truth_reset_1 = Nosotros no la tenemos. Su programa tampoco.
vault_truth_reset_2 = Recibirá un código de recuperación para anotar. Sin la frase y sin el código, todo lo que hay aquí se pierde para siempre.
vault_truth_forced_title = Si alguien le obliga a abrir Evenkeel, podrá leerlo
vault_truth_forced_1 = Una llave no sirve cuando alguien está a su lado y le obliga a escribir.
vault_truth_forced_2 = Si eso le puede pasar, escriba solo lo que no le ponga en peligro si esa persona lo ve. Puede saltarse cualquier pregunta.

vault_passphrase_title = Cree una frase de acceso
vault_passphrase_text = Cuatro palabras o más son fáciles de recordar y difíciles de adivinar.
vault_passphrase_label = Frase de acceso
vault_passphrase_new_label = Nueva frase de acceso
vault_passphrase_again = La misma otra vez
vault_passphrase_differ = Todavía no son iguales.
vault_passphrase_good = Esta es buena.
vault_passphrase_strength = Fuerza
vault_passphrase_strength_value = { $score } de 4
vault_suggest = Hágame una
vault_suggest_again = Hágame otra
vault_suggest_note = Seis palabras, sacadas al azar. Suman { $bits } bits: demasiados para adivinarlas. Anótelas, o dígaselas tres veces.
vault_suggest_use = Usar estas palabras
vault_reason_empty = Escriba una frase de acceso.
vault_reason_too_short = Use al menos 10 caracteres.
vault_reason_too_long = Es demasiado larga. Use 1000 caracteres o menos.
vault_reason_control_character = Tiene un carácter que no se puede volver a escribir, como un tabulador.
vault_reason_invisible_character = Hay algo en ella que no se ve. Faltaría cuando la escriba otra vez. Quítelo, o escríbala toda de nuevo.
vault_reason_outer_blank = Empieza o termina con un espacio. Quítelo: no se ve.
vault_reason_keyboard_pattern = Las teclas que están juntas son fáciles de adivinar.
vault_reason_repeats = Lo mismo una y otra vez es fácil de adivinar.
vault_reason_common = Mucha gente usa esta. Es la primera que se prueba.
vault_reason_sequence = Una serie como «abc» o «6543» es fácil de adivinar.
vault_reason_date = Las fechas y los años son fáciles de adivinar.
vault_reason_single_word = Una sola palabra o un nombre es fácil de adivinar.
vault_reason_add_words = Agregue una o dos palabras más.

vault_reminders_title = Recordatorios con el bloqueo puesto
vault_reminders_text = Evenkeel puede mostrarle un aviso antes de una sesión, también si está bloqueado o cerrado. La computadora debe estar encendida.
vault_reminders_keyring = Quiero recordatorios
vault_reminders_keyring_hint = Las horas se guardan selladas. El almacén de contraseñas de su sistema tiene la llave. El aviso solo dice que hay algo previsto.
vault_reminders_times = Quiero recordatorios, solo las horas
vault_reminders_times_hint = Su sistema no tiene un almacén de contraseñas. Las horas quedarían aquí con su llave al lado. Quien pueda abrir los archivos de esta computadora podría leerlas.
vault_reminders_off = Sin recordatorios con el bloqueo puesto
vault_reminders_off_hint = Verá lo que sigue cuando abra Evenkeel.
vault_reminders_no_keyring = Su sistema no tiene un almacén de contraseñas en marcha. Por eso hay dos opciones.
vault_create = Crear mi bóveda
vault_creating = Creando su bóveda. Toma unos segundos …

vault_code_title = Su código de recuperación
vault_code_text = Anótelo en papel o imprímalo. Se muestra solo esta vez.
vault_code_label = Código de recuperación
vault_code_keep = Guárdelo con sus papeles importantes, y no junto a la computadora.
vault_code_printer = Si lo imprime, use una impresora suya. Una compartida puede guardar una copia, y «Imprimir en un archivo» deja el código en un archivo.
vault_code_written = Ya lo anoté
vault_code_print_title = Código
vault_code_print_text = Abre la bóveda de Evenkeel en su computadora si olvida la frase de acceso. Guárdelo en un lugar seguro y privado.
vault_code_back_title = Escríbalo de vuelta
vault_code_back_text = Así sabe que lo tiene bien. Los guiones y los espacios no importan.
vault_code_show_again = Mostrar el código otra vez
vault_code_check = Revisar

vault_done_title = Todo listo
vault_done_text = Su bóveda está lista. Un buen primer paso: agregue sus sesiones, para ver qué sigue.
vault_done_go = Ir a Hoy

vault_lock_title = Qué bueno verle de nuevo
vault_lock_text = Escriba su frase de acceso para abrir.
vault_lock_open = Abrir
vault_lock_opening = Abriendo …
vault_lock_demo = Esta es la demostración. Nada es real. Se abre con: { $passphrase }
vault_lock_use_code = Usar mi código de recuperación
vault_lock_use_passphrase = Usar mi frase de acceso
vault_lock_other_language = Switch to English
vault_lock_wait = Hubo muchos intentos seguidos. Espere un momento y podrá intentar otra vez.
vault_lock_wait_over = Ya puede intentar otra vez.
vault_lock_restore = Restaurar un respaldo
vault_lock_check_again = Mirar otra vez
vault_lock_remembered = Abrir sin frase de acceso

vault_recover_title = Use su código de recuperación
vault_recover_text = Está en el papel que escribió o imprimió. Los guiones y los espacios no importan.
vault_recover_next = Siguiente
vault_recover_new_title = Cree una nueva frase de acceso
vault_recover_new_text = Después de esto, la anterior ya no abre Evenkeel aquí. Los respaldos viejos se abren con ella todavía. Su código sigue igual.
vault_recover_save = Guardar y abrir

vault_change_title = Cambiar la frase de acceso
vault_change_text = Desde ahora la nueva abre Evenkeel aquí. Los respaldos viejos se abren todavía con la anterior.
vault_change_why = ¿Por qué la cambia?
vault_change_wish = Quiero otra
vault_change_learned = Puede que alguien la sepa
vault_change_learned_hint = Una frase nueva, por sí sola, no le cierra la puerta.
vault_change_learned_text = Entonces una frase nueva no basta. Quien tenga la anterior y una copia de su archivo de llaves (hay una en cada respaldo) podría leer todavía lo que escriba. Las llaves nuevas lo impiden.
vault_change_to_keys = Crear llaves nuevas
vault_change_now = Frase de acceso actual
vault_change_save = Cambiarla
vault_change_done = Su frase de acceso cambió.
vault_renew_title = Nuevo código de recuperación
vault_renew_text = El código anterior ya no abre Evenkeel aquí. Los respaldos viejos se abren todavía con él. Si alguien pudiera tener el código anterior, mejor cree llaves nuevas. Verá el nuevo una sola vez.
vault_renew_make = Crear un código nuevo
vault_renew_done = Su código nuevo ya sirve.
vault_little_room = El disco de esta computadora está lleno, o casi.
vault_little_room_why = Evenkeel guarda un poco de espacio para estos casos. Ahora se usa una parte para que usted pueda bloquear y borrar. Puede que no se guarde nada nuevo.
vault_little_room_do = Haga espacio: vacíe la papelera, o mueva fotos, videos o descargas a otro disco. Lo que borra en Evenkeel no libera espacio. Este aviso se va solo cuando hay espacio otra vez.
vault_unconfirmed = Todavía no ha escrito de vuelta su código de recuperación.
vault_unconfirmed_do = Si no lo tiene en papel, cree uno nuevo.

vault_keys_title = Llaves nuevas
vault_keys_hint = Cuando alguien pudiera saber su frase de acceso o su código.
vault_keys_why = ¿Puede que alguien sepa su frase de acceso o su código? Una frase nueva no basta. Con una copia de su archivo de llaves de antes, podría leer todavía lo que escriba.
vault_keys_what = Las llaves nuevas cierran todo de nuevo. Recibe una frase nueva y un código nuevo, y todo lo que escribió se copia con una llave nueva. Nadie con los anteriores puede abrir lo que hay aquí, ni lo que escriba desde entonces.
vault_keys_not = No pueden recoger una copia que alguien ya tiene. Esa se abre todavía con la frase anterior, y muestra lo escrito hasta ese día.
vault_keys_ready = Tenga papel a la mano para el código nuevo. Toma unos minutos.
vault_keys_ask_title = La anterior y luego una nueva
vault_keys_make = Crear mis llaves nuevas
vault_keys_working = Copiando todo con llaves nuevas. Por favor, deje la computadora encendida …
vault_keys_code_text = El código anterior ya no abre nada aquí. Anote este en papel o imprímalo. Se muestra solo esta vez.
vault_keys_copies_title = ¿Quitar las copias viejas?
vault_keys_copies_text = En esta computadora quedan copias que se abren con la frase anterior:
vault_keys_copies_backups = { $count ->
    [one] 1 respaldo que Evenkeel hizo por su cuenta
   *[other] { $count } respaldos que Evenkeel hizo por su cuenta
}
vault_keys_copies_set_aside = { $count ->
    [one] 1 bóveda que se apartó
   *[other] { $count } bóvedas que se apartaron
}
vault_keys_copies_first = Antes de quitarlas, se hace aquí un respaldo con sus llaves nuevas y se revisa.
vault_keys_copies_remove = Quitarlas para siempre
vault_keys_copies_keep = Dejarlas por ahora
vault_keys_copies_removed = Las copias viejas ya no están.
vault_keys_away_title = Copias que llevó a otro lugar
vault_keys_away_text = Los respaldos en una memoria USB o en otra carpeta, y las copias de la carpeta de Evenkeel, se abren todavía con la frase anterior. Bórrelos si puede, y haga un respaldo nuevo en Compartir.
vault_keys_done_title = Sus llaves son nuevas
vault_keys_done_text = Aquí, desde ahora, solo su frase nueva y su código nuevo abren Evenkeel.
vault_keys_done_go = Listo

vault_restore_title = Restaurar un respaldo
vault_restore_text = El respaldo toma el lugar de lo que hay aquí ahora. Lo que hay aquí se aparta, y no se borra. En otra computadora, el respaldo es una copia aparte: lo que escriba en una no estará en la otra.
vault_restore_path = Archivo del respaldo
vault_restore_pick = Elegir un archivo …
vault_restore_look = Mirar este respaldo
vault_restore_secret = Su frase de acceso
vault_restore_secret_hint = La frase que usaba cuando se hizo el respaldo.
vault_restore_start = Poner este respaldo en su lugar
vault_restore_working = Poniéndola en su lugar …
vault_restore_done = El respaldo está en su lugar. Ábralo con su frase de acceso.
vault_restore_with_code = Tengo el código de recuperación
vault_restore_with_passphrase = Tengo la frase de acceso
vault_restore_code = Su código de recuperación
vault_restore_code_hint = El código que servía cuando se hizo el respaldo.
vault_restore_size = { $size } MB
vault_restore_own = Frase de acceso de la bóveda que está aquí ahora
vault_restore_own_hint = Para que nadie más pueda poner otra en su lugar.
vault_restore_own_code = Código de recuperación de la bóveda que está aquí ahora
vault_restore_lost = Perdí los dos
vault_restore_lost_title = La frase y el código se perdieron
vault_restore_lost_text = Entonces un respaldo puede tomar el lugar de esta bóveda después de 24 horas. La pantalla de bloqueo lo dice todo ese tiempo. Quien abra la bóveda mientras tanto termina la espera. Esto le protege de alguien que solo dice que es suya.
vault_restore_lost_begin = Comenzar las 24 horas
vault_restore_lost_over = Ya pasaron las 24 horas. Esta bóveda puede dejar su lugar. Se aparta, y no se borra.

vault_lost_waits = Alguien dijo aquí que se perdieron la frase y el código. Desde el { $day }, un respaldo puede tomar el lugar de esta bóveda. Si no fue usted, ábrala una vez: eso lo termina.
vault_lost_over = Alguien dijo aquí que se perdieron la frase y el código. Un respaldo ya puede tomar el lugar de esta bóveda. Si no fue usted, ábrala una vez: eso lo termina.

vault_aside = El { $day } se apartó aquí otra bóveda.
vault_aside_wrong = Si su frase es correcta, puede que esta no sea su bóveda: el { $day } se apartó aquí otra. Puede ponerla de vuelta.
vault_aside_open = Ponerla de vuelta
vault_aside_title = Poner una bóveda de vuelta
vault_aside_text = Escriba la frase de acceso de la bóveda que se apartó. La que está aquí ahora se aparta a su vez, y no se borra.
vault_aside_which = Cuál
vault_aside_one = Apartada el { $day }
vault_aside_passphrase = Su frase de acceso
vault_aside_code = Su código de recuperación
vault_aside_start = Ponerla en su lugar
vault_aside_done = Está de vuelta en su lugar. Ábrala con su frase de acceso.

vault_lock_older_open = Abrir la más vieja de todos modos
vault_lock_older_text = Lo que escribió después de hacerla no está en ella.

vault_notice_header_restored = El archivo de llaves estaba dañado o era uno más viejo. Se usó su copia, y todo está bien.
vault_notice_header_altered = Alguien cambió el archivo de llaves. Se puso de vuelta la copia buena. Si comparte esta computadora, cree una nueva frase de acceso.
vault_notice_header_older = El archivo de llaves es uno más viejo. Puede que una frase o un código viejo sirva otra vez. Si no lo puso usted ahí, cree llaves nuevas.
vault_notice_inbox_key_changed = Alguien cambió una llave para las notas rápidas. Esas notas se apartaron.
vault_notice_older_accepted = Abrió una copia más vieja. Lo que vino después no está aquí.
vault_notice_read_only = Ahora la carpeta solo se puede leer. Puede mirar todo. No se puede guardar nada nuevo hasta que se pueda escribir en ella.
vault_notice_older_secret = Esto se abrió con una frase o un código anterior. Es de un archivo de llaves más viejo que está junto al nuevo. Lo nuevo también sirve. Si alguien más puede conocer lo anterior, cree una nueva frase en Ajustes.
vault_notice_mark_missing = Falta o está dañada la nota que dice qué tan nuevos deben ser sus datos. Mire si están aquí las últimas cosas que escribió. Si están, todo está bien.
vault_greeting_read = Entendido
vault_remember_title = Abrir sin frase de acceso
vault_remember_text = Entonces quien use esta computadora con su usuario puede abrir Evenkeel. Su frase y su código siguen sirviendo. Puede apagarlo cuando quiera.
vault_remember_on = Encender
vault_remember_off = Apagar
vault_remember_is_on = Encendido: el almacén de contraseñas del sistema abre Evenkeel.
vault_remember_is_off = Apagado: solo su frase o su código abre Evenkeel.
vault_remember_done_on = Ahora Evenkeel se abre sin frase de acceso en esta computadora.
vault_remember_done_off = Desde ahora solo su frase o su código abre Evenkeel.
vault_lock_tries_seen = { $count ->
    [one] Desde la última vez hubo un intento equivocado con la frase de acceso. Si no fue usted, cree una nueva en Ajustes.
   *[other] Desde la última vez hubo { $count } intentos equivocados con la frase de acceso. Si no fue usted, cree una nueva en Ajustes.
}
vault_code_confirmed = Su código es correcto.
