# Archivos de calendario: traer uno, sacar uno.

sessions_import_title = Importar un calendario
sessions_import_lead = Elija el archivo que le dio su programa. Su nombre termina en «.ics». Primero verá lo que trae. No se agrega nada hasta que usted lo diga.
sessions_import_private = El archivo se lee en esta computadora. No se envía a ninguna parte.
sessions_import_choose = Elegir un archivo
sessions_import_other = Elegir otro archivo
sessions_import_reading = Leyendo el archivo …
sessions_import_unreadable = No se pudo abrir este archivo. Elíjalo otra vez.
sessions_import_preview = Lo que trae este archivo
sessions_import_calendar = Calendario: { $name }
sessions_import_new = Nueva
sessions_import_changed = Cambió
sessions_import_unchanged = Ya está en su lista
sessions_import_older = Parece anterior a su lista
sessions_import_alike = Se parece a una de su lista
sessions_import_cancelled = Se quitará
sessions_import_missing = No está en este archivo
sessions_import_kind = ¿Qué tipo de sesión es?
sessions_import_kind_guess = Es una suposición por su título.
sessions_import_counts = Sus horas cuentan para mi programa
sessions_import_take_new = Agregarla a mi lista
sessions_import_take_changed = Cambiarla en mi lista
sessions_import_take_older = Tomar lo que dice este archivo
sessions_import_take_alike = Es otra. Agregarla también
sessions_import_past = { $count ->
    [one] Agregar también 1 sesión que ya pasó
   *[other] Agregar también { $count } sesiones que ya pasaron
}
sessions_import_past_hint = Si no, su lista empieza hoy. Las que ya pasaron no cuentan para nada hasta que usted diga si fue.
sessions_import_off_no_date = { $count ->
    [one] El archivo cancela { $dates }, pero esta sesión no tiene esa fecha. Pregunte a su programa cuál se cancela.
   *[other] El archivo cancela { $dates }, pero esta sesión no tiene esas fechas. Pregunte a su programa cuáles se cancelan.
}
sessions_import_take_off = Quitarla de mi lista
sessions_import_take_off_missing = Está en su lista y vino de este calendario, pero este archivo no la trae. Se queda, a menos que usted la quite.
sessions_import_show_all = Mostrar las { $count }
sessions_import_untitled = Sin título
sessions_import_count = { $count ->
    [one] 1 sesión
   *[other] { $count } sesiones
}
sessions_import_days = { $count ->
    [one] 1 nota en un día
   *[other] { $count } notas en días
}
sessions_import_span = { $first } a { $last }
sessions_import_next = Se cuentan los próximos dos años.
sessions_import_apply = { $count ->
    [0] Poner mi lista al día
    [one] Agregar 1 a mi lista
   *[other] Agregar { $count } a mi lista
}
sessions_import_nothing_new = Todo lo de este archivo ya está en su lista. No hay nada que hacer.
sessions_import_nothing_usable = Nada de este archivo puede ir a su lista. Abajo dice por qué.
sessions_import_done = Listo. Su lista está al día.
sessions_import_to_list = A mis sesiones
sessions_import_skipped = No se incluyó: { $count }
sessions_import_skipped_more = Y { $count } más.

sessions_diff_title = Antes se llamaba «{ $before }».
sessions_diff_title_older = En su lista se llama «{ $before }».
sessions_diff_time_older = Este archivo dice { $after }; su lista, { $before }
sessions_diff_length_older = En este archivo dura { $after }; en su lista, { $before }.
sessions_diff_place = El lugar ahora es «{ $after }». Antes era «{ $before }».
sessions_diff_place_new = Ahora tiene lugar: { $after }.
sessions_diff_place_gone = Ya no tiene lugar. Antes era «{ $before }».
sessions_diff_time = Nueva hora de inicio: { $after } (antes { $before })
sessions_diff_length = Ahora dura { $after }. Antes duraba { $before }.
sessions_diff_past = Desde hoy no cambia nada. Lo que anotó se queda.
sessions_diff_zone = Sus horas ahora son de { $after }. Antes eran de { $before }.
sessions_diff_note = Sus notas cambiaron.
sessions_diff_added = { $count ->
    [one] Hay 1 fecha nueva: { $dates }
   *[other] Hay { $count } fechas nuevas: { $dates }
}
sessions_diff_removed = { $count ->
    [one] Se quita 1 fecha: { $dates }
   *[other] Se quitan { $count } fechas: { $dates }
}
sessions_diff_moved = { $count ->
    [one] 1 fecha se movió: { $dates }
   *[other] { $count } fechas se movieron: { $dates }
}
sessions_diff_moved_one = { $before } pasa a { $after }
sessions_diff_more = { $dates } y { $count } más
sessions_diff_single = { $count ->
    [one] 1 fecha tiene otro título, lugar o duración.
   *[other] { $count } fechas tienen otro título, lugar o duración.
}

