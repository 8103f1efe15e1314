### La exportación del diario: la página que la abre y el informe que lleva dentro. La lee Rust (evenkeel-exchange), no la ventana.

## La página alrededor del informe sellado. Nada aquí dice qué hay dentro.

reader-title = Archivo sellado
reader-heading = Este archivo está sellado
reader-lead = Alguien hizo este archivo para usted y lo selló. Le dirá la frase de acceso de viva voz o en persona.
reader-passphrase = Frase de acceso
reader-passphrase-hint = No importan las mayúsculas, los acentos ni los espacios de más. Si son siete palabras, tampoco importan las comas, los guiones ni los números de una lista.
reader-show = Mostrar lo que escribo
reader-open = Abrir
reader-opening = Abriendo. En una computadora antigua puede tardar hasta medio minuto.
reader-opened = El informe está abierto.
reader-tools = Qué puede hacer aquí
reader-contents = Contenido
reader-print-one = Imprimir la primera página
reader-print-all = Imprimir todo
reader-sheet = Página { $page } de { $pages }
reader-language = Español
reader-switched = El informe ahora está en español.
reader-as-table = Mostrar como tabla
reader-week = Semana
reader-value = Valor
reader-idle = Este informe se cierra solo en un minuto. Nadie ha tocado el teclado ni el puntero desde hace 14 minutos.
reader-stay = Dejarlo abierto
reader-closed-idle = El informe se cerró solo después de 15 minutos sin teclado ni puntero. Escriba la frase de acceso para seguir leyendo.
reader-close = Cerrar el informe
reader-empty = Escriba primero la frase de acceso.
reader-wrong = Esa frase no abre este archivo. Revise cada palabra e inténtelo de nuevo. Si sigue sin abrir, pregunte a la persona que se lo dio.
reader-damaged = Este archivo se cambió o se dañó por el camino. Nada de lo que contiene es de fiar, así que no se muestra nada. Pídalo otra vez.
reader-newer = Este archivo se hizo con una versión más nueva que la que esta página puede leer. Pídalo otra vez.
reader-costly = Este archivo le pide a su computadora mucho más trabajo que uno verdadero. Alguien lo cambió por el camino. No se abrió.
reader-no-crypto = Este navegador no puede abrir archivos sellados. Guarde el archivo en su computadora y ábralo en una versión actual de Chrome, Edge, Firefox o Safari.
reader-blocked = Si esta línea no desaparece, su programa de correo o su navegador no dejó que el archivo se abriera, o el archivo se cambió por el camino. Guarde el archivo en su computadora. Luego ábralo en una versión actual de Chrome, Edge, Firefox o Safari, con JavaScript activado. Si eso no ayuda, pida el archivo otra vez.
reader-offline = Se abre solo en esta computadora. No se envía nada a ningún lado y funciona sin internet.
reader-made-with = Hecho con Evenkeel

## El informe. Las palabras de la persona van al lado de estas, nunca dentro.

report-title = Informe del diario
report-cover = Sobre este informe
report-self-reported = Lo cuenta la propia persona. Nadie lo ha comprobado ni verificado.
report-by = Preparado por
report-for = Para
report-role = Quién es
report-role-counselor = Consejero o terapeuta
report-role-doctor = Médico, enfermera o quien receta
report-role-family = Familia
report-role-court = Juzgado o libertad condicional
report-role-employer = Empleador
report-role-other = Otra persona
report-why = Para qué
report-dates = Días
report-days = Del { $from } al { $to }
report-dates-value = { $days ->
    [one] { $from } ({ $days } día)
   *[other] Del { $from } al { $to } ({ $days } días)
}
report-inside = En este informe
report-left-out = Quedó fuera por decisión propia
report-kind-cravings = Ganas intensas de consumir
report-kind-checkins = Registros del día
report-kind-sessions = Sesiones
report-kind-lessons = Lecciones
report-kind-plan = Plan de prevención de recaídas
report-kind-journal = Páginas del diario
report-kind-returns = Veces que volvió a consumir
report-kind-own-words = Notas y palabras propias
report-expiry = Cuánto tiempo guardarlo
report-expiry-date = Por favor, bórrelo después del { $date }.
report-expiry-none = No se pidió una fecha límite.
report-take-back = Retirar el permiso
report-take-back-value = Quien hizo este informe puede pedirle en cualquier momento que deje de usarlo y que lo borre. Lo que usted ya haya leído queda leído.
report-made = Hecho
report-made-value = { $date }, con Evenkeel { $version }. Las horas son las que marcaba el reloj en el lugar donde ocurrió.
report-part2 = Cuando un programa de tratamiento sujeto a la norma 42 CFR parte 2 guarda o transmite este registro, se aplica este aviso:
    42 CFR part 2 prohibits unauthorized use or disclosure of these records.
    (La norma 42 CFR parte 2 prohíbe el uso o la divulgación no autorizados de estos registros.)

