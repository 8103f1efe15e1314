## Ganas intensas de consumir

cravings_title = Ganas
cravings_subtitle = Lo que anota se queda en esta computadora.
cravings_count = { $count ->
    [one] 1 anotada
   *[other] { $count } anotadas
}
cravings_empty = Todavía no hay nada anotado
cravings_empty_do = Cuando lleguen las ganas, elija un número. Toma unos segundos.
cravings_of_ten = { $number } de 10
cravings_when = { $date }, { $time }
cravings_when_about = { $date }, cerca de { $time }
cravings_tried = Probó: { $skills }
cravings_more_older = Mostrar anteriores
cravings_shown = { $shown } de { $count } en pantalla
cravings_deleted = Registro borrado.
cravings_restored = El registro está de vuelta.
cravings_is_deleted = Este registro se borró. No aparece en ningún otro lado.
cravings_bring_back = Traerlo de vuelta
cravings_saved = Guardado. Se dio cuenta. Eso cuenta.
cravings_taken_back = Se deshizo el registro.
cravings_corrected = Registro guardado.
cravings_correct = Corregir esta nota

cravings_question = ¿Qué tan fuertes son las ganas ahora?
cravings_question_hint = Elija un número. Puede parar ahí.
cravings_begun = Empezó a escribir sobre unas ganas y no lo guardó ({ $when }).
cravings_begun_go_on = Seguir con eso
cravings_begun_deleted = Se borró lo que empezó.
cravings_had_number = Esa vez eligió { $number }. Elija el número de ahora.
cravings_low = 0 sin ganas
cravings_high = 10 las más fuertes
cravings_triggers = ¿Qué las provocó?
cravings_triggers_more = Más detonantes
cravings_triggers_more_chosen = { $count ->
    [one] Más detonantes (1 elegido)
   *[other] Más detonantes ({ $count } elegidos)
}
cravings_main = ¿Cuál más que los demás?
cravings_more = Contar más
cravings_more_skip = Puede saltar cada pregunta de aquí.
cravings_substances = ¿Ganas de qué?
cravings_substances_others = Otras
cravings_substances_others_chosen = { $count ->
    [one] Otras (1 elegida)
   *[other] Otras ({ $count } elegidas)
}
cravings_feelings = ¿Cómo se sentía?
cravings_strength_0 = Nada
cravings_strength_1 = Un poco
cravings_strength_2 = Algo
cravings_strength_3 = Mucho
cravings_halt = ¿Le pasa algo de esto?
cravings_halt_hint = El hambre, el enojo, la soledad o el cansancio aumentan las ganas.
cravings_halt_hungry = Hambre
cravings_halt_angry = Enojo
cravings_halt_lonely = Soledad
cravings_halt_tired = Cansancio
cravings_halt_none = Nada de esto
cravings_place = ¿Dónde estaba?
cravings_company = ¿Con quién estaba?
cravings_body = ¿Qué hizo su cuerpo?
cravings_situation = ¿Qué estaba pasando?
cravings_thought = ¿Qué pensamiento vino con las ganas?
cravings_confidence = ¿Qué tanta confianza tiene en poder con esto?
cravings_confidence_low = 0 ninguna
cravings_confidence_high = 10 toda
cravings_skills = ¿Qué probó?
cravings_minutes = Minutos
cravings_helped = ¿Le ayudó?
cravings_helped_0 = No
cravings_helped_1 = Un poco
cravings_helped_2 = Algo
cravings_helped_3 = Bastante
cravings_helped_4 = Mucho
cravings_outcome = ¿Cómo terminó?
cravings_outcome_passed = Pasaron
cravings_outcome_still_here = Siguen aquí
cravings_outcome_used_some = Consumí un poco
cravings_outcome_used = Consumí
cravings_outcome_left_unsaid = Prefiero no decirlo
cravings_note = ¿Algo más?
cravings_earlier = Fue antes
cravings_day = Día
cravings_time = Hora
cravings_time_hint = Déjela vacía si solo sabe el día.
cravings_about = No sé la hora exacta
cravings_share = ¿Puede ir en un informe?
cravings_share_hint = Nada sale de esta computadora por sí solo.
cravings_share_ask = Pregúnteme cada vez
cravings_share_ok = Sí
cravings_share_never = Nunca
cravings_used_kind = Gracias por decirlo. Lo que ha construido sigue siendo suyo. La cantidad de antes ahora puede ser demasiada. Con opioides, alcohol o sedantes puede parar su respiración. Por favor, cuídese.

cravings_say_more = Contar más
cravings_step = { $number } de { $count }
cravings_step_where = ¿Dónde y con quién?
cravings_step_thought = Unas palabras sobre esto
cravings_step_rest = ¿Algo más que guardar?
cravings_plan_lines = ¿Usó algo de su plan?
cravings_session = ¿Llevar esto a una sesión?
cravings_session_none = No
cravings_session_kept = La sesión que eligió antes
cravings_session_name = { $title }, { $when }
cravings_brought_title = Ganas para llevar a la sesión
cravings_brought = Para llevar a: { $session }

cravings_try_title = Pruebe una cosa
cravings_take_back = Deshacer este registro
cravings_try_hint = Primero, lo que más le ha ayudado.
cravings_try_more = Más cosas para probar
cravings_thanks = Gracias por decirlo
cravings_used_hint = Lo que ha logrado sigue siendo suyo.
cravings_again = Dar un segundo número
cravings_done = Listo por ahora
cravings_now = ¿Qué tan fuertes son ahora?
cravings_now_hint = Cualquier número vale, también el mismo.
cravings_first_number = Su último número fue { $number }.
cravings_helped_which = ¿Le ayudó esto: { $skill }?
cravings_skip = Saltar esto
cravings_next = De { $first } a { $last }
cravings_next_fell = Bajaron, y usted se quedó hasta verlo.
cravings_next_same = Siguen casi igual. Pasa. Deles tiempo o pruebe otra cosa.
cravings_next_rose = Subieron. Eso puede pasar antes de que bajen. No tiene que pasar por esto sin compañía.
cravings_next_skipped = Saltado. Está bien.
cravings_next_skipped_hint = Puede dar un número más tarde.
cravings_next_another = Probar otra cosa
cravings_due = ¿Qué tan fuertes son las ganas ahora? Antes ({ $time }): { $number }.
cravings_due_answer = Dar un número
cravings_due_skipped = Segundo número omitido. No pasa nada.

cravings_written = Escrito después: { $when }
cravings_while_locked = Escrito en la pantalla de bloqueo, donde cualquiera puede escribir.
cravings_later = Después: { $numbers }
cravings_numbers = Números de después
cravings_number_at = { $minutes ->
    [0] Justo después: { $number } de 10
   *[other] { $minutes } min después: { $number } de 10
}
cravings_number_skipped = { $minutes } min después: saltado
cravings_eased = Se calmaron después de { $minutes } min.
cravings_before = { $count ->
    [one] Lo que decía antes (1 versión)
   *[other] Lo que decía antes ({ $count } versiones)
}
cravings_before_until = Hasta { $when }
