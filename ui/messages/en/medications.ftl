# Medicines: what is due, what was noted. Nothing here tells anybody what to take, and nothing scolds.

nav_medicines = Medicines
medications_title = Medicines
medications_subtitle = What is due, and what you noted.
medications_no_advice = Evenkeel keeps what you note. It does not check medicines against each other and gives no advice. Ask your prescriber or pharmacist.
medications_add = Add a medicine
medications_empty = No medicine here yet
medications_empty_do = Start with one. The label is all you need, and you can stop any time.
medications_waits = You began to add a medicine.
medications_go_on = Go on with it
medications_today = Today
medications_nothing_due = Nothing is due today.
medications_nothing_now = Nothing is due right now.
medications_as_needed = When you need it
medications_all = Your medicines
medications_gone = { $count ->
    [one] 1 you stopped
   *[other] { $count } you stopped
}
medications_open = All medicines
medications_more = { $count ->
    [one] 1 more is due
   *[other] { $count } more are due
}
medications_noted_today = { $noted } of { $count } noted for today.
medications_paper = On paper
medications_paper_text = One page for any doctor, and one card for a visit.

# One dose
medications_place_last_night = Last night
medications_place_since = Still open
medications_place_today = Today
medications_place_later = Later today
medications_due_since = Due since { $date }
medications_taken = Taken
medications_else = Something else
medications_other_time = At another time
medications_took_one = I took one
medications_take_back = Take it back
medications_what_happened = What happened?
medications_took_at = I took it at another time
medications_skipped = I skipped it
medications_why = Why?
medications_shifted = The clocks change that night, so this time is shown as { $time }.
medications_shifted_short = (the clocks change)
medications_moved = You moved this one.
medications_time_on = { $time }, { $day }
medications_state_future = Later
medications_state_due = Due
medications_state_taken = Taken at { $time }
medications_state_late = Taken later, at { $time }
medications_state_skipped = Skipped
medications_state_skipped_why = Skipped: { $reason }
medications_state_not_recorded = Not recorded
medications_state_paused = Paused
medications_late_kind = It is good that you wrote it down.
medications_also = Noted again: { $said }
medications_while_locked = Noted on a pop-up while Evenkeel was locked.
medications_noted_taken = Noted: { $name }, { $time }.
medications_noted_skipped = Noted: { $name }, skipped. Thank you for saying so.
medications_noted_next = Next: { $when }.
medications_taken_back = Taken back. It is as it was before.
medications_there_again = It is noted again.
medications_changed = Changed.
medications_noted_before = You noted this at { $time }. Note another?
medications_skipped_before = You noted this as skipped ({ $time }). Note another answer?
medications_leave_it = No, leave it
medications_note_another = Note another

# As needed
medications_in_24h = { $count ->
    [one] 1 in the last 24 hours.
   *[other] { $count } in the last 24 hours.
}
medications_last_at = Last: { $when }.
medications_label_limit = The label says: { $limit }

# The note with a dose
medications_note_ask = Noted. Would you like to add how { $name } is going? Once a day is plenty.
medications_note_add = Add a note
medications_note_change = Change the note
medications_not_now = Not now
medications_note_title = How is it going with { $name }?
medications_note_saved = Your note is kept.
medications_note_text = Anything else?
medications_withdrawal = How much withdrawal do you feel?
medications_withdrawal_low = none
medications_withdrawal_high = the most ever
medications_withdrawal_line = Withdrawal { $number } of 10
medications_lasted = Did the one before last until this one?
medications_lasted_yes = Yes
medications_lasted_no = No
medications_lasted_not_sure = Not sure
medications_lasted_line = It lasted: { $answer }
medications_effects = Side effects
medications_effects_none = None
medications_effects_none_line = No side effects
medications_effect_strength = How strong? { $effect }
medications_effect_line = { $effect }: { $strength }
medications_strength_0 = none
medications_strength_1 = a little
medications_strength_2 = medium
medications_strength_3 = strong

