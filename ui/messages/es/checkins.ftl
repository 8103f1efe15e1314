## Registro del día: unas preguntas rápidas en la mañana y en la noche

checkins_morning = Registro de la mañana
checkins_evening = Registro de la noche
checkins_hint = Unas respuestas rápidas. Salte lo que quiera.
checkins_for_day = Para el { $date }
checkins_answered_of = { $answered } de { $asked } con respuesta
checkins_skip_one = Saltar
checkins_skipped_one = La saltó
checkins_answer_one = Responder
checkins_save = Listo
checkins_saved = Registro del día guardado.
checkins_taken_back = Se deshizo el registro del día.
checkins_corrected = Registro del día cambiado. Lo que decía antes se conserva.
checkins_delete = Borrar este registro
checkins_deleted = Registro del día borrado.
checkins_restored = El registro del día está de vuelta.
checkins_used_title = Gracias por su honestidad
checkins_used_text = Lo que construyó sigue siendo suyo. La cantidad de antes ahora puede ser demasiada. Con opioides, alcohol o sedantes puede parar su respiración. Cuídese y quédese cerca de alguien.
checkins_used_help = Ver ayuda
checkins_used_return = Anotar lo que pasó
checkins_to_today = Ir a Hoy

checkins_item_sleep_hours = ¿Cuántas horas durmió?
checkins_item_sleep_quality = ¿Cómo durmió?
checkins_item_mood = ¿Cómo está su ánimo?
checkins_item_confidence = ¿Cuánta confianza tiene en seguir con su meta hoy?
checkins_item_craving_peak = ¿Qué tan fuertes fueron las ganas hoy, como máximo?
checkins_item_stress = ¿Cuánto estrés siente?
checkins_item_halt = ¿Le pasa algo de esto ahora?
checkins_item_pain = ¿Cuánto dolor tiene?
checkins_item_used_today = ¿Consumió hoy?
checkins_item_meds_ok = ¿Tomó sus medicamentos como estaba previsto?
checkins_item_connected = ¿Estuvo en contacto con alguien hoy?
checkins_item_good_thing = Una cosa buena de hoy
checkins_item_intention = Una cosa que quiere hacer hoy

checkins_name_sleep_hours = Horas de sueño
checkins_name_sleep_quality = Cómo fue el sueño
checkins_name_mood = Ánimo
checkins_name_confidence = Mi confianza
checkins_name_craving_peak = Las ganas más fuertes
checkins_name_stress = Estrés
checkins_name_halt = Hambre, enojo, soledad, cansancio
checkins_name_pain = Dolor
checkins_name_used_today = Consumo
checkins_name_meds_ok = Medicamentos
checkins_name_connected = Contacto con alguien
checkins_name_good_thing = Una cosa buena
checkins_name_intention = Lo que quiero hacer

checkins_low_mood = 0 muy bajo
checkins_high_mood = 10 muy bueno
checkins_low_confidence = 0 nada
checkins_high_confidence = 10 por completo
checkins_low_craving_peak = 0 sin ganas
checkins_high_craving_peak = 10 las más fuertes
checkins_low_stress = 0 nada
checkins_high_stress = 10 lo más fuerte
checkins_low_pain = 0 nada
checkins_high_pain = 10 el peor
checkins_hours_less = 3 o menos
checkins_hours_more = 10 o más
checkins_quality_0 = Muy mal
checkins_quality_1 = Mal
checkins_quality_2 = Regular
checkins_quality_3 = Bien
checkins_quality_4 = Muy bien
checkins_yes = Sí
checkins_no = No
checkins_prefer_not = Prefiero no decirlo

checkins_due_text = { $count ->
    [one] Una pregunta rápida.
   *[other] { $count } preguntas rápidas. Puede saltar cualquiera.
}
checkins_begin = Empezar
checkins_skip_part = Saltar este
checkins_skipped_part = Registro del día omitido. No pasa nada.
checkins_change_times = No respondió en unos días. ¿Le conviene más otra hora del día?
checkins_change_times_do = Cambiar las horas
checkins_confirm_times = Dejarlas así

checkins_settings = Registro del día
checkins_settings_on = Preguntarme en la mañana y en la noche
checkins_settings_hint = Siempre puede responder por su cuenta. Tras tres días sin respuesta, preguntamos una vez al día.
checkins_settings_morning_at = La mañana desde
checkins_settings_evening_at = La noche desde
checkins_settings_morning = Preguntas de la mañana
checkins_settings_evening = Preguntas de la noche
checkins_settings_most = Hasta cinco en cada una. Menos está bien.
