# Ajustes.

settings_title = Ajustes
settings_subtitle = Cada cambio se guarda enseguida.
settings_look = Idioma y aspecto
settings_language = Idioma
settings_theme = Claro u oscuro
settings_theme_auto = Como el sistema
settings_theme_light = Claro
settings_theme_dark = Oscuro
settings_text = Tamaño del texto
settings_text_value = { $percent } %
settings_lock = Bloqueo
settings_lock_after = Bloquear por sí solo después de
settings_lock_after_hint = Cuando nadie toca el teclado ni el ratón. También se bloquea cuando la computadora se suspende.
settings_exit_within = Salida rápida: oprima Esc dos veces en
settings_exit_within_hint = Funciona en todas partes, también antes de abrir. Con más tiempo se puede hacer despacio. Un solo Esc cierra lo que está encima.
settings_exit_seconds = { $count ->
    [one] { $text } segundo
   *[other] { $text } segundos
}
settings_reminders_open = Elegir cuándo y cuánto dicen
settings_reminders = Recordatorios
settings_reminders_on = Recordarme las sesiones
settings_keys = Frase de acceso y código
settings_change_passphrase = Cambiar la frase de acceso
settings_new_code = Nuevo código de recuperación
settings_data = Sus datos
settings_folder = Todo está en esta carpeta
settings_backup_hint = Los respaldos están en Compartir.
settings_people = Mi equipo de atención
settings_people_hint = Quién le atiende y a quién podría llamar. Usted elige quién está en Ayuda ahora.
settings_about = Acerca de
settings_version = Versión { $version }
settings_about_text = Evenkeel apoya su tratamiento. No lo reemplaza.
settings_about_network = Evenkeel no tiene cuentas ni servidores. No usa internet.
settings_about_license = Software libre: MIT o Apache 2.0. Letra: Atkinson Hyperlegible Next, Braille Institute, OFL 1.1.
settings_keys_show = Mostrar la lista de teclas
