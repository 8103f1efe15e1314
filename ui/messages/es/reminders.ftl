# Recordatorios: lo que dice un aviso.
# Todo lo que está en "neutral" lo puede leer cualquiera que pase: una hora y nada más.

reminder-clock = { $time } { $half ->
    [am] a.m.
   *[pm] p.m.
}

reminder-at = { $one ->
    [yes] a la { $time }
   *[no] a las { $time }
}

# Un día y una hora: "el lunes a las 6:00 p.m."
reminder-on-day = { $day ->
    [mon] el lunes
    [tue] el martes
    [wed] el miércoles
    [thu] el jueves
    [fri] el viernes
    [sat] el sábado
   *[sun] el domingo
} { $at }

## Neutral (lo normal)

reminder-neutral-title = Recordatorio
reminder-neutral-ahead = Usted tiene algo previsto { $at }
reminder-neutral-leave = Ya es hora de salir. Usted tiene algo previsto { $at }
reminder-neutral-start = Usted tiene algo previsto ahora, { $at }
# Se muestra unos minutos después del inicio
reminder-neutral-began = Lo que tenía previsto empezó { $at }
reminder-neutral-evening = Usted tiene algo previsto { $at }
reminder-neutral-rerate = Usted quería volver a Evenkeel un momento.
reminder-neutral-checkin = Es un buen momento para abrir Evenkeel un minuto.
reminder-neutral-review = Su mirada a la semana le espera en Evenkeel.
reminder-neutral-slot = Es hora de algo que usted tenía previsto.
# Un solo aviso para varias cosas del mismo minuto
reminder-neutral-slots = Es hora de { $count } cosas que usted tenía previstas. Abra Evenkeel para verlas.
reminder-neutral-day = Algo que usted tenía previsto necesita su atención. Abra Evenkeel, por favor.
reminder-neutral-last = Hay algo que atender en los próximos días. Abra Evenkeel, por favor.
# Antes de un aviso que se muestra unos minutos después de su hora
reminder-late = Este aviso era para { $one ->
    [yes] la { $time }
   *[no] las { $time }
}
reminder-missed-title = Recordatorio
reminder-missed-body = { $count ->
    [one] 1 recordatorio no se pudo mostrar a su hora.
   *[other] { $count } recordatorios no se pudieron mostrar a su hora.
}
reminder-horizon-body = Abra Evenkeel pronto, por favor, para que sus recordatorios puedan continuar.
reminder-test-body = Así se ve un recordatorio.
reminder-zone-note = (hora de { $place })
reminder-action-open = Abrir
reminder-action-done = Hecho
reminder-action-taken = Tomada
reminder-action-snooze = En 10 minutos
reminder-action-on-my-way = Voy en camino
reminder-action-call-late = Llamar para avisar que llego tarde

## Cuando la persona eligió ver más

reminder-said-ahead = Empieza { $at }
reminder-said-leave = Ya es hora de salir. Empieza { $at }
reminder-said-start = Empieza ahora.
# Se muestra unos minutos después del inicio
reminder-said-began = Empezó { $at }
reminder-full-place = Dónde: { $what }.
reminder-full-phone = Si va a llegar tarde, llame al { $what }.
reminder-kind-title = { $thing ->
    [rerate] Mire otra vez
    [dose] Medicamento
    [injection] Su próxima inyección
    [refill] Resurtido
    [checkin] Registro del día
   *[review] Su semana
}
reminder-kind-body = { $thing ->
    [rerate] ¿Qué tan fuerte es ahora?
    [dose] Es la hora de un medicamento.
    [injection] Abra Evenkeel para ver cuándo le toca.
    [refill] Uno de sus medicamentos se puede acabar pronto.
    [checkin] Es la hora de su registro del día.
   *[review] Es hora de repasar su semana.
}
reminder-full-title = { $thing ->
    [rerate] Sus ganas de consumir
    [dose] Medicamento
    [injection] Su próxima inyección
    [refill] Resurtido
    [checkin] Registro del día
   *[review] Su semana
}
reminder-full-body = { $thing ->
    [rerate] ¿Qué tan fuertes son las ganas ahora? Anótelo y vea cómo cambiaron.
    [dose] Es la hora de un medicamento.
    [injection] Abra Evenkeel para ver cuándo le toca.
    [refill] Uno de sus medicamentos se puede acabar pronto.
    [checkin] ¿Cómo está? Ánimo, sueño y ganas de consumir, en un minuto.
   *[review] Repase sus sesiones y sus ganas de consumir, y planee la semana que viene.
}

