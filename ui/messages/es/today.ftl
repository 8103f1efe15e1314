# Hoy.

today_morning = Buenos días
today_afternoon = Buenas tardes
today_evening = Buenas noches
today_log = Anotar ganas
today_next = Próxima sesión
today_next_none = No hay nada previsto
today_next_none_do = Agregue sus sesiones una vez y aquí verá qué sigue.
today_next_none_ahead = No hay nada más previsto en las próximas semanas.
today_add_sessions = Agregar sesiones
today_session_open = Detalles
today_all_sessions = Todas las sesiones
today_leave_by = Hora de salir: { $time }
today_running = En curso
today_with = con { $who }
today_at = en { $place }
today_room = sala { $room }
today_your_clock = { $time } en su reloj
today_week = Esta semana
today_week_none = No hay sesiones esta semana.
today_cancelled = Cancelada
today_used_text = Si consumió, puede decirlo aquí. Lo que ha logrado sigue siendo suyo.
today_used = Consumí
today_cravings = Ganas de esta semana
today_cravings_none = Nada anotado esta semana.
today_cravings_passed = Pasaron { $passed } de { $count }.
today_cravings_finding = La más fuerte: { $peak } de 10, el { $day }.
today_cravings_chart = Las ganas más fuertes de cada día, últimos siete días
today_cravings_day = Día
today_cravings_peak = Más fuerte
today_cravings_logged = Anotadas
today_cravings_nothing = nada anotado
today_cravings_table = Mostrar como tabla
today_cravings_all = Ver todas
today_lesson = Para aprender
today_lesson_none = Ya leyó todas las lecciones. Puede leerlas otra vez cuando quiera.
today_plan = Su plan
today_plan_none = Un plan ayuda más cuando se escribe en un día tranquilo.
today_plan_begin = Empezar su plan
today_reminders = Recordatorios
today_reminders_no_keyring = No puede haber recordatorios: su sistema no tiene un almacén de contraseñas en marcha. Puede elegir otra forma.
today_reminders_no_agent = No puede haber recordatorios: el programa de recordatorios no está en marcha. Abra Evenkeel otra vez.
today_reminders_no_notifications = Los recordatorios no se pueden ver: su sistema no muestra avisos.
today_reminders_unreadable = No puede haber recordatorios: no se puede leer la lista. Apáguelos y enciéndalos otra vez.
today_reminders_no_tray = Aquí no hay icono en la bandeja. Los recordatorios llegan igual.
today_reminders_no_tray_off = No mostrar más
today_reminders_settings = Abrir Ajustes
today_logged = { $count ->
    [one] anotada
   *[other] anotadas
}
today_in = En { $text }
