# Ayuda ahora. También funciona antes de abrir: nada aquí dice algo sobre la persona.

help_title = Ayuda ahora
help_subtitle = Hable con quien hable, puede empezar así: «Necesito ayuda».
help_lines = Personas que contestan de día y de noche
help_lines_phone = Esta computadora no puede llamar. Use un teléfono.
help_call = Llame al { $number }
help_text = Envíe un mensaje de texto al { $number }
help_text_word = Envíe la palabra { $word } por mensaje al { $number }
help_checked = Números revisados por última vez el { $date }.
help_overdose = Si cree que alguien tiene una sobredosis
help_overdose_wake = Trate de despertar a la persona: grite y frote fuerte el centro del pecho. ¿No responde?
help_overdose_signs = Señales: no despierta. Respira lento o deja de respirar. Ronca o hace ruidos de ahogo. Tiene los labios azules o grises y las pupilas muy pequeñas. ¿No sabe si lo es? Siga los pasos de arriba.
help_overdose_law = En la mayoría de los estados una ley protege a quien llama y a quien necesita ayuda. No lo cubre todo, como la libertad a prueba. Llame de todos modos: primero está la vida.
help_stimulants = Después de cocaína, metanfetamina u otros estimulantes
help_stimulants_signs = Dolor de pecho, cuerpo muy caliente, convulsión, un lado del cuerpo sin fuerza, mucha agitación y confusión: llame al 911. Puede haber fentanilo en la mezcla: tenga cerca la naloxona.
help_own = Mi gente
help_own_none = Todavía no ha agregado a nadie.
help_own_add = Agregar a alguien
help_own_plan = Abrir mi plan
help_own_locked = La gente que agregó aparece aquí cuando abre Evenkeel, o antes si así lo eligió.
help_own_when = Buena hora: { $when }
help_own_no_phone = Sin número
help_more = Si en su país hay otros números, pídalos en su programa.

help-911-name = Emergencias
help-911-what = Policía, bomberos, ambulancia. La llamada es gratis, de día y de noche.
help-988-name = Línea 988 de Prevención del Suicidio y Crisis
help-988-what = También para alcohol y drogas. La llamada es gratis. Oprima 2 para español, 1 para veteranos.
help-samhsa-name = Línea Nacional de Ayuda de SAMHSA
help-samhsa-what = Dónde encontrar tratamiento cerca de usted. En inglés y español. La llamada es gratis.
help-crisis_text-name = Línea de texto para crisis
help-crisis_text-what = Por mensaje de texto, cuando no puede hablar.
help-poison-name = Ayuda por intoxicación
help-poison-what = Cuando alguien tomó algo que puede ser peligroso y está despierto. La llamada es gratis.
help-domestic_violence-name = Línea Nacional contra la Violencia Doméstica
help-domestic_violence-what = Cuando alguien en casa le lastima o le da miedo. En inglés y español. La llamada es gratis.

help-naloxone-call = Llame al 911. Diga: «Una persona no despierta y no respira bien. Estamos en...».
help-naloxone-naloxone = Dé naloxona: una rociada en una fosa nasal. ¿No respira bien después de 2 o 3 minutos? Dé otra rociada, en la otra fosa nasal. Repita cada 2 o 3 minutos. No hace daño si no hay opioides.
help-naloxone-breathe = Mientras espera, dele respiración boca a boca: cabeza hacia atrás, tape la nariz, una respiración cada 5 segundos.
help-naloxone-side = Cuando respire por sí misma, ponga a la persona de lado.
help-naloxone-stay = Quédese hasta que llegue la ayuda. El efecto de la naloxona pasa en 30 a 90 minutos, y la sobredosis puede volver. Pídale que no consuma más. Quizá despierte con malestar o enojo.
