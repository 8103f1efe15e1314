# A return to use, told by the person. Every question can be skipped.

returns_title = If you used
returns_subtitle = If you used, you can write it down here. It takes nothing away from what you built.
returns_empty = Nothing written here.
returns_write = Write down what happened
returns_open = Read or change
returns_look_again = Read it again
returns_correct = What happened
returns_kept = Kept. You can go on any time.

returns_warning = Before you begin
returns_warning_1 = The next questions are about using. They can bring up strong feelings.
returns_warning_2 = You can skip every one, stop at any point, and keep what you wrote.
returns_warning_3 = It stays on this laptop. It goes into no report unless you say so each time.
returns_warning_danger = Someone is in danger now
returns_go_on = Go on
returns_not_now = Not now
returns_stop = Stop here and keep it
returns_later = Go on later

returns_safety = Was any of this true?
returns_danger_overdose = An overdose, or signs of one
returns_danger_injury = I got hurt
returns_danger_mixed = Mixed with alcohol, opioids or sedatives
returns_danger_none = None of these
returns_step_what = When was it, and what?
returns_substances = What did you use?
returns_amount = How much, in your words: { $substance }
returns_step_before = What came before?
returns_halt = Were you one of these before?
returns_signs = Which warning signs were there?
returns_signs_text = Other signs, in your words
returns_step_during = While it happened
returns_alone = Were you alone?
returns_naloxone = Was naloxone at hand?
returns_naloxone_hint = It can bring breathing back after an opioid.
returns_step_after = And after?
returns_feelings = How did you feel after?
returns_next = What did you do next?
returns_told = Did you tell someone?
returns_lesson = What would you do at the first sign?
returns_lesson_hint = One small thing is enough.
returns_prefer_not = I prefer not to say
returns_answer_yes = Yes
returns_answer_no = No
returns_answer_not_sure = Not sure
returns_answer_prefer_not = I prefer not to say

returns_safe_title = Stay safe first
returns_safe_less = The amount you used before can be too much now. With opioids, alcohol or sedatives it can stop your breathing.
returns_thanks = It is written down
returns_thanks_hint = Thank you for being honest. What you built is still yours.
returns_my_steps = Your own next steps
returns_steps = Next steps
returns_step_get_safe = Stop here. Go where you are safe.
returns_step_tell = Call or text someone you trust.
returns_step_back_to_plan = Go to your next session, as planned.
returns_step_learn = Look at it with your counselor, without blame.

returns_days = The last seven days
returns_days_hint = Say what a day was, if you like. An open day counts as nothing.
returns_day_none = No use
returns_day_some = Used
returns_day_not_sure = Not sure
returns_day_not_logged = Not said