report-summary = De un vistazo
report-missing = Un día sin registro solo quiere decir que no se escribió nada. No quiere decir que no pasara nada.
report-n-of = { $n } de { $of }
report-of-ten = { $n } de 10
report-of-three = { $n } de 3
report-of-ten-from = { $value } de 10 (valor central de { $n })
report-logged = Registros
report-logged-value = { $n ->
    [one] { $n } vez, en { $days } de { $of } días
   *[other] { $n } veces, en { $days } de { $of } días
}
report-empty-days = Días sin registro
report-empty-days-value = { $n } de { $of }
report-peak = Más fuerte
report-usual = Intensidad habitual
report-passed = Anotadas como pasadas
report-rated-again = Calificadas otra vez
report-change = Cambio para entonces
report-change-value = { $value } en promedio (n = { $n })
report-ease = Tiempo habitual hasta que bajaron
report-ease-value = { $value } minutos (valor central de { $n })
report-top-triggers = Detonantes más frecuentes
report-trigger-value = { $n } de { $of }, intensidad promedio { $mean }
report-top-skills = Habilidades más usadas
report-skill-value = { $n ->
    [one] usada una vez, cambio { $mean } en promedio (n = { $rated })
   *[other] usada { $n } veces, cambio { $mean } en promedio (n = { $rated })
}
report-skill-unrated = { $n ->
    [one] usada una vez, sin calificar otra vez
   *[other] usada { $n } veces, sin calificar otra vez
}
report-planned = Planeadas
report-planned-value = { $n ->
    [one] { $n } sesión (movidas: { $moved }), canceladas: { $cancelled }
   *[other] { $n } sesiones (movidas: { $moved }), canceladas: { $cancelled }
}
report-hours = Horas previstas del programa
report-hours-value = { $hours }
report-attended = Horas de asistencia
report-attended-prescribed = { $n ->
    [one] { $hours } de { $of } indicadas, en una semana completa
   *[other] { $hours } de { $of } indicadas, en { $n } semanas completas
}
report-attended-planned = { $n ->
    [one] { $hours } de { $of } previstas, en una semana completa. No todas las semanas tienen un número indicado.
   *[other] { $hours } de { $of } previstas, en { $n } semanas completas. No todas las semanas tienen un número indicado.
}
report-attended-weeks = Semana por semana
report-attended-week = Semana del { $day }: { $hours } de { $of }
report-there = Asistió
report-there-value = { $n } de { $of } sesiones que se hicieron
report-on-time = A tiempo
report-on-time-value = { $n } de { $of } a las que asistió
report-missed-sessions = Faltas
report-missed-value = { $n } (con permiso: { $excused }, repuestas: { $made_up })
report-left-early = Se fue antes
report-not-noted = Sin anotar
report-not-noted-value = { $n } de { $of }. No es lo mismo que faltar.
report-attendance-caption = Asistencia por tipo, { $n } sesiones que se hicieron
report-attendance-kind = Tipo
report-attendance-over = Se hicieron
report-attendance-there = Asistió
report-attendance-late = De estas, tarde
report-attendance-early = De estas, se fue antes
report-attendance-missed = Faltas
report-attendance-not-noted = Sin anotar
report-attendance-hours = Horas contadas
report-kind-missed-value = { $n } (con permiso: { $excused })
report-state-attended = asistió
report-state-late = asistió, llegó tarde
report-state-left-early = asistió, se fue antes
report-state-missed = faltó
report-state-excused = faltó con permiso
report-state-not-said = prefirió no decirlo
report-state-not-noted = sin anotar
report-state-made-up = repuesta con otra sesión
report-state-makeup = repone una falta
report-session-own = En sus propias palabras, sesión por sesión
report-session-question = Pregunta: { $text }
report-session-homework-done = Tarea hecha: { $text }
report-session-homework-open = Tarea aún sin hacer: { $text }
report-session-homework-next = Tarea para la próxima vez: { $text }
report-finished = Terminadas
report-finished-value = { $n } de { $of } abiertas en estos días
report-due = Para estas fechas
report-due-value = { $n } de { $of } terminadas

