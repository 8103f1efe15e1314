# Mi gente: a quién se puede llamar.

people_title = Mi gente
people_subtitle = Personas a quienes podría llamar cuando se pone difícil. Se ven en Ayuda ahora.
people_empty = Todavía no hay nadie
people_empty_do = Empiece con una persona que le dijo: «Puede llamarme».
people_add = Agregar a alguien
people_new = Alguien nuevo
people_change = Cambiar a { $name }
people_name = Nombre
people_phone = Número de teléfono
people_phone_hint = Como lo marcaría.
people_when = ¿Cuándo puede llamar?
people_when_hint = Por ejemplo: después de las 6, no en el trabajo
people_may_call = Me dijo que puedo llamar
people_may_call_since = Desde el { $date }
people_may_call_not = Falta preguntarle
people_may_call_date = ¿Cuándo se lo dijo?
people_before_unlock = Mostrar antes de abrir
people_before_unlock_hint = Entonces cualquiera en esta computadora puede ver su nombre y número en Ayuda ahora.
people_before_unlock_tag = También con bloqueo
people_saved = Se guardó a { $name }.
people_deleted = Se borró a { $name }.
people_restored = { $name } está de vuelta.
