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

## Week and month

sessions_views = How to show your sessions
sessions_view_week = Week
sessions_view_list = List
sessions_view_month = Month
sessions_week_earlier = The week before
sessions_week_later = The week after
sessions_week_keys = Arrow keys move between days and sessions. Page Up and Page Down change the week. Enter opens a session.
sessions_month_earlier = The month before
sessions_month_later = The month after
sessions_month_keys = Arrow keys move between days and sessions. Page Up and Page Down change the month. Enter opens a session.
sessions_month_hours = Hours
sessions_grid_nameless = Print times only, without names and places
sessions_grid_nothing = Nothing is planned.
sessions_grid_moved = Moved from { $day }, { $time }
sessions_grid_program = { $time } { $zone } time
sessions_grid_from_before = Began the day before
sessions_grid_goes_on = Goes on the next day
sessions_grid_overlaps = At the same time as another session
sessions_grid_video = By video
sessions_standing_running = Going on now
sessions_standing_not_noted = Not noted yet
sessions_standing_attended = There
sessions_standing_late = Came late
sessions_standing_left_early = Left early
sessions_standing_missed = Missed
sessions_standing_excused = Missed, excused
sessions_standing_made_up = Made up for
sessions_standing_not_said = Not said
sessions_standing_cancelled = Cancelled

## One session

sessions_detail_when = When
sessions_detail_length = Length
sessions_detail_kind = Kind
sessions_detail_with = With
sessions_detail_place = Where
sessions_detail_room = Room
sessions_detail_directions = How to get there
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
sessions_change_series = Change the series
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
sessions_form_weekly = Every week, or every few weeks
sessions_form_daily = Every day, or every few days
sessions_form_month_day = Every month, on a date
sessions_form_month_weekday = Every month, on a weekday
sessions_form_once = Only once
sessions_form_days = On which days?
sessions_form_month_day_field = Day of the month
sessions_form_month_day_hint = A number from 1 to 31.
sessions_form_month_short = In a month without a { $day }, it is on the last day of that month.
sessions_form_nth = Which one in the month?
sessions_form_nth_1 = The first
sessions_form_nth_2 = The second
sessions_form_nth_3 = The third
sessions_form_nth_4 = The fourth
sessions_form_nth_last = The last
sessions_form_nth_day = Weekday
sessions_form_every_weeks = Every how many weeks?
sessions_form_every_weeks_hint = 1 is every week. 2 is every second week.
sessions_form_every_days = Every how many days?
sessions_form_every_days_hint = 1 is every day. 2 is every second day.
sessions_form_every_months = Every how many months?
sessions_form_every_months_hint = 1 is every month. 2 is every second month.
sessions_form_from = First day
sessions_form_from_hint = The handout may say “starts on”.
sessions_form_day = Day
sessions_form_end = How long does it go on?
sessions_form_end_weeks = A number of weeks
sessions_form_end_date = Until a day
sessions_form_end_times = A number of times
sessions_form_times = How many times
sessions_form_weeks = Weeks
sessions_form_until = Last day
sessions_form_start = Start time
sessions_form_over = End time
sessions_form_over_next = This is on the next day.
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
sessions_form_with_person = With whom is it?
sessions_form_with_other = Someone who is not on my list
sessions_form_phone = Phone, to say you will be late
sessions_form_note = Notes
sessions_form_note_hint = Please leave out names of other people in your group.
sessions_form_zone = Times are { $zone } time, where your program is.
sessions_form_save = Save
sessions_form_saved = Saved. It is on your list now.
sessions_form_saved_past = Saved. It lies in the past: you see it under Week and Month.
sessions_form_missing_days = Pick at least one day.
sessions_form_missing_date = Enter a date.
sessions_form_missing_start = Enter the start time.
sessions_form_missing_weeks = Enter the number of weeks, 1 to 104.
sessions_form_missing_every = Enter a number from 1 to 52.
sessions_form_missing_month_day = Enter a day of the month, 1 to 31.
sessions_form_missing_times = Enter how many times, 1 to 731.
sessions_form_missing_over = Enter an end 5 minutes to 12 hours after the start.
sessions_form_times_far = That goes on for more than two years. Enter a smaller number.
sessions_form_until_early = No session falls between the first and the last day. Check both days.
sessions_form_missing_minutes = Enter the minutes, 5 to 720.
sessions_form_until_far = Enter a last day at most two years after the first day.
sessions_form_travel_range = Enter minutes from 0 to 600, or leave it empty.
sessions_form_gone = This session is not on your list any more.
sessions_form_not_here = This is a note on the day. There is nothing to change.

## One session on its page

