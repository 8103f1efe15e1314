# Códigos en la pantalla para la cámara de un teléfono.

qr_open = A mi teléfono
qr_open_week = Esta semana a mi teléfono
qr_open_plan = Una línea a mi teléfono
qr_open_people = Mi equipo de atención a mi teléfono
qr_title = A mi teléfono
qr_how = Apunte la cámara de su teléfono al código. La mayoría de los teléfonos ofrece guardarlo.
qr_seen = Quien pueda ver esta pantalla también puede leerlo. Se quita en un minuto.
qr_named = Con el nombre de la sesión
qr_named_hint = Apagado: el teléfono solo dice «Cita».
qr_picture = Código de { $what }
qr_page = { $page } de { $pages }
qr_before = Anterior
qr_next = Siguiente
qr_gone = El código está oculto otra vez, para que nadie lo lea por casualidad.
qr_again = Mostrarlo otra vez
qr_which = Cuál
qr_none = No hay nada más previsto esta semana.
qr_none_plan = Su plan no tiene líneas todavía.
qr_none_people = Nadie de su lista tiene un número todavía.
qr_clear = Evenkeel no protege lo que guarda un teléfono.
