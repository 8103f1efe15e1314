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
report-kind-medications = Medicamentos
report-kind-questions = Preguntas para el equipo de atención
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
report-n-of = { $n } de { $of }
report-of-ten = { $n } de 10
report-of-three = { $n } de 3
report-of-ten-from = { $value } de 10 (valor central de { $n })
report-peak = Más fuerte
report-usual = Intensidad habitual
report-passed = Anotadas como pasadas
report-rated-again = Calificadas otra vez
report-change = Cambio para entonces
report-change-value = { $value } en promedio (n = { $n })
report-ease = Tiempo habitual hasta que bajaron
report-ease-value = { $value } minutos (valor central de { $n })
report-top-triggers = Detonantes más frecuentes
report-planned = Planeadas
report-planned-value = { $n ->
    [one] { $n } sesión (movidas: { $moved }), canceladas: { $cancelled }
   *[other] { $n } sesiones (movidas: { $moved }), canceladas: { $cancelled }
}
report-attended = Horas de asistencia
report-missed-sessions = Faltas
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
report-questions-none = No se marcó ninguna pregunta abierta.
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

## Medicamentos

report-medicines-none = En estos días no tocaba ni se anotó ningún medicamento.
report-medicines-note = Lo que la persona anotó de cada dosis. «Sin anotar» quiere decir que no se escribió nada: la dosis pudo haberse tomado. Las dosis en pausa no tocaban.
report-medicine-taken = Tomadas
report-medicine-of = { $n } de { $of } que tocaban, también las tardías
report-medicine-few = Tocaban menos de 5 ({ $n }), por eso no se da una proporción.
report-medicine-late = Tomadas tarde
report-medicine-skipped = Omitidas
report-medicine-not-recorded = Sin anotar
report-medicine-paused = En pausa, no tocaban
report-medicine-gap = Mayor número de días seguidos sin una dosis anotada como tomada
report-medicine-beside = Tomadas sin que tocaran
report-medicine-doses = { $n } dosis
report-medicine-pause = En pausa
report-medicine-pause-days = del { $from } al { $to }: { $reason }
report-medicine-pause-open = desde el { $from }: { $reason }
report-medicine-pause-hospital = en un hospital
report-medicine-pause-prescriber = lo dijo quien lo receta
report-medicine-pause-ran-out = se acabó
report-medicine-pause-other = otra razón
report-medicine-purpose = Para qué es
report-medicine-label = Etiqueta
report-medicine-reason = Por qué se dejó
report-medicine-own-note = Nota para quien receta
report-dose-head-due = Tocaba
report-dose-head-taken = Tomada
report-dose-head-written = Anotada
report-dose-head-state = Estado
report-dose-head-reason = Motivo
report-dose-head-version = Versión del horario
report-dose-nothing = –
report-dose-not-due = según necesidad, o fuera del horario
report-dose-moved = movida a esta hora
report-dose-shifted = cambio de hora
report-dose-while-locked = anotada en un aviso con Evenkeel bloqueado
report-dose-again-taken = una segunda respuesta: tomada
report-dose-again-skipped = una segunda respuesta: omitida
report-dose-future = aún no toca
report-dose-due = toca
report-dose-taken = tomada
report-dose-late = tomada tarde
report-dose-skipped = omitida
report-dose-not-recorded = sin anotar
report-dose-paused = en pausa

## Check-ins and journal pages

report-checkins-none = En estos días no se escribió ningún registro del día.
report-checkins-note = Ánimo, ganas más fuertes, seguridad, estrés y dolor van de 0 a 10; el descanso, de 0 (muy malo) a 4 (muy bueno). Una raya: no se escribió ningún registro de esa parte del día. Lo que un registro del día dice sobre consumo o medicamentos no está en este informe.
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

## La primera página