# What is known of a medicine
medications_facts = About it
medications_facts_change = Change this
medications_edit_title = Change a medicine
medications_saved = Saved.
medications_name = Name
medications_name_hint = As on the label.
medications_purpose = What it is for
medications_purpose_hint = In your words. You can skip this.
medications_form = Form
medications_form_tablet = Tablet or capsule
medications_form_film = Film
medications_form_liquid = Liquid
medications_form_injection = Shot
medications_form_patch = Patch
medications_form_implant = Implant
medications_form_spray = Spray
medications_form_other = Something else
medications_kind = It helps with
medications_kind_alcohol = Alcohol use
medications_kind_opioid = Opioid use
medications_kind_nicotine = Nicotine
medications_kind_mental_health = Mental health
medications_kind_other = Something else
medications_label = What the label says
medications_label_hint = Copy it word for word, such as "Take 1 tablet twice a day with food."
medications_prescriber = Who prescribes it
medications_pharmacy = Pharmacy
medications_person_later = Later
medications_people_hint = You pick from your people. Somebody missing? Add them, and come back any time.
medications_people_open = Open my care team
medications_started = Taken since
medications_stopped_on = Last day
medications_stop_reason = Why it was stopped
medications_note = Note for the prescriber
medications_note_hint = It shows on the card for the visit.
medications_reminders = Reminders
medications_remind = Remind me when it is due
medications_remind_hint = What a pop-up says is up to you, under Reminders.
medications_repeats = If I do not answer
medications_repeats_hint = Quiet hours stay quiet.
medications_repeats_count = { $count ->
    [0] Do not remind me again
    [one] Remind me once more
   *[other] Remind me { $count } more times
}
medications_reason = Your own reason
medications_reason_hint = Such as "for my kids". Only the pop-up that says most shows it.
medications_reminders_are_on = { $count ->
    [0] On, once
    [one] On, and once more
   *[other] On, and { $count } more times
}
medications_reminders_are_off = Off
medications_step_name = The medicine
medications_step_label = The label
medications_step_people = Who and where
medications_step_reminders = Reminders
medications_step_rest = More

# Adding one
medications_ask_name = What is the medicine?
medications_ask_label = What does the label say?
medications_ask_when = When do you take it?
medications_ask_people = Who prescribes it?
medications_ask_reminders = Should we remind you?
medications_before_saving = Before you save
medications_stop_here = Stop here and keep it
medications_go_on_later = Go on later
medications_kept = Kept. You can go on any time.
medications_added = { $name } is on your list.
medications_whole_day = Show all of today's doses
medications_whole_day_hint = Else it begins with the next one.
medications_same_title = { $name } is on your list already
medications_same_text = Two of one name are easy to mix up. Is this another one?
medications_same_also = Yes, keep both
medications_same_back = No, go back

