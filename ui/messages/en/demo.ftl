# The fictional person of the demo. Invented; nobody real.
# Opens the demo. The same words in both languages, because the language can be changed on the way.
demo-passphrase = piano mango coral panda
demo-note-drive = Sat in the car for a while. Called before I drove home.
demo-note-evening = The flat was too quiet. I watched it rise and fall.
demo-note-argument = Talked too loud with my brother. Went for a walk.
demo-person-sister = Rosa (my sister)
demo-person-mentor = Sam (mentor)
demo-person-when = After 5 PM, any day
demo-plan-reason-1 = I want to be there when my daughter wakes up.
demo-plan-reason-2 = I like my mornings now.
demo-plan-sign-1 = I stop answering messages.
demo-plan-sign-2 = I tell myself one would be fine.
demo-plan-situation = Friday after work, when everyone goes out
demo-plan-first-move = Text Rosa before I leave the building.
demo-plan-second-move = Take the other way home.
demo-plan-daily = Breakfast, a walk, and in bed by eleven.
demo-plan-place = The library on Third Street
demo-plan-lapse-safe = Go to Rosa's place.
demo-plan-lapse-tell = Call my counselor the same day.
demo-plan-why = First plan, made in week two
demo-counselor = Ana R.
demo-counselor-group = Ana R. and Tom W.
demo-clinic = Oak Street Clinic
demo-phone-office = Office
demo-phone-cell = Cell
demo-counselor-when = Weekdays, 9 to 5
demo-counselor-call-for = When I will be late, or before a hard weekend
demo-counselor-consent = She may tell my sister whether I come. Nothing else.
demo-doctor = Dr. Lin
demo-doctor-when = Weekday mornings
demo-doctor-call-for = Side effects, and before a refill runs out
demo-pharmacy = Third Street Pharmacy
demo-pharmacy-address = Third Street 40
demo-question-1 = How do people fill a Friday?
demo-question-2 = What do I say when I come back after an argument?
demo-question-3 = Can my sister come to a family session?
demo-question-4 = I feel sleepy in the morning. Is that the medicine?
demo-place = Oak Street 12
demo-checkin-good-1 = My niece laughed at my joke.
demo-checkin-good-2 = I cooked a real dinner.
demo-checkin-intention = Call Ana before group.
demo-journal-title-1 = First week
demo-journal-body-1 =
    I did not want to go on Monday. I went. The room was smaller than I thought, and nobody stared.
    One man talked about the drive home from work. I could have said the same words.
demo-journal-title-2 = Not for anyone else
demo-journal-body-2 = I am angry at my brother and I do not want to write why. It is enough to say it here.
demo-journal-title-3 = The long weekend
demo-journal-body-3 =
    Two days late, but I want to keep this. Saturday was hard from noon on. I left the store and sat in the car.
    I counted my breath to a hundred, and then I drove to Rosa. She did not ask. She gave me soup.
demo-journal-title-4 = What helped
demo-journal-body-4 = Moving helps more than thinking. When it starts I walk around the block first, and only then I decide what to do.
demo-journal-title-5 = Halfway
demo-journal-body-5 =
    Six weeks and more. I sleep better. I still miss the old evenings, or what I thought they were.
    I want to ask Ana how people fill a Friday.
demo-journal-title-6 = A good day
demo-journal-body-6 = Fixed the fence with my neighbor. We talked about rain and tools, and I did not think about a drink until the evening.
demo-journal-title-7 = To bring along
demo-journal-body-7 =
    The argument on Tuesday was the same one as always. This time I left the room before I got loud.
    My question for the session: what do I say when I come back?
demo-return-amount = four beers
demo-return-next = Texted Rosa and went to bed.
demo-return-lesson = Text Rosa before I leave work, not after.
demo-front-desk = Front desk
demo-takeaway-1 = A wave goes down by itself if I wait.
demo-takeaway-2 = Ask for a ride before the bus is late.

## Medicines

demo-medicine-1-name = Naltrexone 50 mg
demo-medicine-1-purpose = fewer cravings for alcohol
demo-medicine-1-label = Take one tablet by mouth once a day.
demo-medicine-2-name = Nicotine gum 2 mg
demo-medicine-2-purpose = not smoking
demo-medicine-2-label = Chew slowly when you want to smoke.
demo-medicine-2-limit = No more than 24 pieces a day.
