# Palabras para elegir. Los identificadores no cambian; las palabras sí pueden.

## Trigger groups
group-feelings = Sentimientos
group-body = Cuerpo
group-people = Personas
group-places = Lugares
group-things = Cosas que veo u oigo
group-times = Momentos
group-events = Sucesos
group-thoughts = Pensamientos
group-own = Mis propias palabras

## Triggers
word-feelings-stressed = Con estrés
word-feelings-sad = Con tristeza
word-feelings-angry = Con enojo
word-feelings-anxious = Con ansiedad
word-feelings-bored = Con aburrimiento
word-feelings-lonely = Con soledad
word-feelings-ashamed = Con vergüenza o culpa
word-feelings-excited = Con emoción o de fiesta
word-feelings-numb = Sin sentir nada
word-feelings-jealous = Con celos
word-feelings-hopeless = Sin esperanza
word-body-hungry = Con hambre
word-body-tired = Con cansancio
word-body-pain = Dolor
word-body-sick = Malestar o abstinencia
word-body-poor_sleep = Dormir mal
word-body-hormones = Cambios hormonales
word-body-caffeine = Cafeína
word-body-arousal = Excitación sexual
word-people-used_with = Alguien con quien consumía
word-people-partner = Pareja
word-people-family = Familia
word-people-boss = Jefe o colega
word-people-ex = Expareja
word-people-seller = Alguien que vende
word-people-crowd = Mucha gente
word-people-alone = Estar a solas
word-places-home_spot = Un rincón de la casa
word-places-bar = Bar o licorería
word-places-neighborhood = Un barrio
word-places-car = Auto
word-places-work = Trabajo
word-places-party = Fiesta o evento
word-places-store = Tienda
word-places-hotel = Hotel o viaje
word-things-gear = Botella o cosas para consumir
word-things-ads = Anuncios
word-things-music = Música
word-things-media = Película o redes sociales
word-things-smell = Un olor
word-things-money = Dinero o sueldo
word-things-phone = Un número o una aplicación
word-times-morning = Mañana
word-times-after_work = Después del trabajo
word-times-night = Noche
word-times-weekend = Fin de semana
word-times-payday = Día de pago
word-times-holiday = Día festivo
word-times-anniversary = Aniversario o cumpleaños
word-times-after_session = Después de una sesión
word-times-day_off = Día libre
word-events-argument = Discusión
word-events-bad_news = Malas noticias
word-events-good_news = Buenas noticias
word-events-legal = Corte o asunto legal
word-events-work = Problemas en el trabajo
word-events-money = Problemas de dinero
word-events-medical = Visita médica
word-events-loss = Pérdida
word-events-change = Cambio de planes
word-events-idle = Tiempo sin nada que hacer
word-thoughts-just_one = «Solo una vez»
word-thoughts-deserve = «Me lo merezco»
word-thoughts-nobody_knows = «Nadie lo va a saber»
word-thoughts-already_blew = «Ya lo eché a perder»
word-thoughts-testing = Ponerme a prueba
word-thoughts-old_days = Extrañar los viejos tiempos
word-thoughts-trauma = Un recuerdo doloroso

## Feelings
word-calm = Calma
word-happy = Alegría
word-hopeful = Esperanza
word-proud = Orgullo
word-sad = Tristeza
word-angry = Enojo
word-anxious = Ansiedad
word-ashamed = Vergüenza
word-guilty = Culpa
word-lonely = Soledad
word-bored = Aburrimiento
word-numb = Sin sentir nada

## Substances
word-alcohol = Alcohol
word-fentanyl = Fentanilo
word-heroin = Heroína
word-rx_opioid = Pastillas opioides, no como se recetaron
word-cocaine = Cocaína o crack
word-meth = Metanfetamina
word-stimulant = Otro estimulante
word-sedative = Benzodiacepina o sedante
word-cannabis = Cannabis
word-synthetic_cannabinoid = Cannabinoide sintético
word-hallucinogen = Alucinógeno
word-mdma = MDMA
word-ketamine = Ketamina
word-inhalant = Inhalante
word-kratom = Kratom
word-tianeptine = Tianeptina
word-ghb = GHB
word-xylazine = Xilacina o medetomidina (mezclada)
word-nicotine = Nicotina o vapeo
word-gabapentin = Gabapentina, no como se recetó
word-other = Otro
word-not_said = Prefiero no decirlo

## Places
word-home = Casa
word-work = Trabajo o escuela
word-car = Auto o transporte
word-store = Tienda
word-bar = Bar o fiesta
word-friend = Casa de una amistad
word-online = En línea
word-outside = Afuera
word-treatment = Mi programa

## Company
word-alone = A solas
word-family = Familia
word-partner = Pareja
word-friends_use = Amistades que consumen
word-friends_not = Amistades que no consumen
word-coworkers = Colegas
word-strangers = Gente que no conozco

## Body
word-tight_chest = Pecho apretado
word-racing_heart = Corazón acelerado
word-sweaty = Sudor
word-restless = Inquietud
word-stomach = Estómago
word-headache = Dolor de cabeza
word-pain = Dolor
word-tired = Cansancio
word-none = Nada de esto

## Coping skills
word-urge_surfing = Dejar pasar la ola
word-delay = Esperar 15 minutos
word-leave = Irme del lugar
word-call = Llamar o escribir a alguien
word-breathing = Respirar despacio
word-grounding = 5-4-3-2-1 con mis sentidos
word-muscle_relaxation = Relajar los músculos
word-move = Caminar o moverme
word-eat_drink = Comer o tomar agua
word-rest = Descansar o dormir un rato
word-play_tape = Pensar la película hasta el final
word-switch_thought = Cambiar el pensamiento
word-reasons = Leer mis razones
word-talk_back = Responderle al pensamiento
word-meeting = Ir a una reunión
word-prayer = Oración o meditación
word-music = Música
word-cold_water = Agua fría en la cara
word-busy_hands = Manos ocupadas
word-journal = Escribirlo
word-shower = Una ducha
word-open_plan = Abrir mi plan
word-say_no = Decir que no
word-ask_prescriber = Preguntar por un medicamento

## Por qué se faltó a una sesión
word-missed-sick = Estaba enfermo o enferma
word-missed-transport = No tenía cómo llegar
word-missed-work = Trabajo
word-missed-child_care = Cuidado de los hijos
word-missed-forgot = Se me olvidó
word-missed-court = Tribunal
word-missed-craving_use = Ganas intensas, o había consumido
word-missed-not_want = No quería ir
word-missed-other = Otra cosa

# Por qué no se tomó una dosis
word-skip-forgot = Se me olvidó
word-skip-side_effect = Un efecto secundario
word-skip-ran_out = Se me acabó
word-skip-felt_fine = Me sentía bien
word-skip-told_to = Me dijeron que no la tomara
word-skip-not_want = No la quise
word-skip-other = Otra razón

# Efectos secundarios
word-effect-nausea = Náuseas
word-effect-constipation = Estreñimiento
word-effect-headache = Dolor de cabeza
word-effect-sleepy = Sueño durante el día
word-effect-cannot_sleep = No puedo dormir
word-effect-sweating = Sudor
word-effect-dizzy = Mareo
word-effect-mood = Cambios de ánimo
word-effect-sexual = Efectos sexuales
word-effect-injection_site = Dolor donde se puso la inyección
word-effect-dry_mouth = Boca o dientes secos
word-effect-other = Otra cosa