report-title-court = Informe de asistencia
report-title-employer = Horas de asistencia
report-attendance = Asistencia
report-silent = Este informe no dice en cuántos días se consumió algo, si los medicamentos se tomaron como estaba previsto ni qué cambió desde un informe anterior. Lo que la persona quiso contar de esto, si quiso, está en las páginas que siguen. Nada aquí dice que no lo hubo.
report-silent-medicines = Este informe no dice en cuántos días se consumió algo ni qué cambió desde un informe anterior. Lo que la persona quiso contar de esto, si quiso, está en las páginas que siguen. Nada aquí dice que no lo hubo. De los medicamentos dice lo que la persona anotó de cada dosis.
report-silent-court = Este informe no dice si se consumió algo ni si los medicamentos se tomaron como estaba previsto. Nada aquí dice que sí, y nada dice que no.
report-topics = Quiero hablar de
report-topics-none = Aquí no se escribió nada. Eso no quiere decir que no haya nada.
report-one-sessions = Sesiones del programa
report-one-more = Seguridad, lecciones, plan
report-hours-prescribed = { $hours } de { $of } horas que exige el programa para estos días
report-hours-planned = { $hours } de { $of } horas programadas para estos días (no se sabe cuántas exige el programa)
report-hours-alone = { $hours } horas. No había horas programadas, y no se sabe cuántas exige el programa.
report-hours-open = Sin anotar: { $hours } h más, así que podrían ser más
report-hours-to-come = Por venir todavía hoy: { $hours } h
report-hours-in-full = { $n ->
    [one] Llegó tarde o se fue antes, sin decir los minutos: 1 sesión. Se contó entera, así que podrían ser menos horas.
   *[other] Llegó tarde o se fue antes, sin decir los minutos: { $n } sesiones. Se contaron enteras, así que podrían ser menos horas.
}
report-hours-cancelled-prescribed = { $n ->
    [one] Canceladas: 1 sesión ({ $hours } h). No se restó de las { $of } horas que exige el programa.
   *[other] Canceladas: { $n } sesiones ({ $hours } h). No se restaron de las { $of } horas que exige el programa.
}
report-hours-cancelled-planned = { $n ->
    [one] Canceladas: 1 sesión ({ $hours } h). No está en las { $of } horas programadas.
   *[other] Canceladas: { $n } sesiones ({ $hours } h). No están en las { $of } horas programadas.
}
report-hours-in-part = Una semana que está solo en parte en estos días cuenta en parte
report-hours-unsaid = Para algunos de los días no se sabe cuántas horas exige el programa
report-over = Sesiones hechas
report-over-value = Asistió { $there } + no asistió { $missed } + sin anotar { $open } = { $of }
report-on-time-value = A tiempo: { $n } de { $of } a las que asistió
report-early-value = Se fue antes: { $n }
report-misses-absent = No asistió a { $n }.
report-misses-parts = { $n }: no asistió a { $missed } y llegó a { $late } tan tarde que cuenta como falta.
report-misses-allowed = El programa permite { $of }. Solo se cuentan estos días.
report-misses-over = { $n ->
    [one] Es 1 más de las que permite el programa ({ $of }). Solo se cuentan estos días.
   *[other] Son { $n } más de las que permite el programa ({ $of }). Solo se cuentan estos días.
}
report-misses-unlimited = No se sabe cuántas permite el programa.
report-misses-why = Por qué no asistió:
report-misses-excused = De aquellas a las que no asistió, con permiso: { $excused }, recuperadas: { $made_up }
report-misses-unexplained = sin motivo indicado: { $n }
report-misses-rest = otros motivos: { $n }
report-misses-late = { $n ->
    [one] El programa cuenta llegar tarde como falta desde { $minutes } minutos. Esa sesión está arriba en «asistió».
   *[other] El programa cuenta llegar tarde como falta desde { $minutes } minutos. Esas { $n } están arriba en «asistió».
}
report-misses-late-rule = El programa cuenta llegar tarde como falta desde { $minutes } minutos. No se sabe de ninguna con tanto retraso.
report-misses-late-unknown = { $n ->
    [one] Una vez la persona llegó tarde y no se sabe cuánto: podría ser una más
   *[other] { $n } veces la persona llegó tarde y no se sabe cuánto: podrían ser más
}
report-misses-open = { $n ->
    [one] Una sesión está sin anotar: podría ser una más
   *[other] { $n } sesiones están sin anotar: podrían ser más
}
report-misses-others = Faltas a otras citas, que no son sesiones del programa: { $n }
report-logged-quick = { $n ->
    [one] Una de estas se escribió en la pantalla de bloqueo, donde puede escribir cualquiera
   *[other] { $n } de estas se escribieron en la pantalla de bloqueo, donde puede escribir cualquiera
}
report-days-craving = Días con ganas de consumir
report-days-with = { $n } de { $of } días
report-days-unknown = No se sabe: nada en este archivo lo dice de ninguno de los { $of } días
report-days-known = { $of ->
    [one] 0 de 1 día del que se sabe algo
   *[other] 0 de los { $of } días de los que se sabe algo
}
report-days-to-come = Ninguno de los { $of } días ha llegado todavía.
report-days-written = Días con ganas anotadas: { $n }
report-days-told = + días con ganas dichas solo en un registro del día: { $n }
report-days-told-any = Días con ganas dichas en un registro del día: { $n }
report-days-none = + días con la respuesta «ninguna»: { $n }
report-days-nothing = + días sin nada en este archivo, así que no se sabe: { $n }
report-days-together = = { $n } días
report-days-so-far = Hasta ahora solo han llegado { $n } de los { $of } días.
report-checkins-not-in = Los registros del día no están en este informe.
report-peak-on = { $n } de 10, anotadas el { $date }
report-peak-written = Las más fuertes anotadas: { $n } de 10, { $date }
report-peak-more = { $n ->
    [one] Así de fuertes otra vez
   *[other] Así de fuertes otras { $n } veces
}
report-peak-told = { $n } de 10, según un registro del día: { $date }
report-chart-caption = { $weeks ->
    [one] Intensidad de las ganas semana por semana, de 0 a 10: la del medio de la semana, con cuántas se anotaron. Un hueco: no se escribió nada.
   *[other] Intensidad de las ganas, de { $weeks } en { $weeks } semanas, de 0 a 10: la del medio, con cuántas se anotaron. Un hueco: no se escribió nada.
}
report-chart-point = Desde { $day }: { $value } de 10 (valor central de { $n })
report-chart-gap = Desde { $day }: no se escribió nada
report-when-caption = Cuándo: { $n } de { $of } veces, por día de la semana y parte del día. 0: no se anotó ninguna a esa hora.
report-when-even = Ningún momento se destaca.
report-when-most = Más: { $cells } ({ $n }).
report-day-mon = lun
report-day-tue = mar
report-day-wed = mié
report-day-thu = jue
report-day-fri = vie
report-day-sat = sáb
report-day-sun = dom
report-part-night = de 12 a 6 a. m.
report-part-morning = de 6 a. m. a 12
report-part-afternoon = de 12 a 6 p. m.
report-part-evening = de 6 p. m. a 12
report-trigger-mean = promedio { $mean }
report-trigger-tied = { $n } de { $of } cada uno
report-trigger-several = Cada vez puede tener más de un detonante.
report-trigger-none = Sin detonante indicado: { $n } de { $of }
report-and-more = y { $n } más
report-skill-none = No se anotó ninguna habilidad.
report-skill-few = { $n ->
    [one] Otra habilidad se midió menos de tres veces: muy pocas para decir algo
   *[other] Otras { $n } habilidades se midieron menos de tres veces: muy pocas para decir algo
}
report-skill-few-all = { $n ->
    [one] Se intentó una habilidad, medida menos de tres veces: muy pocas para decir algo
   *[other] Se intentaron { $n } habilidades, cada una medida menos de tres veces: muy pocas para decir algo
}
report-skill-note = Las ganas fuertes también bajan solas. Que bajaran no muestra que fuera por la habilidad.
report-confidence = Seguridad de mantener su meta, de 0 a 10, promedio por semana
report-confidence-none = Sin respuesta en estos días.
report-confidence-week = { $day }: { $mean } (n = { $n })
report-confidence-gap = { $day }: sin respuesta
report-weeks-each = de { $n } en { $n } semanas
report-plan-changed = Cambió el { $date }
report-plan-unchanged = No cambió en estos días. Guardado por última vez: { $date }.
report-plan-later = Cambió el { $date }, después de estos días. No se sabe si cambió antes.
report-plan-undated = Hay uno. No se sabe cuándo se guardó.
report-craving-quick = escrito en la pantalla de bloqueo, donde puede escribir cualquiera
report-attendance-not-in = Este informe no contiene nada sobre la asistencia.
report-attendance-weeks = Horas semana por semana
report-week-days = Días
report-week-hours = Horas de asistencia
report-week-of = Exige el programa
report-week-of-planned = Programadas
report-week-open = Sin anotar
report-week-missed = No asistió (sesiones)
report-part2-long = Cuando un programa de tratamiento sujeto a la norma 42 CFR parte 2 guarda este registro o lo transmite, lo protegen normas federales. Usted no puede usarlo ni divulgarlo, ni tampoco un testimonio sobre lo que dice, en ningún proceso civil, penal, administrativo o legislativo contra la persona de la que trata, salvo que esa persona lo consienta por escrito, que un tribunal lo ordene según 42 CFR 2.64 o 2.65, o que lo permita 42 CFR 2.12(c)(5). Cualquier otro uso o divulgación necesita el consentimiento escrito de la persona, o debe ser uno que permita la norma 42 CFR parte 2.
    42 CFR part 2 prohibits unauthorized use or disclosure of these records.
    (La norma 42 CFR parte 2 prohíbe el uso o la divulgación no autorizados de estos registros.)