report-about = hacia { $when }
report-late-hours = escrito { $n } horas después
report-late-days = escrito { $n } días después
report-minutes = { $n } min
report-none-given = sin indicar
report-own-word = palabra propia
report-not-asked = no se preguntó
report-no-answer = se preguntó, sin respuesta
report-not-said = no se dijo
report-own-words = En sus propias palabras

report-cravings-none = En estos días no se registraron ganas de consumir. Eso no es lo mismo que no haberlas tenido.
report-cravings-caption = { $n ->
    [one] { $n } registro, según la hora en que ocurrió
   *[other] { $n } registros, del más antiguo al más nuevo, según la hora en que ocurrieron
}
report-cravings-note = La intensidad y la seguridad van de 0 a 10; los sentimientos, de 0 a 3. Este informe no dice si se consumió algo.
report-craving-when = Cuándo
report-craving-strength = Intensidad
report-craving-substances = De qué
report-craving-triggers = Detonantes
report-craving-where = Dónde, con quién
report-craving-feelings = Sentimientos
report-craving-sure = Seguridad de superarlas
report-craving-skills = Qué se intentó
report-craving-again = Otra calificación
report-craving-ended = Cómo terminó
report-again-value = { $n } de 10 tras { $minutes } min
report-ended-passed = pasaron
report-ended-here = seguían al escribirlo
report-ended-used = terminaron en consumo
report-ended-used-some = terminaron en algo de consumo
report-situation = Qué estaba pasando
report-thought = El pensamiento que llegó
report-note = Nota

report-sessions-none = No había sesiones previstas en estos días.
report-sessions-note = La asistencia es como la persona la anotó. Nadie la verificó. Sin anotar no es lo mismo que faltar.
report-sessions-caption = { $n ->
    [one] { $n } sesión
   *[other] { $n } sesiones, de la más antigua a la más nueva
}
report-session-when = Cuándo
report-session-what = Qué
report-session-with = Con
report-session-length = Duración
report-session-state = Estado
report-session-note-only = una nota del día
report-session-cancelled = cancelada
report-session-planned = prevista
report-session-moved = movida, era { $from }
report-session-notes = Notas sobre las sesiones

report-lessons-none = No se abrió ninguna lección en estos días.
report-lessons-caption = { $n ->
    [one] { $n } lección abierta en estos días
   *[other] { $n } lecciones abiertas en estos días
}
report-lesson-title = Lección
report-lesson-started = Empezada
report-lesson-finished = Terminada
report-lesson-questions = Acertadas a la primera
report-lesson-sure = Seguridad de poder usarlo
report-before = antes de estos días
report-not-finished = no en estos días
report-no-answer-yet = sin respuesta
report-reflections = Reflexiones sobre las lecciones

