# Words to pick from. Ids belong to the domain's vocabulary and never change; words may.

## Trigger groups
group-feelings = Feelings
group-body = Body
group-people = People
group-places = Places
group-things = Things I see or hear
group-times = Times
group-events = Events
group-thoughts = Thoughts
group-own = My own words

## Triggers
word-feelings-stressed = Stressed
word-feelings-sad = Sad
word-feelings-angry = Angry
word-feelings-anxious = Anxious
word-feelings-bored = Bored
word-feelings-lonely = Lonely
word-feelings-ashamed = Ashamed or guilty
word-feelings-excited = Excited or celebrating
word-feelings-numb = Numb
word-feelings-jealous = Jealous
word-feelings-hopeless = Hopeless
word-body-hungry = Hungry
word-body-tired = Tired
word-body-pain = Pain
word-body-sick = Sick or in withdrawal
word-body-poor_sleep = Bad sleep
word-body-hormones = Hormone changes
word-body-caffeine = Caffeine
word-body-arousal = Sexual arousal
word-people-used_with = Someone I used with
word-people-partner = Partner
word-people-family = Family
word-people-boss = Boss or coworker
word-people-ex = Ex
word-people-seller = Someone who sells
word-people-crowd = A crowd
word-people-alone = Being alone
word-places-home_spot = A spot at home
word-places-bar = Bar or liquor store
word-places-neighborhood = A neighborhood
word-places-car = Car
word-places-work = Work
word-places-party = Party or event
word-places-store = Store
word-places-hotel = Hotel or travel
word-things-gear = Bottle or drug gear
word-things-ads = Ads
word-things-music = Music
word-things-media = Movie or social post
word-things-smell = A smell
word-things-money = Money or paycheck
word-things-phone = Phone number or app
word-times-morning = Morning
word-times-after_work = After work
word-times-night = Night
word-times-weekend = Weekend
word-times-payday = Payday
word-times-holiday = Holiday
word-times-anniversary = Anniversary or birthday
word-times-after_session = After a session
word-times-day_off = Day off
word-events-argument = Argument
word-events-bad_news = Bad news
word-events-good_news = Good news
word-events-legal = Court or legal
word-events-work = Work trouble
word-events-money = Money trouble
word-events-medical = Medical visit
word-events-loss = Loss
word-events-change = Change of plan
word-events-idle = Idle time
word-thoughts-just_one = “Just one”
word-thoughts-deserve = “I deserve it”
word-thoughts-nobody_knows = “Nobody will know”
word-thoughts-already_blew = “I already blew it”
word-thoughts-testing = Testing myself
word-thoughts-old_days = Missing the old days
word-thoughts-trauma = A painful memory

## Feelings
word-calm = Calm
word-happy = Happy
word-hopeful = Hopeful
word-proud = Proud
word-sad = Sad
word-angry = Angry
word-anxious = Anxious
word-ashamed = Ashamed
word-guilty = Guilty
word-lonely = Lonely
word-bored = Bored
word-numb = Numb

## Substances
word-alcohol = Alcohol
word-fentanyl = Fentanyl
word-heroin = Heroin
word-rx_opioid = Opioid pills, not as prescribed
word-cocaine = Cocaine or crack
word-meth = Methamphetamine
word-stimulant = Other stimulant
word-sedative = Benzodiazepine or sedative
word-cannabis = Cannabis
word-synthetic_cannabinoid = Synthetic cannabinoid
word-hallucinogen = Hallucinogen
word-mdma = MDMA
word-ketamine = Ketamine
word-inhalant = Inhalant
word-kratom = Kratom
word-tianeptine = Tianeptine
word-ghb = GHB
word-xylazine = Xylazine or medetomidine (mixed in)
word-nicotine = Nicotine or vape
word-gabapentin = Gabapentin, not as prescribed
word-other = Other
word-not_said = I prefer not to say

## Places
word-home = Home
word-work = Work or school
word-car = Car or transit
word-store = Store
word-bar = Bar or party
word-friend = A friend's place
word-online = Online
word-outside = Outside
word-treatment = My program

## Company
word-alone = Alone
word-family = Family
word-partner = Partner
word-friends_use = Friends who use
word-friends_not = Friends who do not use
word-coworkers = Coworkers
word-strangers = Strangers

## Body
word-tight_chest = Tight chest
word-racing_heart = Racing heart
word-sweaty = Sweaty
word-restless = Restless
word-stomach = Stomach
word-headache = Headache
word-pain = Pain
word-tired = Tired
word-none = None of these

## Coping skills
word-urge_surfing = Ride the wave
word-delay = Wait 15 minutes
word-leave = Leave the place
word-call = Call or text someone
word-breathing = Slow breathing
word-grounding = 5-4-3-2-1 with my senses
word-muscle_relaxation = Relax my muscles
word-move = Walk or move
word-eat_drink = Eat or drink water
word-rest = Rest or nap
word-play_tape = Play the tape to the end
word-switch_thought = Switch the thought
word-reasons = Read my reasons
word-talk_back = Talk back to the thought
word-meeting = Go to a meeting
word-prayer = Prayer or meditation
word-music = Music
word-cold_water = Cold water on my face
word-busy_hands = Busy hands
word-journal = Write it down
word-shower = Shower
word-open_plan = Open my plan
word-say_no = Say no
word-ask_prescriber = Ask about medicine

## Why a session was missed
word-missed-sick = I was sick
word-missed-transport = No way to get there
word-missed-work = Work
word-missed-child_care = Child care
word-missed-forgot = I forgot
word-missed-court = Court
word-missed-craving_use = A craving, or I had used
word-missed-not_want = I did not want to go
word-missed-other = Something else

# Why a dose was skipped
word-skip-forgot = I forgot
word-skip-side_effect = A side effect
word-skip-ran_out = I ran out
word-skip-felt_fine = I felt fine
word-skip-told_to = I was told to skip it
word-skip-not_want = I did not want it
word-skip-other = Another reason

# Side effects
word-effect-nausea = Nausea
word-effect-constipation = Constipation
word-effect-headache = Headache
word-effect-sleepy = Sleepy
word-effect-cannot_sleep = Can't sleep
word-effect-sweating = Sweating
word-effect-dizzy = Dizzy
word-effect-mood = Mood
word-effect-sexual = Sexual effects
word-effect-injection_site = Sore where the shot was given
word-effect-dry_mouth = Dry mouth or teeth
word-effect-other = Something else