# When it is due
medications_when = When
medications_when_none = No times yet.
medications_when_change = Change from a day on
medications_when_add = Add more times
medications_schedule_end = End these times
medications_schedule_ended = These times have ended. What you noted stays.
medications_shape = How often?
medications_shape_daily = Every day
medications_shape_weekly = On some days of the week
medications_shape_as_needed = Only when I need it
medications_shape_after_given = A shot, counted from the last one
medications_shape_every_days = Every few days
medications_shape_every_weeks = Every few weeks
medications_shape_every_months = Every month, or every few
medications_shape_after_hours = Some hours after the last one
medications_shape_as_label = As the label says
medications_shape_hint_daily = Such as 8 AM and 8 PM.
medications_shape_hint_weekly = Such as Monday and Thursday.
medications_shape_hint_as_needed = Such as for pain. It is never due.
medications_shape_hint_after_given = Such as every 4 weeks. The next one counts from the day it was given.
medications_shape_hint_every_days = Such as every other day.
medications_shape_hint_every_weeks = Such as every 2 weeks, on the same weekday.
medications_shape_hint_every_months = Such as on the 15th.
medications_shape_hint_after_hours = Such as 8 hours after you took one.
medications_shape_hint_as_label = Only the words. No times and no reminders.
medications_weekdays = On which days?
medications_every_days = Every how many days?
medications_every_weeks = Every how many weeks?
medications_every_months = Every how many months?
medications_every_so_many = Every how many?
medications_span = Days or weeks
medications_span_days = Days
medications_span_weeks = Weeks
medications_month_day = Day of the month
medications_month_short = A short month has no day { $day }. There it falls on the last day.
medications_counts_from = First day
medications_time = Time
medications_time_number = Time { $number }
medications_time_add = Add a time
medications_time_remove = Take away time { $number }
medications_hours = How many hours after the last one?
medications_hours_hint = It counts from when you took one, also at night.
medications_first_day = Day of the first one
medications_first_time = Time
medications_limit = The label's own limit
medications_limit_hint = Word for word, such as "No more than 4 a day."
medications_as_label_text = The label's words
medications_part = Part { $number }
medications_part_add = Add a part
medications_part_remove = Take away part { $number }
medications_part_removed = The part is taken away.
medications_parts_hint = Does the amount change on set days, as in a taper? Add a part for each.
medications_part_first_day = First day
medications_part_last_day = Last day
medications_part_last_day_hint = Leave it open if it goes on, or ends when the next part begins.
medications_part_label = What the label says for these days
medications_part_label_hint = Word for word. You can skip this.
medications_part_days = { $from } to { $to }
medications_part_from = from { $from } on
medications_clock = By which clock?
medications_clock_here = My clock where I am
medications_clock_home = Home time ({ $city })
medications_clock_here_hint = 8 AM stays 8 AM, wherever you are.
medications_clock_home_hint = On a trip it follows the clock at home.
medications_clock_here_is = By the clock where you are.
medications_clock_home_is = By home time ({ $city }).
medications_late_after = "Later" begins after
medications_late_after_hint = Only how it is written down. It counts as taken all the same.
medications_late_is = Counts as later after { $time }.
medications_gap_times = Enter at least one time.
medications_gap_weekdays = Pick at least one day.
medications_gap_every = Enter a whole number that fits.
medications_gap_month_day = Enter a day from 1 to 31.
medications_gap_hours = Enter 1 to 72 hours.
medications_preview = This is what it makes
medications_preview_tomorrow = Tomorrow:
medications_preview_nothing = nothing
medications_preview_one = { $time }, { $label }
medications_shifted_on = On { $date } the clocks change, so it is due at { $time }.
medications_gap_text = Copy the label's words.
medications_gap_between = Nothing is due from { $from } to { $to }.
medications_preview_next = { $count ->
    [one] The next one:
   *[other] The next { $count }:
}
medications_says_daily = Every day at { $times }
medications_says_weekly = Every { $days } at { $times }
medications_says_every_days = { $count ->
    [2] Every other day at { $times }
   *[other] Every { $count } days at { $times }
}
medications_says_every_weeks = { $count ->
    [one] Every { $day } at { $times }
   *[other] Every { $count } weeks, { $day } at { $times }
}
medications_says_every_months = { $count ->
    [one] Every month on day { $day } at { $times }
   *[other] Every { $count } months on day { $day } at { $times }
}
medications_says_after_hours = { $count ->
    [one] 1 hour after the last one
   *[other] Every { $count } hours after the last one
}
medications_says_after_days = { $count ->
    [one] The day after it was given, at { $time }
   *[other] Every { $count } days from the day it was given, at { $time }
}
medications_says_after_weeks = { $count ->
    [one] Every week from the day it was given, at { $time }
   *[other] Every { $count } weeks from the day it was given, at { $time }
}
medications_says_as_needed = When you need it
medications_says_as_label = As the label says
medications_next_due = Next: { $when }
medications_given_unlock = Note each shot here: reminders of the next one begin then.
medications_later = Changes on { $date }:
medications_change_title = Change when it is due
medications_another_title = More times for it
medications_change_from = From when on?
medications_change_from_hint = What was due before stays as it is.
medications_change_now = From now on
medications_change_day = From a day on
medications_change_which_day = Which day?
medications_change_saved = Saved. What was due before stays as it was.

# Pause, stop, move, delete
medications_pause = Pause
medications_pauses = Pauses
medications_pause_title = Pause { $name }
medications_pause_lead = On these days it is not due and is not counted.
medications_pause_from = From
medications_pause_until = Up to and including
medications_pause_until_hint = Leave it open if you do not know yet.
medications_pause_reason = Why?
medications_pause_hospital = In a hospital
medications_pause_prescriber = My prescriber said so
medications_pause_ran_out = It ran out
medications_pause_other = Another reason
medications_pause_note = In your words
medications_pause_saved = { $name } is paused.
medications_pause_changed = The pause is changed.
medications_pause_gone = The pause is gone.
medications_pause_change = Change the pause
medications_paused_to = Paused { $from } to { $to }: { $reason }
medications_paused_from = Paused from { $from } on: { $reason }
medications_paused_until = Paused until { $date }
medications_stop = I stopped taking it
medications_stop_title = { $name }: stopped
medications_stop_lead = It is not due any more. Its history stays.
medications_stop_day = Last day
medications_stopped = { $name } is on the list of those you stopped.
medications_goes_on = { $name } goes on.
medications_is_stopped = You took it up to { $date }.
medications_take_again = I take it again
medications_move = Move this one
medications_move_title = Move { $name } once
medications_move_lead = It is due { $when }. What came before stays as it is.
medications_move_day = New day
medications_move_saved = Moved to { $when }.
medications_delete = Delete
medications_deleted = The medicine and its history are deleted.
medications_restored = The medicine is back, with its history.
medications_in_plan_title = It is in your plan
medications_in_plan_text = { $name } is one of the medicines in your plan. The line there goes with it. Versions you saved before keep it.

