# La persona inventada de la demostración. No es nadie real.
# Abre la demostración. Las mismas palabras en los dos idiomas, porque el idioma se puede cambiar.
demo-passphrase = piano mango coral panda
demo-note-drive = Me quedé un rato en el auto. Llamé antes de manejar a casa.
demo-note-evening = La casa estaba muy callada. La vi subir y bajar.
demo-note-argument = Hablé muy fuerte con mi hermano. Salí a caminar.
demo-person-sister = Rosa (mi hermana)
demo-person-mentor = Sam (mentor)
demo-person-when = Después de las 5 p.m., cualquier día
demo-plan-reason-1 = Quiero estar ahí cuando mi hija despierte.
demo-plan-reason-2 = Ahora me gustan mis mañanas.
demo-plan-sign-1 = Dejo de contestar mensajes.
demo-plan-sign-2 = Me digo que solo una no importa.
demo-plan-situation = Viernes después del trabajo, cuando todos salen
demo-plan-first-move = Escribir a Rosa antes de salir del edificio.
demo-plan-second-move = Tomar el otro camino a casa.
demo-plan-daily = Desayuno, una caminata y a la cama antes de las once.
demo-plan-place = La biblioteca de la calle Tercera
demo-plan-lapse-safe = Ir a casa de Rosa.
demo-plan-lapse-tell = Llamar a mi consejera el mismo día.
demo-plan-why = Primer plan, hecho en la segunda semana
demo-counselor = Ana R.
demo-counselor-group = Ana R. y Tom W.
demo-clinic = Clínica de la calle Oak
demo-phone-office = Oficina
demo-phone-cell = Celular
demo-counselor-when = Días de semana, de 9 a 5
demo-counselor-call-for = Cuando voy a llegar tarde, o antes de un fin de semana difícil
demo-counselor-consent = Puede decirle a mi hermana si voy. Nada más.
demo-doctor = Dra. Lin
demo-doctor-when = Por la mañana, días de semana
demo-doctor-call-for = Efectos secundarios, y antes de que se acabe la receta
demo-pharmacy = Farmacia de la calle Tercera
demo-pharmacy-address = Calle Tercera 40
demo-question-1 = ¿Cómo llena la gente un viernes?
demo-question-2 = ¿Qué digo cuando vuelvo después de una discusión?
demo-question-3 = ¿Puede venir mi hermana a una sesión familiar?
demo-question-4 = Me siento con sueño por la mañana. ¿Es por el medicamento?
demo-place = Calle Oak 12
demo-checkin-good-1 = Mi sobrina se rio de mi chiste.
demo-checkin-good-2 = Preparé una cena de verdad.
demo-checkin-intention = Llamar a Ana antes del grupo.
demo-journal-title-1 = Primera semana
demo-journal-body-1 =
    El lunes no quería ir. Fui. La sala era más pequeña de lo que pensaba y nadie me miró raro.
    Un señor habló del camino a casa después del trabajo. Yo podría haber dicho lo mismo.
demo-journal-title-2 = Para nadie más
demo-journal-body-2 = Estoy enojado con mi hermano y no quiero escribir por qué. Basta con decirlo aquí.
demo-journal-title-3 = El fin de semana largo
demo-journal-body-3 =
    Dos días tarde, pero quiero guardar esto. El sábado fue difícil desde el mediodía. Salí de la tienda y me senté en el auto.
    Conté mi respiración hasta cien y luego manejé a casa de Rosa. No preguntó nada. Me dio sopa.
demo-journal-title-4 = Lo que ayudó
demo-journal-body-4 = Moverme ayuda más que pensar. Cuando empieza, primero doy una vuelta a la cuadra y después decido qué hacer.
demo-journal-title-5 = A la mitad
demo-journal-body-5 =
    Seis semanas y más. Duermo mejor. Todavía extraño las noches de antes, o lo que yo creía que eran.
    Quiero preguntarle a Ana cómo llena la gente un viernes.
demo-journal-title-6 = Un buen día
demo-journal-body-6 = Arreglé la cerca con mi vecino. Hablamos de lluvia y de herramientas, y no pensé en una copa hasta la noche.
demo-journal-title-7 = Para llevar
demo-journal-body-7 =
    La discusión del martes fue la misma de siempre. Esta vez salí del cuarto antes de levantar la voz.
    Mi pregunta para la sesión: ¿qué digo cuando vuelvo?
demo-return-amount = cuatro cervezas
demo-return-next = Le escribí a Rosa y me fui a dormir.
demo-return-lesson = Escribirle a Rosa antes de salir del trabajo, no después.
demo-front-desk = Recepción
demo-takeaway-1 = La ola baja sola si espero.
demo-takeaway-2 = Pedir que me lleven antes de que falle el autobús.

## Medicines

demo-medicine-1-name = Naltrexona 50 mg
demo-medicine-1-purpose = menos ganas de alcohol
demo-medicine-1-label = Tome una tableta por la boca una vez al día.
demo-medicine-2-name = Chicle de nicotina 2 mg
demo-medicine-2-purpose = no fumar
demo-medicine-2-label = Mastique despacio cuando tenga ganas de fumar.
demo-medicine-2-limit = No más de 24 piezas al día.