sessions_on_title = Session
sessions_on_facts = When and where
sessions_on_leave_by = Leave by
sessions_on_bring = What to bring
sessions_on_kept = This session is not on your schedule any more. What you noted about it stays.
sessions_on_near = It starts soon
sessions_on_running = It is going on now
sessions_on_video = Video link
sessions_on_video_ask = Your web browser would open this address:
sessions_on_video_outside = The website can see that you visit it. Evenkeel sends nothing else.
sessions_on_video_open = Open in the browser
sessions_on_way = I am on my way
sessions_on_way_now = You are on your way.
sessions_on_way_not = I am not on my way
sessions_on_way_said = Noted. Have a safe trip.
sessions_on_late = Call to say I’m late
sessions_on_late_say = You can say: “I am coming, but I will be late.”
sessions_on_late_other = The session’s own number: { $number }
sessions_on_late_copy = Copy the number
sessions_on_late_copied = Copied. It can be pasted for one minute.
sessions_on_late_not_copied = That did not work here. Select the number and copy it.
sessions_on_late_no_number = No number is written down yet.
sessions_on_late_add_number = Write down whom to call
sessions_on_policy = What your program says

sessions_row_attended = There
sessions_row_late = Came late
sessions_row_left_early = Left early
sessions_row_missed = Missed
sessions_row_missed_excused = Missed, excused
sessions_row_made_up = Made up for

sessions_due_title = How did it go?
sessions_due_ask = { $what }, { $when }: were you there?
sessions_due_other = Something else
sessions_due_more = { $count ->
    [one] One more session of the last seven days is not noted yet.
   *[other] { $count } more sessions of the last seven days are not noted yet.
}

sessions_attended_ask = Were you there?
sessions_attended_ahead = Do you know that you will miss it?
sessions_attended_ahead_hint = You can note it now. Tell your program too.
sessions_attended_attended = I was there
sessions_attended_late = I came late
sessions_attended_left_early = I left early
sessions_attended_missed = I missed it
sessions_attended_missed_excused = I missed it, and it was excused
sessions_attended_will_miss = I will miss it
sessions_attended_will_miss_excused = I will miss it, and it is excused
sessions_attended_not_said = I’d rather not say
sessions_attended_why = What kept you from going?
sessions_attended_why_part = What happened?
sessions_attended_saved = Noted: { $what }, { $weekday } { $day }
sessions_attended_taken_back = Your answer was taken out.
sessions_attended_late_policy = Your program counts { $minutes } minutes late as missed. Ask how this one counts.
sessions_attended_made_up = Another session made up for it.
sessions_attended_credited = { $time } count for the program.

sessions_notes_title = Your notes
sessions_notes_no_names = Please leave out names of other people in your group. What they say there is theirs.
sessions_notes_questions_before = What you wanted to ask
sessions_notes_due = Homework for this session
sessions_notes_takeaway = One thing to keep
sessions_notes_takeaway_hint = One line is enough.
sessions_notes_homework = Homework for next time
sessions_notes_questions = Questions for next time
sessions_notes_lines = One on each line.
sessions_notes_more = Mood, hours and more
sessions_notes_mood_before = How did you feel before?
sessions_notes_mood_after = How did you feel after?
sessions_notes_mood_low = very low
sessions_notes_mood_high = very good
sessions_notes_makeup = Does it make up for one you missed?
sessions_notes_makeup_none = No
sessions_notes_makeup_one = { $what }, { $day }
sessions_notes_credited = Minutes that count
sessions_notes_credited_hint = Leave it empty when all of it counts.
sessions_notes_credited_range = Enter minutes from 0 to 1,440, or leave it empty.
sessions_notes_never = Keep these notes out of every report
sessions_notes_never_hint = Whether you were there is still counted.
sessions_notes_save = Save my notes
sessions_notes_saved = Your notes are saved.

sessions_change_title = Changes
sessions_change_only = Only this one
sessions_change_day = Change this one
sessions_change_move = Move or shorten
sessions_change_cancel = It is cancelled
sessions_change_back = Take my change back
sessions_change_minutes = Length in minutes
sessions_change_missing_day = Enter a date.
sessions_change_missing_start = Enter the start time.
sessions_change_missing_minutes = Enter the minutes, 5 to 720.
sessions_change_saved = This one is changed.
sessions_change_saved_overlap = This one is changed. At the same time: { $what }.
sessions_change_cancelled = This one is off.
sessions_change_restored = It is as planned again.
sessions_change_file_cancels = Your calendar file says that it is cancelled.
sessions_change_later = This and all later ones
sessions_change_later_do = Change from here on
sessions_change_end = End it before this one
sessions_change_ended = { $what } ends here.
sessions_change_series_all = The whole series
sessions_change_whole = This session
sessions_change_keeps = What you noted about past sessions stays.

sessions_later_title = Change from here on
sessions_later_lead = From { $day } on. What was before stays as it was.
sessions_later_from = Choose { $day } or a later day.
sessions_later_from_file = The calendar file will not change these sessions any more. A newer file still changes the ones before.
sessions_later_saved = Changed from this day on.

sessions_form_video = Video link
sessions_form_video_hint = It begins with https://. You see it before it opens.
sessions_form_video_file = Leave this empty to use the link from the file. Yours begins with https://.
sessions_form_bring = What to bring
sessions_preview_count = { $count ->
    [one] 1 session, { $time }.
   *[other] { $count } sessions, { $time } in all.
}
sessions_preview_span = From { $first } to { $last }.
sessions_preview_overlap = { $count ->
    [one] At the same time: { $what }, { $when }.
   *[other] { $count } others are at the same time. The first: { $what }, { $when }.
}
sessions_program = My program