# A place in an invented example
reminder-example-place = Calle Roble 12
# Un medicamento inventado, con una razón propia de la persona
reminder-example-dose-title = Vitamina D
reminder-example-dose-body = Es hora de su dosis. Por mis hijos.

## La pantalla

reminders_title = Recordatorios
reminders_subtitle = Qué viene después y cuánto puede decir.
reminders_off = Los recordatorios están apagados. No llegará ninguno.
reminders_next = Lo que viene
reminders_next_hint = Cada línea dice exactamente lo que aparecerá en su pantalla.
reminders_next_more = { $count ->
    [one] El próximo.
   *[other] Los próximos { $shown } de { $count }.
}
reminders_next_none = No hay ningún recordatorio previsto.
reminders_next_none_do = Agregue sus sesiones y los recordatorios llegan solos.
reminders_next_sessions = Ir a Sesiones
reminders_next_off = Usted eligió no recibir ninguno con Evenkeel bloqueado. Elija otra manera abajo y aparecerán aquí.
reminders_tag_silent = Sin sonido
reminders_tag_waits = Después de sus horas de silencio
reminders_tag_snoozed = Usted lo pidió otra vez
reminders_on = Recordarme
reminders_when = Cuándo
reminders_when_hint = Hasta cuatro por sesión. Cada cambio se guarda enseguida.
reminders_time = Recordatorio { $number }
reminders_time_start = Cuando empieza
reminders_time_minutes = { $minutes ->
    [one] 1 minuto antes
   *[other] { $text } minutos antes
}
reminders_time_hours = { $hours ->
    [one] 1 hora antes
   *[other] { $text } horas antes
}
reminders_time_day = 1 día antes
reminders_time_leave = Cuando es hora de salir
reminders_time_evening = La tarde o noche anterior
reminders_time_own = Otro número de minutos
reminders_time_own_minutes = Minutos antes
reminders_time_own_range = Escriba minutos de 0 a 1,440. 1,440 es un día.
reminders_time_at = A qué hora
reminders_time_at_range = Elija el mediodía o una hora más tarde.
reminders_time_twice = Este ya lo tiene.
reminders_time_add = Agregar un recordatorio
reminders_time_remove = Quitar el recordatorio { $number }
reminders_time_none = No llega ningún recordatorio de sesiones.
reminders_time_leave_hint = «Hora de salir» cuenta el camino. Si no hay camino, avisa cuando la sesión empieza.
reminders_margin = Tiempo extra para alistarse
reminders_margin_none = Ninguno
reminders_wording = Lo que puede decir un aviso
reminders_wording_hint = Otras personas pueden ver su pantalla. Esto es lo que leerían:
reminders_wording_invented = Con una sesión inventada:
reminders_wording_times_only = Sus recordatorios guardan solo horas, así que siempre dicen lo mínimo.
reminders_level_neutral = Solo que hay algo previsto, y cuándo
reminders_level_kind = También qué tipo de sesión es
reminders_level_full = También el título, el lugar y el teléfono
reminders_level_other_neutral = Nada sobre el tema
reminders_level_other_kind = Unas pocas palabras
reminders_level_other_full = De qué se trata
reminders_of_sessions = Para las sesiones
reminders_other = Otros recordatorios
reminders_other_rerate = Mirar otra vez las ganas de consumir después de 15 o 45 minutos
reminders_other_checkin = Registros del día
reminders_other_review = Repasar la semana
reminders_other_dose = Medicamentos a sus horas
reminders_other_injection = La próxima inyección: 7 y 2 días antes, y cuando le toca
reminders_other_refill = Resurtido, unos días antes de que se acabe un medicamento
reminders_other_again = Un medicamento se puede mostrar otra vez si usted no responde. Usted elige cuántas veces en la página del medicamento.
reminders_other_button_neutral = Su botón dice «Hecho», para que nadie vea de qué se trata.
reminders_other_button = Su botón dice «Tomada».
reminders_other_button_kept = El botón funciona con Evenkeel bloqueado. Cualquier persona ante esta computadora lo puede presionar, por eso lo anotado así queda marcado.
reminders_other_says = Cuánto puede decir
reminders_kinds = Para algunos tipos de sesión
reminders_kinds_hint = Una prueba o una cita en el tribunal puede necesitar otros recordatorios que un grupo.
reminders_kinds_add = Elegir un tipo
reminders_kinds_pick = Tipo de sesión
reminders_kinds_on = Recordarme estas sesiones
reminders_kinds_times = Sus propias horas
reminders_kinds_level = Cuánto pueden decir
reminders_kinds_level_same = Como todas las demás
reminders_kinds_remove = Otra vez como todas las demás
reminders_kinds_removed = { $kind }: otra vez como todas las demás.
reminders_quiet = Horas de silencio
reminders_quiet_on = Guardar silencio a ciertas horas
reminders_quiet_from = Desde
reminders_quiet_until = Hasta
reminders_quiet_same = Las dos horas tienen que ser distintas. Si no quiere ningún recordatorio, apáguelos arriba.
reminders_quiet_hint = Lo que puede esperar llega cuando terminan. Lo que no puede esperar, como «hora de salir», llega a su hora, pero sin sonido.
reminders_works = ¿Le van a llegar?
reminders_works_test = Mostrarme uno ahora
reminders_works_tested = Se envió un recordatorio a su pantalla.
reminders_works_good = Todo lo que hace falta está ahí.
reminders_works_login = Iniciar los recordatorios cuando inicio sesión en esta computadora
reminders_works_mode = Mientras está bloqueado
reminders_mode_keyring = Sellados, con la clave en el almacén de contraseñas del sistema
reminders_mode_times = Solo las horas. Quien pueda abrir los archivos de esta computadora podría leerlas.
reminders_mode_off = Sin recordatorios mientras está bloqueado
reminders_works_off = Usted eligió no tener recordatorios mientras está bloqueado, así que no llegará ninguno.
reminders_works_not_at_login = Los recordatorios no empiezan solos al iniciar la computadora. Después de reiniciar no llega ninguno hasta que abra Evenkeel.
reminders_works_not_made = No se pudo hacer la lista de recordatorios. Desbloquee otra vez; si sigue igual, elija otra forma en Recordatorios.
reminders_works_not_shown = { $count ->
    [one] 1 recordatorio no se pudo mostrar hasta ahora.
   *[other] { $count } recordatorios no se pudieron mostrar hasta ahora.
}
reminders_works_limits = Lo que ningún ajuste puede cambiar
reminders_works_limit_off = Una computadora apagada no muestra nada. Lo que se perdió llega en un resumen cuando se enciende.
reminders_works_limit_sleep = Una computadora suspendida no muestra nada hasta que despierta. Con menos de 30 minutos de retraso, el recordatorio todavía llega.
reminders_works_limit_days = Los recordatorios se planean para un máximo de 120 días. Abra Evenkeel de vez en cuando y continúan.
reminders_works_limit_answer_on_pop_up = Cuando la próxima hora depende de cuándo tomó la última dosis, el próximo recordatorio llega solo después de que usted responda: en el aviso mismo o en Evenkeel.
reminders_works_limit_answer_in_app = Cuando la próxima hora depende de cuándo tomó la última dosis, el próximo recordatorio llega solo después de que usted la anote en Evenkeel. Mientras esté bloqueado, no llega ningún recordatorio de ella.
reminders_works_limit_phone = Para tener un segundo aviso, ponga sus sesiones también en el calendario de su teléfono.
reminders_works_phone = Poner mis sesiones en mi teléfono
reminders_end_schedule = Su última sesión prevista es el { $day }. Después no llega ningún recordatorio. Si hay más sesiones, agréguelas.
reminders_end_agenda = Los recordatorios están previstos solo hasta el { $day }. No se pudo alargar la lista.
reminders_end_sessions = Ir a Sesiones
reminders_end_reminders = Ver Recordatorios
reminders_link = Recordatorios

# Medicines, in words of their own: a kind word, and at the fullest level the medicine's name as title
reminder-medicine-title = Medicamento
reminder-medicine-kind-dose = Es hora de un medicamento.
reminder-medicine-kind-given = Hoy toca una inyección.
reminder-medicine-kind-ahead = En { $days } días toca una inyección.
reminder-medicine-kind-since = Todavía toca una inyección. Abra Evenkeel para decir cuándo se la pusieron.
reminder-medicine-kind-refill = Uno de sus medicamentos puede acabarse pronto.
reminder-medicine-full-dose = Es hora de su dosis.
reminder-medicine-full-given = Toca hoy.
reminder-medicine-full-ahead = Toca en { $days } días.
reminder-medicine-full-since = Todavía toca. Abra Evenkeel para decir cuándo se lo pusieron.
reminder-medicine-full-refill = Puede acabarse pronto. Es hora de pedir más.
