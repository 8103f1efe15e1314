# A return to use, told by the person. Every question can be skipped.

returns_title = Si volvió a consumir
returns_subtitle = Si consumió, puede escribirlo aquí. No le quita nada de lo que ha logrado.
returns_empty = No hay nada escrito aquí.
returns_write = Escribir qué pasó
returns_open = Leer o cambiar
returns_look_again = Leerlo otra vez
returns_correct = Qué pasó
returns_kept = Guardado. Puede seguir cuando quiera.

returns_warning = Antes de empezar
returns_warning_1 = Las próximas preguntas son sobre el consumo. Pueden mover sentimientos fuertes.
returns_warning_2 = Puede saltar cada una, parar cuando quiera y guardar lo que escribió.
returns_warning_3 = Se queda en esta computadora. No va en ningún informe si usted no lo dice cada vez.
returns_warning_danger = Alguien está en peligro ahora
returns_go_on = Seguir
returns_not_now = Ahora no
returns_stop = Parar aquí y guardar
returns_later = Seguir después

returns_safety = ¿Pasó algo de esto?
returns_danger_overdose = Una sobredosis o señales de una
returns_danger_injury = Me lastimé
returns_danger_mixed = Mezclé con alcohol, opioides o sedantes
returns_danger_none = Nada de esto
returns_step_what = ¿Cuándo fue y qué fue?
returns_substances = ¿Qué consumió?
returns_amount = Cuánto, en sus palabras: { $substance }
returns_step_before = ¿Qué hubo antes?
returns_halt = ¿Le pasaba algo de esto antes?
returns_signs = ¿Qué señales de alerta hubo?
returns_signs_text = Otras señales, en sus palabras
returns_step_during = Mientras pasaba
returns_alone = ¿Estaba a solas?
returns_naloxone = ¿Tenía naloxona a la mano?
returns_naloxone_hint = Puede hacer que alguien vuelva a respirar después de un opioide.
returns_step_after = ¿Y después?
returns_feelings = ¿Cómo se sintió después?
returns_next = ¿Qué hizo luego?
returns_told = ¿Se lo dijo a alguien?
returns_lesson = ¿Qué haría con la primera señal?
returns_lesson_hint = Basta una cosa pequeña.
returns_prefer_not = Prefiero no decirlo
returns_answer_yes = Sí
returns_answer_no = No
returns_answer_not_sure = No sé
returns_answer_prefer_not = Prefiero no decirlo

returns_safe_title = Primero, su seguridad
returns_safe_less = La cantidad de antes ahora puede ser demasiada. Con opioides, alcohol o sedantes puede parar su respiración.
returns_thanks = Ya está escrito
returns_thanks_hint = Gracias por decirlo. Lo que ha logrado sigue siendo suyo.
returns_my_steps = Sus próximos pasos
returns_steps = Próximos pasos
returns_step_get_safe = Pare aquí. Vaya a un lugar seguro.
returns_step_tell = Llame o escriba a alguien de confianza.
returns_step_back_to_plan = Vaya a su próxima sesión, como estaba previsto.
returns_step_learn = Véalo con su consejero o consejera, sin reproches.

returns_days = Los últimos siete días
returns_days_hint = Si quiere, diga qué fue cada día. Un día sin decir no cuenta como nada.
returns_day_none = Sin consumo
returns_day_some = Hubo consumo
returns_day_not_sure = No sé
returns_day_not_logged = Sin decir
