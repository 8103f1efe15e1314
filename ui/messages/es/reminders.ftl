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

## Neutral (lo normal)

reminder-neutral-title = Recordatorio
reminder-neutral-ahead = Usted tiene algo previsto { $at }
reminder-neutral-leave = Ya es hora de salir. Usted tiene algo previsto { $at }
reminder-neutral-start = Usted tiene algo previsto ahora, { $at }
reminder-missed-title = Recordatorio
reminder-missed-body = { $count ->
    [one] Llegó un recordatorio mientras esta computadora estaba apagada o suspendida.
   *[other] Llegaron { $count } recordatorios mientras esta computadora estaba apagada o suspendida.
}
reminder-horizon-body = Abra Evenkeel pronto, por favor, para que sus recordatorios puedan continuar.
reminder-test-body = Así se ve un recordatorio. Los recordatorios funcionan en esta computadora.
reminder-zone-note = (hora de { $place })
reminder-action-open = Abrir

## Cuando la persona eligió ver más

reminder-said-ahead = Empieza { $at }
reminder-said-leave = Ya es hora de salir. Empieza { $at }
reminder-said-start = Empieza ahora.
reminder-full-place = Dónde: { $what }.
reminder-full-phone = Si va a llegar tarde, llame al { $what }.
