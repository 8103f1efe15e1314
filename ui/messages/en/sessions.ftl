# Sessions: the coming weeks, typing one in, a calendar file.

## Kinds (also read by reminders and exports)

session-kind-intake = Intake or assessment
session-kind-individual = Individual counseling
session-kind-group-early = Group: early recovery skills
session-kind-group-prevention = Group: relapse prevention
session-kind-group-process = Process group
session-kind-group-skills = Group: coping skills (CBT, DBT)
session-kind-class = Education class
session-kind-family = Family session
session-kind-family-education = Family education group
session-kind-social-support = Social support group
session-kind-medication = Medication visit
session-kind-medical = Medical visit
session-kind-psychiatric = Psychiatric visit
session-kind-psychologist = Psychologist visit
session-kind-case-management = Case management
session-kind-peer-support = Peer support
session-kind-test = Drug or alcohol test
session-kind-plan-review = Treatment plan review
session-kind-step-down = Step-down group
session-kind-continuing-care = Continuing care or alumni group
session-kind-twelve-step = 12-step meeting
session-kind-mutual-help = Other mutual-help meeting
session-kind-court = Court or probation
session-kind-work = Work or school
session-kind-other = Session

## The list

sessions_title = Sessions
sessions_subtitle = Your coming weeks
sessions_add = Add a session
sessions_import = Import a calendar file
sessions_empty_title = No sessions yet
sessions_empty_text = Did your program give you a calendar file? Bring it in. Do you have a paper handout? Type it in once.
sessions_none_ahead = Nothing is planned in these weeks.
sessions_truncated = There are more sessions than fit here. Only the first ones are shown.
sessions_more = Show more weeks
sessions_this_week = This week
sessions_next_week = Next week
sessions_week_of = Week of { $day }
sessions_today = Today
sessions_tomorrow = Tomorrow
sessions_all_day = All day
sessions_until = to { $time }
sessions_cancelled = Cancelled
sessions_moved = Moved
sessions_clock_change = Clocks change
sessions_your_clock = { $time } on your clock
sessions_other_zone = { $zone } time
sessions_with = with { $who }
sessions_open = Details: { $what }, { $when }

## One session

sessions_detail_when = When
sessions_detail_length = Length
sessions_detail_kind = Kind
sessions_detail_with = With
sessions_detail_place = Where
sessions_detail_room = Room
sessions_detail_directions = How to get there
sessions_detail_travel = Time to get there
sessions_detail_phone = Phone
sessions_detail_note = Notes
sessions_detail_range = { $start } to { $end }
sessions_detail_range_days = { $start } to { $day }, { $end }
sessions_detail_zone = Times are { $zone } time.
sessions_detail_device = On your clock it starts { $when }.
sessions_detail_cancelled = This one is cancelled. There is nothing to go to.
sessions_detail_moved = This one was moved. It was planned for { $when }.
sessions_detail_gap = The clocks go forward that night and skip this time. We moved the session to { $time }. Ask your program if that is right.
sessions_detail_fold = The clocks go back that night, so this time comes twice. We took the first one. Ask your program which one they mean.
sessions_detail_from_file = Days and times come from a calendar file. A newer file changes them.
sessions_change_series = Change
sessions_delete_once = Delete
sessions_delete_series = Delete the whole series
sessions_deleted = { $what } was deleted.

## Typing one in

sessions_new_title = Add a session
sessions_edit_title = Change a session
sessions_form_lead = Copy it from your handout. Days, time and length are enough.
sessions_form_file_lead = Days and times come from your calendar file. Add here what it does not say.
sessions_form_directions = How to get there
sessions_form_kind = What kind of session is it?
sessions_form_kind_other = Something else
sessions_form_name = Your own name for it
sessions_form_often = How often is it?
sessions_form_weekly = Every week
sessions_form_once = Only once
sessions_form_days = On which days?
sessions_form_from = First day
sessions_form_from_hint = The handout may say “starts on”.
sessions_form_day = Day
sessions_form_end = How long does it go on?
sessions_form_end_weeks = A number of weeks
sessions_form_end_date = Until a day
sessions_form_weeks = Weeks
sessions_form_until = Last day
sessions_form_start = Start time
sessions_form_length = Length
sessions_form_length_other = Another length
sessions_form_minutes = Minutes
sessions_form_hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
sessions_form_more = Place and people
sessions_form_more_hint = Skip what you do not know. You can add it later.
sessions_form_place = Place or address
sessions_form_room = Room
sessions_form_travel = Minutes to get there
sessions_form_travel_hint = Then you are told when to leave.
sessions_form_with = With whom
sessions_form_phone = Phone, to say you will be late
sessions_form_note = Notes
sessions_form_note_hint = Please leave out names of other people in your group.
sessions_form_zone = Times are { $zone } time, where your program is.
sessions_form_save = Save
sessions_form_saved = Saved. It is on your list now.
sessions_form_missing_days = Pick at least one day.
sessions_form_missing_date = Enter a date.
sessions_form_missing_start = Enter the start time.
sessions_form_missing_weeks = Enter the number of weeks, 1 to 104.
sessions_form_missing_minutes = Enter the minutes, 5 to 720.
sessions_form_travel_range = Enter minutes from 0 to 600, or leave it empty.
sessions_form_gone = This session is not on your list any more.
sessions_form_not_here = This is a note on the day. There is nothing to change.
