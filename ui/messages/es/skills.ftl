# Coping skills. Each one's screen holds at most ninety words (title, text and steps together); a test counts them.

skills_title = Habilidades
skills_subtitle = Cosas para probar en cualquier momento. Primero, lo que más le ha ayudado.
skills_none_measured = Anote ganas, pruebe algo y dé un segundo número. Pronto esta lista sabrá qué le ayuda.
skills_open_all = Todas las habilidades
skills_practice = También puede practicar en un día tranquilo.
skills_fell = Bajó { $mean } en promedio (n = { $n })
skills_fell_like = Con estos detonantes: bajó { $mean } en promedio (n = { $n })
skills_not_fallen = No bajó en promedio (n = { $n })
skills_used = { $n ->
    [one] La probó una vez
   *[other] La probó { $n } veces
}
skills_honest = El número es lo que vino después. No prueba por qué.
skills_in_plan = En mi plan
skills_eyes_open = Puede dejar los ojos abiertos.
skills_from_plan = De mi plan
skills_no_lines = Su plan todavía no tiene nada para esto.
skills_no_people = Todavía no hay nadie en su lista.
skills_own = Esta es suya. Usted sabe cómo va. Tómese su tiempo.
skills_link_plan = Abrir mi plan
skills_link_people = Mi equipo de atención
skills_link_journal = Escribirlo
skills_link_sessions = Mis sesiones
skills_unknown = Esta habilidad no está aquí.
skills_log_too = Anotar ganas
skills_step = Paso { $number } de { $count }
skills_step_next = Paso siguiente
skills_step_back = Uno atrás
skills_step_again = Desde el principio
skills_timer_start = Empezar
skills_timer_stop = Parar
skills_timer_again = Otra vez
skills_timer_label = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}
skills_timer_left = { $minutes ->
    [one] Falta menos de un minuto
   *[other] Faltan unos { $minutes } minutos
}
skills_timer_half = Va a la mitad.
skills_timer_done = Se acabó el tiempo. Qué bien que se quedó.
skills_breath_in = Tome aire
skills_breath_out = Suelte el aire
# Dos líneas cortas dentro de un círculo.
skills_breath_count =
    Tome aire: { $inward }
    Suelte: { $outward }
skills_wave_rise = Puede que suba más. Déjela.
skills_wave_top = Quizá esto es lo más alto. Siga con su aire.
skills_wave_fall = Deje que baje a su paso.