sessions_import_utc = El archivo escribe estas horas en UTC, el reloj de los servidores. En su lista estarán según su propio reloj.
sessions_note_zone_from_calendar = El archivo no da la zona horaria aquí. Tomamos la del calendario: { $zone }.
sessions_note_zone_from_device = El archivo no da la zona horaria. Tomamos la de esta computadora: { $zone }.
sessions_note_zone_by_rules = El archivo llama a su zona horaria con otro nombre. Sus relojes van como los de { $zone }, así que tomamos esa. Por favor, revise una hora.
sessions_note_zone_unknown = No conocemos la zona horaria del archivo. Tomamos la de esta computadora: { $zone }. Por favor, revise una hora.
sessions_note_zone_by_letters = El archivo da la zona horaria solo con letras, y esas pueden ser de más de una. Tomamos la de { $zone }. Por favor, revise una hora.
sessions_note_maybe_cancelled = Puede que esto se haya cancelado. El archivo no lo dice con claridad. Pregunte a su programa.
sessions_note_looks_older = Este archivo parece anterior a su lista.
sessions_note_own = Este archivo salió de su propia lista. No hay nada que agregar.
sessions_note_no_end = Sigue sin fecha final. Usted ve los próximos dos años.
sessions_note_truncated = Hay más fechas de las que podemos guardar. Las últimas no se incluyeron.
sessions_note_all_day = Dura todo el día. Es una nota en el día, sin horas y sin recordatorio.
sessions_note_text_cut = El texto era muy largo. Guardamos la primera parte.
sessions_note_alarm_ignored = Trae su propia alarma. No la usamos; le recordamos a nuestra manera.
sessions_note_cancelled = El archivo dice que esto se canceló.
sessions_note_clock_change = Una de las horas cae en una noche de cambio de hora. Está marcada en la lista.
sessions_note_no_end_time = No podemos leer cuándo termina. Tomamos una hora.
sessions_note_dates_unreadable = Algunas fechas sueltas no se pueden leer. Revise sus próximas fechas con su programa.
sessions_note_no_more_dates = Se repite en un día que nunca llega. Tomamos la primera fecha.
sessions_note_over = Según este archivo, ya terminó. No quedan fechas por venir.

sessions_skip_no_start = No tiene una fecha que podamos leer.
sessions_skip_end_before_start = Termina antes de empezar.
sessions_skip_too_long = Es demasiado largo para una sesión.
sessions_skip_sub_daily = Se repite muchas veces al día. Las sesiones no.
sessions_skip_rule_unreadable = No podemos leer cómo se repite.
sessions_skip_outside_horizon = Ya pasó, o falta más de dos años.
sessions_skip_not_an_event = Es una tarea u otra cosa, no una sesión.
sessions_skip_orphan = Cambia una sesión que no está en el archivo.
sessions_skip_cancelled = Está cancelado y no estaba en su lista.
sessions_skip_changes_later = Cambia una sesión y todas las que siguen, pero no pudimos hacerlo. Revise las nuevas horas con su programa.
sessions_skip_no_dates = Termina antes de su primera fecha.
sessions_skip_proposal = Es una propuesta o respuesta de alguien, no lo que dice el programa.

## Sacar uno, para un teléfono

sessions-export-neutral = Cita

sessions_export = Para su teléfono
sessions_export_title = Sesiones en su teléfono
sessions_export_lead = Esta computadora no puede recordarle nada si está apagada. Su teléfono sí. Haga aquí un archivo de calendario para él.
sessions_export_open = Un archivo de calendario no está bajo llave. Quien lo abra, o quien vea el calendario de su teléfono, puede leerlo. Esos calendarios a veces se comparten con la familia o los guarda una empresa. Los títulos sencillos son los que menos dicen.
sessions_export_what = Lo que va en el archivo
sessions_export_days = ¿Qué días?
sessions_export_days_all = De hoy en adelante
sessions_export_days_some = Solo algunos días
sessions_export_from = Primer día
sessions_export_to = Último día
sessions_export_days_missing = Escriba los dos días.
sessions_export_titles = ¿Cómo se llaman las sesiones?
sessions_export_titles_neutral = Todas «Cita»
sessions_export_titles_kind = Por su tipo de sesión
sessions_export_titles_full = Con los títulos de mi lista
sessions_export_places = Agregar lugar, teléfono y enlace
sessions_export_notes = Agregar mis notas
sessions_export_notes_hint = Las notas pueden nombrar a otras personas.
sessions_export_alarm = Mi teléfono suena dos horas antes
sessions_export_preview = Lo que sale
sessions_export_preview_lead = Solo esto, y cuándo empieza y termina cada una. No sale nada más de lo que usted escribió.
sessions_export_until = { $count ->
    [one] 1 fecha, de { $from } a { $to }
   *[other] { $count } fechas, de { $from } a { $to }
}
sessions_export_zone = hora de { $zone }
sessions_export_empty = No hay ninguna sesión en estos días. Elija otros días.
sessions_export_day_notes = { $count ->
    [one] 1 nota en un día no va. Solo su título dice qué es.
   *[other] { $count } notas en días no van. Solo sus títulos dicen qué son.
}
sessions_export_more = Y { $count } más.
sessions_export_where = Dónde guardarlo
sessions_export_name = El archivo se llamará { $name }.
sessions_export_save = Guardar el archivo
sessions_export_saving = Escribiendo el archivo y leyéndolo de nuevo …
sessions_export_folder_missing = Elija una carpeta.
sessions_export_passphrase_missing = Escriba su frase de acceso.
sessions_export_done = El archivo de calendario está guardado
sessions_export_done_text = { $count ->
    [one] Trae 1 fecha. La leímos de nuevo y está bien.
   *[other] Trae { $count } fechas. Las leímos de nuevo y están bien.
}
sessions_export_done_at = Está aquí:
sessions_export_done_next = Páselo a su teléfono con un cable o una memoria, o en un mensaje para usted. Ábralo allí y agréguelo a su calendario. Después borre el archivo de aquí.
sessions_export_done_again = Si su programa cambia, haga un archivo nuevo. Las fechas viejas siguen en su teléfono hasta que agregue el nuevo.
sessions_export_finish = A mis sesiones