# How it went
medications_how = How it went
medications_count_taken = { $taken } of { $due } noted as taken
medications_count_beside = Beside it: { $list }.
medications_count_late = { $count } of these later than planned
medications_count_skipped = { $count } skipped
medications_count_not_recorded = { $count } not recorded
medications_count_paused = { $count } paused
medications_count_gap = Longest time without a dose noted as taken: { $time }.
medications_days = { $count ->
    [one] 1 day
   *[other] { $text } days
}
medications_history = History
medications_history_none = Nothing yet.
medications_history_more = Show earlier days

# Refill
medications_refill = Refill
medications_refill_none = Count what you have, and Evenkeel tells you when it runs low.
medications_refill_count = Count
medications_refill_again = Count again
medications_refill_title = How much { $name } is left?
medications_refill_lead = Count doses, not tablets. Taken ones are counted off.
medications_refill_left = Doses left
medications_refill_left_hint = If you take 2 tablets each time, 20 tablets are 10 doses.
medications_refill_days = Tell me how many days before
medications_refill_at = At what time?
medications_refill_saved = Counted.
medications_refill_drop = Stop counting
medications_refill_dropped = It is not counted any more.
medications_refill_is_left = { $count ->
    [0] No doses left by your count.
    [one] 1 dose left.
   *[other] { $count } doses left.
}
medications_refill_until = Enough up to { $date }.
medications_refill_until_about = Enough up to about { $date }.
medications_refill_over = You noted more than you had counted. Count again when you can.

# On a trip
medications_zone_title = You are on { $city } time now
medications_zone_text = { $names }: by which clock do you want to go on? Up to now it was { $city }.
medications_zone_here = The clock here ({ $city })
medications_zone_home = Home time ({ $city })
medications_zone_now_here = From now on by the clock in { $city }.
medications_zone_now_home = From now on by home time, { $city }.

# On paper
medications_page_title = My medicines now
medications_page_lead = One page for any doctor, nurse or pharmacist.
medications_page_made = As of { $when }. Written by the person who takes them.
medications_page_empty = There is no medicine to print.
medications_page_note = The words of each label were copied by hand. Please check them against the label.
medications_fact = { $name }: { $value }
medications_last_given = Last one given: { $date }
medications_visit_title = Before a visit
medications_visit_paper = Since the last visit
medications_visit_lead = One card with what happened since the last time.
medications_visit_choose = For this visit
medications_visit_person = With whom?
medications_visit_anybody = Not said
medications_visit_use = Show days with and without use
medications_visit_use_hint = Only if you want that on the card.
medications_visit_since = From { $from }, the last visit, to { $to }.
medications_visit_days = From { $from } to { $to }.
medications_visit_for = For { $name }.
medications_visit_none = No medicine was due or noted in this time.
medications_visit_taken = Taken
medications_visit_few = Too few to count: { $count } due.
medications_visit_as_needed = When needed
medications_visit_times = { $count ->
    [one] once
   *[other] { $count } times
}
medications_visit_withdrawal = Withdrawal, 0 to 10
medications_visit_spread = { $n ->
    [one] { $min }, noted once.
   *[other] { $min } to { $max }, in the middle { $middle }, noted { $n } times.
}
medications_visit_missing = Days with nothing noted: { $count }.
medications_visit_not_noted = not noted
medications_visit_lasted = Lasted until the next one
medications_visit_lasted_line = yes { $yes }, no { $no }, not sure { $not_sure }, days not noted { $not_noted }
medications_visit_effects = Side effects
medications_visit_effect = { $effect } ({ $n ->
    [one] once
   *[other] { $n } times
}, { $strength } at most)
medications_visit_else = Also
medications_visit_cravings = Cravings, 0 to 10
medications_visit_days_use = Days with and without use
medications_visit_days_line = no use { $none }, used { $some }, not said { $not_said }
medications_visit_questions = What I want to ask
medications_visit_note = From what the person noted. A gap means that nothing was noted, and nothing else.

# Elsewhere
journal_kind_dose = Dose
journal_kinds_dose = Doses with a note
journal_kind_medication = Medicine
journal_kinds_medication = Medicines
medications_change_started = Started
medications_change_paused = Paused
medications_change_stopped = Stopped
