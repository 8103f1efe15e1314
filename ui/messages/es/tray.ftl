# El icono del programa de recordatorios. Cualquiera puede leerlo: solo palabras neutrales.

tray-title = Evenkeel
tray-open = Abrir Evenkeel
tray-quick = Nota rápida
tray-next = Próximo recordatorio: { $when }
tray-next-none = No hay recordatorios previstos
tray-next-unknown = Los recordatorios están en espera: abra Evenkeel, por favor
tray-next-off = Los recordatorios están apagados
tray-quit = Detener los recordatorios y salir
tray-quit-sure = Sí, detener. No llegarán más recordatorios.
tray-quit-told = Los recordatorios están detenidos. Vuelven cuando usted abra Evenkeel.

tray-when-today = hoy, { $time }
tray-when-tomorrow = mañana, { $time }
tray-when-weekday = { $day ->
    [mon] lunes
    [tue] martes
    [wed] miércoles
    [thu] jueves
    [fri] viernes
    [sat] sábado
   *[sun] domingo
}, { $time }
tray-when-date = { $date }, { $time }
