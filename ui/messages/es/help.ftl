# Ayuda ahora. También funciona antes de abrir: nada aquí dice algo sobre la persona.

help_title = Ayuda ahora
help_subtitle = Con quien sea que hable, puede empezar así: «Necesito ayuda».
help_lines = Personas que contestan de día y de noche
help_call = Llame al { $number }
help_text = Mande un texto al { $number }
help_text_word = Mande el texto { $word } al { $number }
help_checked = Números revisados por última vez el { $date }.
help_overdose = Si alguien puede tener una sobredosis
help_overdose_signs = No despierta. Respira lento o deja de respirar. Tiene los labios azules o grises. Hace ruidos raros o ronca de forma extraña.
help_own = Mi gente
help_own_none = Todavía no ha agregado a nadie.
help_own_add = Agregar a alguien
help_own_locked = La gente que agregó aparece aquí cuando abre Evenkeel, o antes si así lo eligió.
help_own_when = Buena hora: { $when }
help_own_no_phone = Sin número
help_more = Si en su país hay otros números, pídalos en su programa.

help-911-name = Emergencias
help-911-what = Policía, bomberos, ambulancia. Gratis, de día y de noche.
help-988-name = Línea 988 de Prevención del Suicidio y Crisis
help-988-what = También para alcohol y drogas. Oprima 2 para español, 1 para veteranos.
help-samhsa-name = Línea Nacional de Ayuda de SAMHSA
help-samhsa-what = Dónde encontrar tratamiento cerca de usted. En inglés y español, gratis.
help-crisis_text-name = Línea de texto para crisis
help-crisis_text-what = Solo por texto, cuando no puede hablar.

help-naloxone-call = Llame al 911. Diga: «Alguien no respira». Diga dónde está.
help-naloxone-naloxone = Dé naloxona: un rocío en un lado de la nariz. ¿No hay cambio en 2 o 3 minutos? Dé otra dosis.
help-naloxone-breathe = Si puede, dele aire: cabeza hacia atrás, una respiración cada 5 segundos.
help-naloxone-side = Cuando respire por sí misma, acueste a la persona de lado.
help-naloxone-stay = Quédese hasta que llegue la ayuda. El efecto de la naloxona puede pasar.
