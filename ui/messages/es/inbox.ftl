# Anotar algo mientras Evenkeel está bloqueado. Cualquiera puede ver esta pantalla: solo palabras neutras.

inbox_open = Nota rápida
inbox_question = ¿Qué tan fuerte es en este momento?
inbox_hint = Pulse un número y luego Enter. Puede dejarlo ahí.
inbox_low = 0 nada
inbox_high = 10 lo más fuerte que ha habido
inbox_number_first = Primero pulse un número del 0 al 10.
inbox_about = ¿Con qué tiene que ver?
inbox_note = Una línea, si quiere
inbox_kept = Se sella en cuanto guarda, y solo se ve después de abrir Evenkeel.
inbox_saved = Guardado.
inbox_not_saved = Sin guardar.
inbox_next_title = ¿Le ayudaría hablar con alguien?
inbox_next_text = No tiene que pasar este momento a solas. Basta una llamada corta.

# Después de abrir
inbox_merged = { $count ->
    [one] 1 nota rápida ya está con sus ganas intensas.
   *[other] { $count } notas rápidas ya están con sus ganas intensas.
}
inbox_hours = Escritas entre el { $first } y el { $last }. Cualquiera en esta computadora puede escribir una: si alguna no es suya, bórrela allí.
inbox_hour = Escrita el { $first }. Cualquiera en esta computadora puede escribir una: si no es suya, bórrela allí.
inbox_set_aside = { $count ->
    [one] 1 nota rápida no se pudo abrir. Se apartó y no se borró.
   *[other] { $count } notas rápidas no se pudieron abrir. Se apartaron y no se borraron.
}
inbox_waiting = { $count ->
    [one] 1 nota rápida todavía no se pudo pasar. Se intenta otra vez la próxima vez que abra.
   *[other] { $count } notas rápidas todavía no se pudieron pasar. Se intenta otra vez la próxima vez que abra.
}
inbox_see = Ver sus ganas intensas
