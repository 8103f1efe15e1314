# The program profile and the hours of a week.

program_hours_of = { $count ->
    [one] of { $hours } hour
   *[other] of { $hours } hours
}
program_hours_text = { $count ->
    [one] { $credited } of { $hours } hour
   *[other] { $credited } of { $hours } hours
}
program_hours_label = Hours of this week
program_hours_not_noted = { $hours ->
    [one] { $hours } hour is over and not noted yet.
   *[other] { $hours } hours are over and not noted yet.
}
program_minutes_not_noted = { $minutes ->
    [one] { $minutes } minute is over and not noted yet.
   *[other] { $minutes } minutes are over and not noted yet.
}
program_hours_split = The program’s hours were split by days this week.

program_title = My program
program_change = Change
program_empty_title = What did your program tell you?
program_empty_text = Dates, hours and the rules about missing sessions. Copy what your papers say and leave out the rest.
program_empty_do = Fill it in
program_now = Where you are
program_before = { $count ->
    [one] It begins tomorrow
   *[other] It begins in { $count } days
}
program_week = Week { $week }
program_week_of = Week { $week } of { $of }
program_over = The planned end has passed
program_not_said = No first day is written down yet
program_progress_label = Weeks of the program
program_span = From { $from } to { $until }.
program_hours_title = This week
program_hours_none = No hours are planned this week.
program_hours_no_number = Your program’s hours a week are not written down. These are the hours planned.
program_phases = Phases
program_phase_assessment = Assessment
program_phase_detox = Detox
program_phase_iop = Intensive outpatient
program_phase_step_down = Step-down
program_phase_continuing = Continuing care
program_phase_now = Now
program_phase_number = Phase { $number }
program_phase_from = From { $from } on
program_phase_span = { $from } to { $until }
program_phase_hours = { $count ->
    [one] { $hours } hour a week
   *[other] { $hours } hours a week
}
program_policy = When you miss a session
program_policy_most = { $count ->
    [one] You can miss 1 session at most.
   *[other] You can miss { $count } sessions at most.
}
program_policy_notice = { $count ->
    [one] Tell them 1 hour ahead.
   *[other] Tell them { $count } hours ahead.
}
program_policy_late = { $count ->
    [one] 1 minute late counts as missed.
   *[other] { $count } minutes late counts as missed.
}
program_policy_call = Call:
program_policy_none = Nothing is written down yet. Your papers may say whom to call.
program_missed_none = You have noted no missed session.
program_missed = You have noted { $count } missed: { $excused } excused, { $made_up } made up for.
program_edit_title = Change my program
program_edit_lead = Copy what your papers say. Leave out what you do not know.
program_saved = Your program is saved.
program_form_dates = Dates
program_form_end = How long is it planned?
program_form_end_none = Not said
program_form_phases_hint = Many programs have parts with other hours. Add each one with its first day.
program_form_phase_add = Add a phase
program_form_phase_kind = What is it?
program_form_phase_until = Last day
program_form_phase_until_hint = Leave the last day empty when it goes on until the next phase.
program_form_phase_hours = Hours a week
program_form_phase_hours_hint = The number your program says. Leave it empty when it says none.
program_form_phase_days = Usual days
program_form_phase_days_hint = They help count a week in which a phase begins or ends.
program_form_policy_hint = Copy it from the handbook.
program_form_misses = Most sessions you can miss
program_form_notice = Hours of notice
program_form_late = Minutes late that count as missed
program_form_call = Whom to call
program_form_phone = Their number
program_form_note = What else it says
program_form_range = Enter a whole number from { $low } to { $high }, or leave it empty.
program_form_hours_number = Enter hours up to 80, such as 9 or 4.5, or leave it empty.
program_form_start_weeks = Enter the first day too. The weeks count from it.
program_form_far = Enter a day at most ten years after the first one.
program_form_date = Enter a date.
