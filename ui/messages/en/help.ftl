# Help now. Works before unlocking too: nothing here says anything about the person.

help_title = Help now
help_subtitle = Whoever you reach, you can start with: “I need help.”
help_lines = People who answer day and night
help_lines_phone = A laptop cannot call. Use a phone.
help_call = Call { $number }
help_text = Text { $number }
help_text_word = Text { $word } to { $number }
help_checked = Numbers last checked on { $date }.
help_overdose = If someone may be overdosing
help_overdose_wake = Try to wake them: shout, and rub the middle of the chest hard. No answer?
help_overdose_signs = Signs: they do not wake up. Breathing is slow or stops. They make gurgling or snoring sounds. Lips turn blue or gray. Their pupils are tiny. Not sure? Do the steps above.
help_overdose_law = In most states a law protects the one who calls and the one who needs help. It does not cover everything, such as probation. Call anyway: a life comes first.
help_stimulants = After cocaine, meth or other stimulants
help_stimulants_signs = Chest pain, a very hot body, a seizure, weak on one side, very upset and confused: call 911. Fentanyl may be in the mix, so have naloxone close.
help_own = My people
help_own_none = You have not added anybody yet.
help_own_add = Add someone
help_own_plan = Open my plan
help_own_locked = People you added appear here when you open Evenkeel, or before that if you chose so.
help_own_when = Good time: { $when }
help_own_no_phone = No number
help_more = If your own country has other numbers, ask your program for them.

help-911-name = Emergency
help-911-what = Police, fire, ambulance. The call is free, day and night.
help-988-name = Suicide & Crisis Lifeline
help-988-what = Also for alcohol and drugs. The call is free. Press 2 for Spanish, 1 for veterans.
help-samhsa-name = SAMHSA National Helpline
help-samhsa-what = Where to find treatment near you. In English and Spanish. The call is free.
help-crisis_text-name = Crisis Text Line
help-crisis_text-what = By text, when you cannot talk.
help-poison-name = Poison Help
help-poison-what = When someone took something that may be dangerous and is awake. The call is free.
help-domestic_violence-name = National Domestic Violence Hotline
help-domestic_violence-what = When someone at home hurts or scares you. In English and Spanish. The call is free.

help-naloxone-call = Call 911. Say: “Someone will not wake up and is not breathing right. We are at ...”
help-naloxone-naloxone = Give naloxone: one spray in one nostril. Not breathing right after 2 to 3 minutes? Give another spray, in the other nostril. Repeat every 2 to 3 minutes. It does no harm when no opioid is there.
help-naloxone-breathe = While you wait, breathe for them, mouth to mouth: tilt the head back, pinch the nose closed, one breath every 5 seconds.
help-naloxone-side = When they breathe on their own, lay them on their side.
help-naloxone-stay = Stay until help comes. Naloxone wears off in 30 to 90 minutes, and the overdose can come back. Ask them not to use more. They may wake up sick or upset.
