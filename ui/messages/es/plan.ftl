## Plan

plan_title = Mi plan
plan_subtitle = Un plan que puede abrir cuando sea difícil.
plan_edit = Cambiar
plan_edit_title = Cambiar mi plan
plan_waits = Empezó a cambiar su plan. Lo que escribió está guardado, pero todavía no forma parte del plan.
plan_go_on = Seguir con el cambio
plan_empty = Su plan todavía está en blanco
plan_begin = Escribir mi plan
plan_version_on = Versión { $version }, { $date }
plan_first_step = Empiece con una razón. Lo demás puede esperar a su próxima sesión.
plan_item = { $section }, { $number }
plan_up = Subir
plan_down = Bajar
plan_pick = Elegir de la lista
plan_removed = Se quitó la línea del plan.
plan_start_over = Volver al plan guardado
plan_save_title = Guardar esta versión
plan_reason = ¿Por qué cambió?
plan_reviewed_with = ¿Quién lo vio con usted?
plan_save = Guardar mi plan
plan_saved = Plan guardado como versión { $version }.
plan_wrong = Una línea necesita un cambio. Mire arriba.
plan_versions = { $count ->
    [one] 1 versión guardada
   *[other] { $count } versiones guardadas
}
plan_version = Versión { $version }
plan_version_with = Con { $name }
plan_people_add = Agregar a alguien a mi equipo
plan_person_gone = Alguien que ya no está en su lista
plan_person_off = Ya no está en su lista
plan_person_off_name = { $name } (ya no está en su lista)

plan_section_reasons = Mis razones
plan_lead_reasons = ¿Qué es lo que más le importa?
plan_section_warning_signs = Señales de alerta
plan_lead_warning_signs = ¿Qué nota primero cuando algo va mal?
plan_section_triggers = Mis detonantes principales
plan_lead_triggers = El más fuerte va primero.
plan_section_high_risk = Situaciones difíciles
plan_lead_high_risk = Para cada una: qué hace primero y qué hace después.
plan_section_daily_basics = Cada día
plan_lead_daily_basics = ¿Qué le da calma a su día?
plan_section_skills = Habilidades que me ayudan
plan_lead_skills = La que mejor funciona va primero.
plan_section_people = Personas a quienes puedo llamar
plan_lead_people = Elija de su propia lista.
plan_section_safe_places = Lugares seguros
plan_lead_safe_places = ¿Adónde puede ir y estar bien?
plan_section_remove_from_home = Fuera de mi casa
plan_lead_remove_from_home = ¿Qué es mejor no tener en casa?
plan_section_medicines = Medicamentos que me ayudan
plan_lead_medicines = Escríbalos como en la etiqueta. Pregunte a quien los receta antes de cambiar algo.
plan_section_lapse_steps = Si consumo
plan_lead_lapse_steps = Cuatro pasos. Consumir una vez no borra su trabajo.
plan_section_emergency = En una emergencia
plan_lead_emergency = ¿Qué debe pasar y quién debe saberlo? ¿Quién puede guardar las pastillas y las armas, lejos de usted?

plan_sign_kind = Qué tipo de señal
plan_sign_thought = Un pensamiento
plan_sign_feeling = Un sentimiento
plan_sign_behavior = Algo que hago
plan_situation = La situación
plan_first_move = Primero
plan_second_move = Si eso no basta
plan_likelihood = ¿Qué tan probable es?
plan_likelihood_0 = Poco probable
plan_likelihood_1 = Un poco
plan_likelihood_2 = Probable
plan_likelihood_3 = Muy probable
plan_skill_note = Nota para { $skill }
plan_skill_note_hint = Una nota para usted
plan_lapse_get_safe = Parar y ponerme a salvo
plan_lapse_tell = Decírselo a alguien
plan_lapse_back_to_plan = Volver a mi plan
plan_lapse_learn = Aprender de esto
