# Reminders: what a pop-up says, and what the screens say about reminders.
# Everything under "neutral" may be read by anybody who walks past: a time, nothing else.

reminder-clock = { $time } { $half ->
    [am] AM
   *[pm] PM
}

reminder-at = at { $time }

# A day and a time: "on Monday at 6:00 PM"
reminder-on-day = { $day ->
    [mon] on Monday
    [tue] on Tuesday
    [wed] on Wednesday
    [thu] on Thursday
    [fri] on Friday
    [sat] on Saturday
   *[sun] on Sunday
} { $at }

## Neutral (the default)

reminder-neutral-title = Reminder
reminder-neutral-ahead = You have something planned { $at }.
reminder-neutral-leave = It is time to get going. You have something planned { $at }.
reminder-neutral-start = You have something planned now, { $at }.
# Shown some minutes after the start
reminder-neutral-began = What you had planned began { $at }.
reminder-neutral-evening = You have something planned { $at }.
reminder-neutral-rerate = You wanted to come back to Evenkeel for a moment.
reminder-neutral-checkin = This is a good time to open Evenkeel for a minute.
reminder-neutral-review = Your look at the week is waiting in Evenkeel.
reminder-neutral-slot = It is time for something you planned.
# One pop-up for several at the same minute
reminder-neutral-slots = It is time for { $count } things you planned. Open Evenkeel to see them.
reminder-neutral-day = Something you planned needs a look. Please open Evenkeel.
reminder-neutral-last = There is something to look after in the next days. Please open Evenkeel.
# Before a reminder that is shown some minutes after its own time
reminder-late = This was for { $time }.
reminder-missed-title = Reminder
reminder-missed-body = { $count ->
    [one] 1 reminder could not be shown at its time.
   *[other] { $count } reminders could not be shown at their time.
}
reminder-horizon-body = Please open Evenkeel soon, so that your reminders can go on.
reminder-test-body = This is what a reminder looks like.
reminder-zone-note = ({ $place } time)
reminder-action-open = Open
reminder-action-done = Done
reminder-action-taken = Taken
reminder-action-snooze = In 10 minutes
reminder-action-on-my-way = I am on my way
reminder-action-call-late = Call to say I am late

## When the person chose to see more

reminder-said-ahead = It starts { $at }.
reminder-said-leave = It is time to leave. It starts { $at }.
reminder-said-start = It starts now.
# Shown some minutes after the start
reminder-said-began = It began { $at }.
reminder-full-place = Where: { $what }.
reminder-full-phone = If you will be late, call { $what }.
reminder-kind-title = { $thing ->
    [rerate] Look again
    [dose] Medicine
    [injection] Your next shot
    [refill] Refill
    [checkin] Check-in
   *[review] Your week
}
reminder-kind-body = { $thing ->
    [rerate] How strong is it now?
    [dose] It is time for a medicine.
    [injection] Open Evenkeel to see when it is due.
    [refill] One of your medicines may run out soon.
    [checkin] It is time for your check-in.
   *[review] It is time to look back at your week.
}
reminder-full-title = { $thing ->
    [rerate] Your craving
    [dose] Medicine
    [injection] Your next shot
    [refill] Refill
    [checkin] Check-in
   *[review] Your week
}
reminder-full-body = { $thing ->
    [rerate] How strong is the craving now? Write it down and see how it moved.
    [dose] It is time for a medicine.
    [injection] Open Evenkeel to see when it is due.
    [refill] One of your medicines may run out soon.
    [checkin] How are you doing? Mood, sleep and cravings, in a minute.
   *[review] Look back at your sessions and cravings, and plan the week ahead.
}

# A place in an invented example
reminder-example-place = 12 Oak Street
# An invented medicine, with a reason of the person's own
reminder-example-dose-title = Vitamin D
reminder-example-dose-body = It is time to take it. For my kids.

## The screen