skills_urge_surfing_text = Las ganas son como una ola. Suben, llegan a lo alto y bajan. No tiene que pelear con ellas ni darles más. Vea en qué parte del cuerpo se sienten más. Respire ahí. Solo mire.
skills_delay_text = No tiene que decidir para todo el día. Solo espere 15 minutos. Haga algo pequeño mientras tanto. Luego mire otra vez. Siempre puede esperar 15 más.
skills_leave_text = Hay lugares que jalan. Usted puede irse, aun a media frase. Diga: «Me tengo que ir». No hace falta dar razones. Piense en un lugar seguro y vaya ahora.
skills_call_text = No tiene que explicarlo bien. Diga: «Tengo muchas ganas de consumir. ¿Puede hablar conmigo unos minutos?» Un mensaje también sirve. Si no contestan, llame a otra persona.
skills_breathing_text = Siéntese o quédese de pie. Tome aire por la nariz y cuente hasta cuatro. Suelte el aire poco a poco y cuente hasta seis, como si soplara una sopa caliente. Si se marea, respire como siempre.
skills_grounding_text = Mire a su alrededor. Vaya despacio. Todo vale.
skills_grounding_1 = Diga cinco cosas que ve.
skills_grounding_2 = Diga cuatro cosas que siente: los pies, la ropa, la silla.
skills_grounding_3 = Diga tres cosas que oye.
skills_grounding_4 = Diga dos cosas que huele.
skills_grounding_5 = Diga una cosa que saborea. Luego respire una vez, lento.
skills_muscle_relaxation_text = Apriete cada parte y cuente hasta cinco. Luego suelte. Deje fuera lo que le duela.
skills_muscle_relaxation_1 = Cierre los puños. Aguante. Suelte.
skills_muscle_relaxation_2 = Suba los hombros. Aguante. Déjelos caer.
skills_muscle_relaxation_3 = Apriete los ojos y la boca. Aguante. Suelte.
skills_muscle_relaxation_4 = Meta la panza. Aguante. Suelte.
skills_muscle_relaxation_5 = Apriete los pies contra el piso. Aguante. Suelte.
skills_muscle_relaxation_6 = Descanse. Note qué parte está más suave.
skills_move_text = Levántese y muévase diez minutos. Dé una vuelta a la cuadra, suba escaleras, baile, estírese. No tiene que ser deporte. Vaya a su paso y pare si algo le duele.
skills_eat_drink_text = El hambre y la sed a veces parecen ganas de consumir. Tome un vaso de agua. Coma algo pequeño. Siéntese si puede. Luego vea qué tan fuerte es.
skills_rest_text = Con cansancio es más difícil decir que no. Acuéstese, o siéntese y deje de ver la pantalla. No tiene que dormir. Veinte minutos de calma ayudan.
skills_play_tape_text = Las ganas solo muestran el primer minuto. Deje correr la película.
skills_play_tape_1 = ¿Cómo serían los primeros minutos?
skills_play_tape_2 = ¿Y tres horas después? ¿Y mañana temprano?
skills_play_tape_3 = Ahora vea la otra película. Usted espera, se le pasa y mañana se levanta. ¿Cómo se siente?
skills_switch_thought_text = Usted puede cambiar la imagen en su mente.
skills_switch_thought_1 = Vea el pensamiento como una imagen en una pantalla.
skills_switch_thought_2 = Vea un botón al lado. Apriételo. La pantalla se apaga.
skills_switch_thought_3 = Ponga una imagen que le guste: un lugar, una cara, un buen día. Quédese un minuto con ella.
skills_reasons_text = Usted tenía buenas razones cuando empezó. Siguen vivas. Léalas despacio, una por una. Piense en una cara o en una mañana que va con ellas.
skills_talk_back_text = Un pensamiento no es una orden. Usted le puede contestar.
skills_talk_back_1 = ¿Qué le dice? Quizá: «Solo una vez».
skills_talk_back_2 = ¿Es cierto? ¿Cómo le fue las últimas veces?
skills_talk_back_3 = Contéstele, en voz alta si puede: «Ya te conozco. Voy a esperar».
skills_meeting_text = Estar con gente que conoce esto puede ayudar en el momento. Busque una reunión para hoy, cerca o en línea. Puede solo oír. No tiene que hablar. Su próxima sesión también cuenta.
skills_prayer_text = Rece, medite o quédese en silencio, a su manera. Si las palabras ayudan, elija una frase corta y dígala despacio. Bastan cinco minutos. Si la mente se va, regrese.
skills_music_text = Ponga una canción que le calme o le anime. Deje fuera las que van con el consumo. Óigala hasta el final. Cante o siga el ritmo con el pie. Luego vea qué tan fuerte es.
skills_cold_water_text = Deje correr agua fría en las manos. Luego ponga un paño frío y mojado en la cara medio minuto. Siga respirando. Si tiene un problema del corazón, solo moje las manos.
skills_busy_hands_text = Dé a sus manos algo que hacer por diez minutos. Lave los platos, dibuje, doble ropa, arregle algo, arme un juego. Use lo que tenga cerca. No tiene que salir bien.
skills_journal_text = Escriba lo que pasa, así como sale. Bastan tres líneas. ¿Qué pasó? ¿Qué siente? ¿Qué le hace falta? Es suyo hasta que usted lo comparta.
skills_shower_text = Dese un baño tibio o fresco. Sienta el agua en la espalda. Huela el jabón. Baje los hombros. Quédese lo que quiera. Luego póngase ropa fresca.
skills_open_plan_text = Usted hizo un plan para un momento así. No tiene que pensarlo ahora. Ábralo. Busque una línea que le sirva. Haga esa sola cosa.
skills_say_no_text = Entre más corto, mejor. No le debe razones a nadie.
skills_say_no_1 = Mire a la persona. Diga: «No, gracias».
skills_say_no_2 = Si le piden otra vez, diga lo mismo otra vez.
skills_say_no_3 = Hable de otra cosa o váyase: «Me tengo que ir. Nos vemos». Dígalo una vez ahora, en voz alta.
skills_ask_prescriber_text = Hay medicamentos que pueden bajar las ganas. Quien le receta le puede decir cuál le sirve. Anote la pregunta, o llame y pregunte. No cambie cuánto toma por su cuenta.
