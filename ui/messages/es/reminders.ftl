# Recordatorios: lo que dice un aviso.
# Todo lo que está en "neutral" lo puede leer cualquiera que pase: una hora y nada más.

reminder-clock = { $time } { $half ->
    [am] a. m.
   *[pm] p. m.
}

reminder-at = { $one ->
    [yes] a la { $time }
   *[no] a las { $time }
}

# Un día y una hora: "el lunes a las 6:00 p. m."
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
reminder-neutral-evening = Usted tiene algo previsto { $at }
reminder-neutral-rerate = Usted quería volver a Evenkeel un momento.
reminder-neutral-checkin = Es un buen momento para abrir Evenkeel un minuto.
reminder-neutral-review = Su mirada a la semana le espera en Evenkeel.
reminder-missed-title = Recordatorio
reminder-missed-body = { $count ->
    [one] Llegó un recordatorio mientras esta computadora estaba apagada o suspendida.
   *[other] Llegaron { $count } recordatorios mientras esta computadora estaba apagada o suspendida.
}
reminder-horizon-body = Abra Evenkeel pronto, por favor, para que sus recordatorios puedan continuar.
reminder-test-body = Así se ve un recordatorio. Los recordatorios funcionan en esta computadora.
reminder-zone-note = (hora de { $place })
reminder-action-open = Abrir
reminder-action-snooze = En 10 minutos
reminder-action-on-my-way = Voy en camino
reminder-action-call-late = Llamar para avisar que llego tarde

## Cuando la persona eligió ver más

reminder-said-ahead = Empieza { $at }
reminder-said-leave = Ya es hora de salir. Empieza { $at }
reminder-said-start = Empieza ahora.
reminder-full-place = Dónde: { $what }.
reminder-full-phone = Si va a llegar tarde, llame al { $what }.
reminder-kind-title = { $thing ->
    [rerate] Mire otra vez
    [checkin] Registro del día
   *[review] Su semana
}
reminder-kind-body = { $thing ->
    [rerate] ¿Qué tan fuerte es ahora?
    [checkin] Es la hora de su registro del día.
   *[review] Es hora de repasar su semana.
}
reminder-full-title = { $thing ->
    [rerate] Sus ganas de consumir
    [checkin] Registro del día
   *[review] Su semana
}
reminder-full-body = { $thing ->
    [rerate] ¿Qué tan fuertes son las ganas ahora? Anótelo y vea cómo cambiaron.
    [checkin] ¿Cómo está? Ánimo, sueño y ganas de consumir, en un minuto.
   *[review] Repase sus sesiones y sus ganas de consumir, y planee la semana que viene.
}

# A place in an invented example
reminder-example-place = Calle Roble 12