reminders_title = Reminders
reminders_subtitle = What comes next, and how much it may say.
reminders_off = Reminders are off. None will come.
reminders_next = What comes next
reminders_next_hint = Each line says exactly what will be on your screen.
reminders_next_more = { $count ->
    [one] The next one.
   *[other] The next { $shown } of { $count }.
}
reminders_next_none = No reminder is planned.
reminders_next_none_do = Add your sessions, and reminders come by themselves.
reminders_next_sessions = Go to Sessions
reminders_next_off = You chose none while Evenkeel is locked. Choose another way below, and they are listed here.
reminders_tag_silent = Without a sound
reminders_tag_waits = After your quiet hours
reminders_tag_snoozed = You asked for it again
reminders_on = Remind me
reminders_when = When
reminders_when_hint = Up to four for each session. Every change is kept at once.
reminders_time = Reminder { $number }
reminders_time_start = When it starts
reminders_time_minutes = { $minutes ->
    [one] 1 minute before
   *[other] { $text } minutes before
}
reminders_time_hours = { $hours ->
    [one] 1 hour before
   *[other] { $text } hours before
}
reminders_time_day = 1 day before
reminders_time_leave = When it is time to leave
reminders_time_evening = The evening before
reminders_time_own = Another number of minutes
reminders_time_own_minutes = Minutes before
reminders_time_own_range = Enter minutes from 0 to 1,440. 1,440 is one day.
reminders_time_at = At what time
reminders_time_at_range = Choose noon or later.
reminders_time_twice = You have this one already.
reminders_time_add = Add a reminder
reminders_time_remove = Take away reminder { $number }
reminders_time_none = No reminder of sessions comes.
reminders_time_leave_hint = “Time to leave” counts the way there. A session without a way there says it at the start.
reminders_margin = Extra time to get going
reminders_margin_none = None
reminders_wording = What a pop-up may say
reminders_wording_hint = Others may see your screen. This is what they would read:
reminders_wording_invented = With an invented session:
reminders_wording_times_only = Your reminders hold times only, so they always say the least.
reminders_level_neutral = Only that something is planned, and when
reminders_level_kind = Also what kind of session it is
reminders_level_full = Also the title, the place and the phone number
reminders_level_other_neutral = Nothing about it
reminders_level_other_kind = A few words
reminders_level_other_full = What it is about
reminders_of_sessions = For sessions
reminders_other = Other reminders
reminders_other_rerate = Look again at a craving after 15 or 45 minutes
reminders_other_checkin = Check-ins of the day
reminders_other_review = Look back at the week
reminders_other_dose = Medicines at their times
reminders_other_injection = The next shot: 7 and 2 days ahead, and when it is due
reminders_other_refill = Refills, some days before a medicine runs out
reminders_other_again = A medicine can be shown again if you do not answer. You choose how often on the medicine's page.
reminders_other_button_neutral = Its button says “Done”, so that nobody sees what it is.
reminders_other_button = Its button says “Taken”.
reminders_other_button_kept = The button works while Evenkeel is locked. Anybody at this laptop can press it, so what was noted that way is marked.
reminders_other_says = How much it may say
reminders_kinds = For single kinds of session
reminders_kinds_hint = A test or a court date may need other reminders than a group.
reminders_kinds_add = Choose a kind
reminders_kinds_pick = Kind of session
reminders_kinds_on = Remind me of these
reminders_kinds_times = Their own times
reminders_kinds_level = How much they may say
reminders_kinds_level_same = As all others
reminders_kinds_remove = As all others again
reminders_kinds_removed = { $kind }: as all others again.
reminders_quiet = Quiet hours
reminders_quiet_on = Keep some hours quiet
reminders_quiet_from = From
reminders_quiet_until = Until
reminders_quiet_same = The two times must differ. To have no reminders at all, turn them off above.
reminders_quiet_hint = What can wait comes when they end. What cannot wait, such as “time to leave”, comes on time, but without a sound.
reminders_works = Will they reach you?
reminders_works_test = Show me one now
reminders_works_tested = A reminder was sent to your screen.
reminders_works_good = Everything it needs is there.
reminders_works_login = Start reminders when I log in to this laptop
reminders_works_mode = While it is locked
reminders_mode_keyring = Sealed, with the key in the system’s password store
reminders_mode_times = Times only. Anyone who can open this computer’s files could read the times.
reminders_mode_off = No reminders while locked
reminders_works_off = You chose no reminders while it is locked, so none will come.
reminders_works_not_at_login = Reminders do not start at login. After a restart none come until you open Evenkeel.
reminders_works_not_made = The list of reminders could not be made. Unlock again; if this stays, choose another way under Reminders.
reminders_works_not_shown = { $count ->
    [one] 1 reminder could not be shown so far.
   *[other] { $count } reminders could not be shown so far.
}
reminders_works_limits = What no setting can change
reminders_works_limit_off = A laptop that is switched off shows nothing. What it missed comes as one summary when it is on again.
reminders_works_limit_sleep = A laptop that sleeps shows nothing until it wakes. Less than 30 minutes late, a reminder still comes.
reminders_works_limit_days = Reminders are planned for up to 120 days. Open Evenkeel now and then, and they go on.
reminders_works_limit_answer_on_pop_up = Where the next time depends on when you took the last one, the next reminder comes only after you answer: on the pop-up, or in Evenkeel.
reminders_works_limit_answer_in_app = Where the next time depends on when you took the last one, the next reminder comes only after you note it in Evenkeel. While it is locked, no reminder of it comes.
reminders_works_limit_phone = For a second way, put your sessions into the calendar of your phone too.
reminders_works_phone = Put my sessions into my phone
reminders_end_schedule = Your last planned session is on { $day }. After that no reminder comes. If there are more sessions, add them.
reminders_end_agenda = Reminders are planned only until { $day }. The list could not be made longer.
reminders_end_sessions = Go to Sessions
reminders_end_reminders = See Reminders
reminders_link = Reminders

# Medicines, in words of their own: a kind word, and at the fullest level the medicine's name as title
reminder-medicine-title = Medicine
reminder-medicine-kind-dose = It is time for a medicine.
reminder-medicine-kind-given = A shot is due today.
reminder-medicine-kind-ahead = A shot is due in { $days } days.
reminder-medicine-kind-since = A shot is still due. Open Evenkeel to say when it was given.
reminder-medicine-kind-refill = One of your medicines may run out soon.
reminder-medicine-full-dose = It is time to take it.
reminder-medicine-full-given = It is due today.
reminder-medicine-full-ahead = It is due in { $days } days.
reminder-medicine-full-since = It is still due. Open Evenkeel to say when it was given.
reminder-medicine-full-refill = It may run out soon. Time for a refill.
