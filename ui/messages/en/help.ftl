# Help now. Works before unlocking too: nothing here says anything about the person.

help_title = Help now
help_subtitle = Whoever you reach, you can start with: “I need help.”
help_lines = People who answer day and night
help_call = Call { $number }
help_text = Text { $number }
help_text_word = Text { $word } to { $number }
help_checked = Numbers last checked on { $date }.
help_overdose = If someone may be overdosing
help_overdose_signs = They do not wake up. Breathing is slow or stops. Lips turn blue or gray. They gurgle or snore oddly.
help_own = My people
help_own_none = You have not added anybody yet.
help_own_add = Add someone
help_own_locked = People you added appear here when you open Evenkeel, or before that if you chose so.
help_own_when = Good time: { $when }
help_own_no_phone = No number
help_more = If your own country has other numbers, ask your program for them.

help-911-name = Emergency
help-911-what = Police, fire, ambulance. Free, day and night.
help-988-name = Suicide & Crisis Lifeline
help-988-what = Also for alcohol and drugs. Press 2 for Spanish, 1 for veterans.
help-samhsa-name = SAMHSA National Helpline
help-samhsa-what = Where to find treatment near you. In English and Spanish, free.
help-crisis_text-name = Crisis Text Line
help-crisis_text-what = By text only, when you cannot talk.

help-naloxone-call = Call 911. Say: “Someone is not breathing.” Give the place.
help-naloxone-naloxone = Give naloxone: one spray in one nostril. No change after 2 to 3 minutes? Give a second one.
help-naloxone-breathe = Breathe for them if you can: tilt the head back, one breath every 5 seconds.
help-naloxone-side = When they breathe by themselves, lay them on their side.
help-naloxone-stay = Stay until help comes. Naloxone can wear off.
