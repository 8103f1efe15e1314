# El equipo de atención: quién le atiende, quién le apoya, quién más hay.

people_title = Mi equipo de atención
people_subtitle = Quién le atiende, quién le apoya y cómo comunicarse con ellos.
people_empty = Todavía no hay nadie
people_empty_do = Empiece con su consejero o consejera, o con una persona que le dijo: «Puede llamarme».
people_add = Agregar a alguien
people_print = Imprimir
people_new = Alguien nuevo
people_change = Cambiar a { $name }
people_group_care_team = Equipo de atención
people_group_support = Apoyo
people_group_other = Otras personas
people_open = Abrir a { $name }
people_not_found = Esta persona ya no está en su lista.
people_removed = Borrados hace poco
people_removed_hint = Pueden volver. Un plan sigue nombrando a quien estaba en él.
people_take_back = Recuperar
people_take_back_of = Recuperar a { $name }

people_role = ¿Quién es para usted?
people_role_none = Prefiero no decirlo
people_role_doctor = Médico o quien receta
people_role_nurse = Enfermería
people_role_individual_counselor = Consejero/a individual
people_role_group_counselor = Consejero/a de grupo
people_role_family_counselor = Consejero/a familiar
people_role_psychologist = Psicólogo/a
people_role_chemical_dependency = Especialista en dependencia química
people_role_case_manager = Coordinador/a del caso
people_role_peer_specialist = Especialista de apoyo entre pares
people_role_pharmacy = Farmacia
people_role_sponsor = Padrino, madrina o mentor
people_role_family = Familia
people_role_friend = Amistad
people_role_probation_officer = Agente de libertad condicional
people_role_lawyer = Abogado/a
people_role_employer_contact = Contacto en el trabajo
people_role_other = Otra persona

people_name = Nombre
people_organization = ¿Dónde trabaja?
people_phone = Número de teléfono
people_phone_hint = Como lo marcaría.
people_phone_label = ¿Qué número es?
people_phone_label_hint = Por ejemplo: oficina, celular
people_phone_more = Otro número
people_phone_n = Número { $n }
people_phone_label_n = ¿Qué es el número { $n }?
people_phone_remove = Quitar el número { $n }
people_phone_first = Se llama primero al primer número.
people_phone_plain = Teléfono
people_after_hours = Número fuera de horario
people_after_hours_hint = Para noches y fines de semana, si lo hay.
people_address = Dirección
people_when = ¿Cuándo puede llamar?
people_when_hint = Por ejemplo: después de las 6, no en el trabajo
people_call_for = Llamar para
people_call_for_hint = Por ejemplo: efectos secundarios, que me lleve, cuando quiero estar a solas
people_more = Más sobre esta persona
people_may_call = Me dijo que puedo llamar
people_may_call_since = Desde el { $date }
people_may_call_not = Falta preguntarle
people_may_call_date = ¿Cuándo se lo dijo?
people_crisis = ¿Se le puede llamar en una crisis?
people_in_crisis = Mostrar en Ayuda ahora
people_in_crisis_hint = Solo si es alguien a quien llamar cuando se pone difícil. Usted decide; estar en esta lista no basta.
people_in_crisis_tag = En Ayuda ahora
people_before_unlock = Mostrar antes de abrir
people_before_unlock_hint = Entonces cualquiera en esta computadora puede ver su nombre y número en Ayuda ahora.
people_before_unlock_tag = También con bloqueo
people_saved = Se guardó a { $name }.
people_deleted = Se borró a { $name }.
people_restored = { $name } está de vuelta.

people_consent = Lo que se le puede contar
people_consent_scope = ¿Qué aceptó usted que se le cuente?
people_consent_scope_hint = Es para usted. No es un formulario que firma su programa.
people_consent_from = Desde
people_consent_until = Hasta
people_consent_back = Retirado el
people_consent_holds = Usted lo aceptó. Vale hoy.
people_consent_not = Hoy esto no vale.
people_consent_none = No anotó nada que haya aceptado.
people_consent_from_day = Desde el { $date }
people_consent_until_day = Hasta el { $date }
people_consent_back_day = Retirado el { $date }

people_reach = Cómo comunicarse
people_reach_none = Todavía no hay número.
people_next = Próxima cita
people_next_at = { $what }, { $when }
people_next_none = No hay ninguna prevista. Elija a esta persona en una sesión y se verá aquí.
people_next_short = Próxima: { $when }
people_questions_open = { $count ->
    [one] 1 pregunta por hacer
   *[other] { $count } preguntas por hacer
}
people_crisis_title = En una crisis
people_crisis_on = Está en Ayuda ahora.
people_crisis_on_locked = Está en Ayuda ahora, también antes de abrir.
people_crisis_off = No está en Ayuda ahora.

people_delete_title = ¿Borrar a { $name }?
people_delete_plan = Está en su plan. Las versiones viejas del plan guardan el nombre.
people_delete_crisis = Está en Ayuda ahora. Ya no estaría ahí.
people_delete_sessions = { $count ->
    [one] Una de sus sesiones es con esta persona. Guarda el nombre.
   *[other] { $count } de sus sesiones son con esta persona. Guardan el nombre.
}
people_delete_questions = { $count ->
    [one] También se borra una pregunta para esta persona.
   *[other] También se borran { $count } preguntas para esta persona.
}
people_delete_back = Esto se puede deshacer.
people_delete_yes = Borrar
people_delete_no = Conservar

people_ask = Preguntar a alguien sobre esto
people_ask_title = ¿Qué quiere preguntar?
people_ask_person = ¿A quién?
people_ask_text = Su pregunta
people_ask_text_of = Preguntar a { $name } sobre…
people_ask_hint = Espera en su página, y en Hoy cuando se ven en menos de un día.
people_ask_save = Agregar la pregunta
people_ask_nobody = Todavía no hay a quién preguntar. Agregue primero a alguien a su equipo.
people_ask_added = Se agregó a las preguntas para { $name }.
people_questions = Preguntas por hacer
people_questions_none = Todavía no hay nada que preguntar.
people_question_asked = Preguntada
people_question_change = Cambiar la pregunta
people_question_saved = La pregunta se guardó.
people_question_ticked = Marcada como preguntada.
people_question_opened = La pregunta está abierta otra vez.
people_question_deleted = La pregunta se borró.
people_question_restored = La pregunta está de vuelta.
people_questions_asked = { $count ->
    [one] 1 pregunta hecha
   *[other] { $count } preguntas hechas
}
people_soon_title = Para preguntar a { $name }
people_soon_when = Se ven el { $when }. Marque lo que ya preguntó.
people_with_title = Con { $name }
people_with_page = Abrir su página

journal_kind_question = Pregunta
journal_kinds_question = Preguntas
people_question_for = Para preguntar a { $name }
people_question_was = Preguntada

share_kind_questions = Preguntas para mi equipo de atención
share_own_kind_questions = Preguntas para mi equipo de atención
share_own_what_question = Pregunta
