# Palabras que se usan en todas las pantallas.

common_app = Evenkeel
common_language_en = English
common_language_es = Español
common_close = Cerrar
common_clear_search = Borrar la búsqueda
common_back = Volver
common_next = Siguiente
common_save = Guardar
common_cancel = Cancelar
common_add = Agregar
common_edit = Cambiar
common_delete = Borrar
common_undo = Deshacer
common_print = Imprimir
common_try_again = Intentar otra vez
common_loading = Un momento …
common_news = Avisos
common_optional = Puede saltarse esto.
common_show_typed = Mostrar lo que escribo
common_take_away = Quitar
common_own_words = Con mis palabras …
common_own_words_for = Con mis palabras: { $label }
common_chips_full = Aquí puede elegir { $most } como máximo.
common_scale_clear = Quitar mi respuesta
common_text_left = Caben { $left } caracteres más.
common_text_too_long = Es demasiado largo: { $used } caracteres. Aquí caben hasta { $most }.
common_paste_too_long = Ese texto tiene { $used } caracteres. Aquí caben hasta { $most }, así que no se puso. Sigue donde lo copió.
common_draft_restored = Guardamos lo que escribió la última vez.
common_draft_start_over = Empezar de nuevo
common_draft_cleared = Se empezó de nuevo.
common_draft_left = No se guardó.
common_draft_from = Lo empezó antes ({ $when }). Se guarda con esa hora, que puede cambiar.
common_draft_problem = Lo que escribe no se está guardando ahora. Sigue en la pantalla.
common_unsaved = Lo que escribió todavía no está guardado.
common_unsaved_stay = Seguir escribiendo
common_unsaved_leave = Cerrar sin guardar
common_date_missing = Escriba una fecha.
common_time_missing = Escriba una hora.
common_time_stays = Escriba una hora. Mientras tanto, sigue la de antes: { $time }.
common_nobody_watches = ¿En peligro? 911 o 988. Nadie lee lo que escribe aquí.
common_not_given = Sin respuesta
common_minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
common_hours = { $count ->
    [one] 1 hora
   *[other] { $text } horas
}

app_skip = Ir a la página
app_nav = Principal
app_menu = Menú
app_help_now = Ayuda ahora
app_lock = Bloquear
app_quick_exit = Salida rápida
app_unknown_page = Esta página no está aquí.
app_unknown_page_do = Elija otra a la izquierda.
app_to_today = Ir a Hoy
app_demo = Demostración: nadie real, nada se guarda.
app_demo_opens = Se abre con: { $passphrase }
app_gone = Bloqueado. Puede cerrar esta ventana.
app_lock_problem = No se pudo bloquear. Cierre la ventana: eso también bloquea.

nav_today = Hoy
nav_sessions = Sesiones
nav_cravings = Ganas
nav_journal = Diario
nav_learn = Aprender
nav_plan = Plan
nav_insights = Lo que se ve
nav_share = Compartir
nav_settings = Ajustes

shortcuts_title = Teclas
shortcuts_text = Funcionan en todas las pantallas.
shortcuts_log = Anotar ganas de consumir
shortcuts_everything = Ir a cualquier parte
shortcuts_help = Ayuda ahora
shortcuts_today = En Sesiones: ir a hoy
shortcuts_sheet = En Sesiones: la semana o el mes anterior o siguiente
shortcuts_sheet_keys = Re Pág, Av Pág
shortcuts_list = Mostrar esta lista
shortcuts_back = Volver
shortcuts_close = Cerrar lo que está encima
shortcuts_next = Pasar a la siguiente pregunta
shortcuts_finish = Terminar y guardar
shortcuts_exit = Salida rápida: bloquear y cerrar
shortcuts_esc_twice = Esc, Esc
shortcuts_scale = Elegir un número en una escala
shortcuts_scale_keys = 0 a 9, o 1 y luego 0 para diez
shortcuts_arrows = Moverse en una escala
shortcuts_arrow_keys = Teclas de flecha