report-plan-none = Todavía no hay un plan guardado.
report-plan-note = Este es el plan tal como está hoy, sean cuales sean los días de este informe.
report-plan-saved = Guardado por última vez
report-plan-reason = Por qué cambió
report-plan-reviewed = Revisado con
report-plan-empty = Aún no hay nada escrito en
report-plan-held-back = { $n ->
    [one] Una línea más en sus propias palabras. No está en este informe.
   *[other] { $n } líneas más en sus propias palabras. No están en este informe.
}

report-returns-note = La persona que hizo este informe eligió cada una de estas, una por una. Puede haber otras.
report-returns-caption = { $n ->
    [one] Una vez que volvió a consumir
   *[other] { $n } veces que volvió a consumir
}
report-returns-cravings = { $n ->
    [one] Unas ganas intensas que terminaron en consumo
   *[other] { $n } ganas intensas que terminaron en consumo
}
report-return-when = Cuándo
report-return-what = Qué
report-return-before = Qué pasó antes
report-return-alone = A solas
report-return-told = Se lo dijo a alguien
report-return-safety = Peligro
report-return-ended = Cómo terminaron
report-return-overdose = señales de sobredosis
report-return-injury = alguien se lastimó
report-return-mixed = mezcla con alcohol, opioides o sedantes
report-return-no-danger = se preguntó: ninguno de estos
report-answer-yes = sí
report-answer-no = no
report-answer-not-sure = no está seguro o segura

report-plan-reasons = Razones
report-plan-signs = Señales de alerta
report-plan-triggers = Detonantes principales
report-plan-situations = Situaciones de alto riesgo
report-plan-daily = Lo que da firmeza a cada día
report-plan-skills = Habilidades para afrontar
report-plan-people = Personas a quienes llamar
report-plan-places = Lugares seguros
report-plan-remove = Cosas que sacar de casa
report-plan-medicines = Medicamentos que ayudan
report-plan-lapse = Después de volver a consumir
report-plan-emergency = En una emergencia
report-plan-person-gone = alguien que ya no está en la lista
report-situations-caption = { $n ->
    [one] { $n } situación
   *[other] { $n } situaciones
}
report-situation-what = Situación
report-situation-likely = Qué tan probable
report-situation-first = Primer paso
report-situation-second = Segundo paso
report-sign-thought = Pensamiento
report-sign-feeling = Sentimiento
report-sign-behavior = Conducta
report-lapse-safe = Parar y ponerse a salvo
report-lapse-tell = Contárselo a alguien
report-lapse-plan = Volver al plan
report-lapse-learn = Aprender de lo ocurrido

## Check-ins and journal pages

report-checkins-none = En estos días no se escribió ningún registro del día.
report-checkins-caption = { $n ->
    [one] { $n } registro del día
   *[other] { $n } registros del día
}
report-checkins-note = Ánimo, ganas más fuertes, seguridad, estrés y dolor van de 0 a 10; el descanso, de 0 (muy malo) a 4 (muy bueno). Lo que se dijo sobre consumo o medicamentos no está en este informe.
report-checkins-written = Escritos
report-checkins-written-value = { $n }, y saltados: { $skipped }
report-checkins-unanswered = Se preguntó, sin respuesta
report-checkins-unanswered-value = { $n }. No es lo mismo que cero.
report-checkin-mean = { $value } en promedio (n = { $n })
report-checkin-when = Cuándo
report-checkin-mood = Ánimo
report-checkin-peak = Ganas más fuertes del día
report-checkin-sure = Seguridad
report-checkin-stress = Estrés
report-checkin-pain = Dolor
report-checkin-sleep = Horas de sueño
report-checkin-rest = Descanso
report-checkin-morning = mañana
report-checkin-evening = noche
report-checkin-skipped = saltado
report-checkin-good = Una cosa buena
report-checkin-intention = Para el día
report-journal-none = No se eligió ninguna página de estos días.
report-journal-note = { $n ->
    [one] Una página, elegida por la persona, tal como la escribió.
   *[other] { $n } páginas, cada una elegida por la persona, tal como las escribió.
}