## La primera página para un empleador. Ni una palabra de para qué eran las horas.

report-employer-none = No se anotaron horas en estos días.
report-employer-total = Horas
report-employer-total-value = { $n ->
    [one] { $hours } horas en un día
   *[other] { $hours } horas en { $n } días
}
report-employer-hours = { $hours } horas
report-employer-days = Días
report-employer-caption = { $n ->
    [one] Un día
   *[other] { $n } días, del más antiguo al más nuevo
}
report-employer-date = Fecha
report-employer-hours-head = Horas

## La primera página para la familia

report-family-help = Cómo puede ayudar
report-family-ask = Pregunte qué ayudaría hoy. Luego escuche, sin culpar.
report-family-sessions = Haga más fácil llegar a las sesiones: llevarle, cuidar a los niños, una tarde tranquila.
report-family-home = Mantenga fuera de casa o bajo llave el alcohol, otras drogas y los medicamentos que no son suyos.
report-family-return = Si vuelve a consumir, mantenga la calma y ayúdele a hablar con su equipo. Les pasa a muchas personas, y se puede seguir desde ahí.
report-family-naloxone = Si puede haber opioides cerca, tenga naloxona en casa y aprenda a darla. No hace falta formación médica.
report-family-call = A quién llamar
report-call-911 = Una sobredosis o una vida en peligro
report-call-911-value = Llame al { $number }. Si alguien no despierta o no respira bien: llame, dé naloxona si la tiene y quédese hasta que llegue la ayuda.
report-call-988 = Una crisis o pensamientos de suicidio
report-call-988-value = Llame al { $number } y oprima 2 para español, o envíe un mensaje de texto al { $text }. Es la línea de prevención del suicidio y crisis, día y noche. Puede llamar porque le preocupa otra persona.
report-call-word = Escriba { $word } para que le respondan en español.
report-call-samhsa = Dónde encontrar ayuda, también para familias
report-call-samhsa-value = Llame al { $number }, la línea nacional de ayuda de SAMHSA. Es gratis, en inglés y en español.
report-missing = Un día sin registro solo quiere decir que no se escribió nada. Lo que esta página no nombra no está en este informe. Ninguna de las dos cosas quiere decir que no pasara nada.
report-logged = Anotadas
report-logged-value = { $n ->
    [one] Una vez
   *[other] { $n } veces
}
report-trigger-value = { $n } de { $of }
report-top-skills = Qué pasó después de una habilidad
report-skill-value = { $mean } en promedio ({ $rated } medidas de { $n } intentos)
report-lessons-due = { $n } de { $of } que tocaban hasta entonces están hechas
report-lessons-opened = { $n } de { $of } abiertas en estos días están hechas
report-lessons-undated = No se sabe cuántas tocaban.
report-checkins-caption = { $n ->
    [one] Un registro del día
   *[other] { $n } registros en { $days } días. Mañanas y noches tienen sus propias columnas; lo que nunca se respondió no tiene ninguna.
}
report-checkins-silent = { $n ->
    [one] Un registro del día, sin una respuesta que un informe pueda contener.
   *[other] { $n } registros del día, sin una respuesta que un informe pueda contener.
}
report-checkin-nothing = –
