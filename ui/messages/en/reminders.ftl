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
reminder-neutral-evening = You have something planned { $at }.
reminder-neutral-rerate = You wanted to come back to Evenkeel for a moment.
reminder-neutral-checkin = This is a good time to open Evenkeel for a minute.
reminder-neutral-review = Your look at the week is waiting in Evenkeel.
reminder-missed-title = Reminder
reminder-missed-body = { $count ->
    [one] A reminder came while this computer was off or asleep.
   *[other] { $count } reminders came while this computer was off or asleep.
}
reminder-horizon-body = Please open Evenkeel soon, so that your reminders can go on.
reminder-test-body = This is what a reminder looks like. Reminders work on this computer.
reminder-zone-note = ({ $place } time)
reminder-action-open = Open
reminder-action-snooze = In 10 minutes
reminder-action-on-my-way = I am on my way
reminder-action-call-late = Call to say I am late

## When the person chose to see more

reminder-said-ahead = It starts { $at }.
reminder-said-leave = It is time to leave. It starts { $at }.
reminder-said-start = It starts now.
reminder-full-place = Where: { $what }.
reminder-full-phone = If you will be late, call { $what }.
reminder-kind-title = { $thing ->
    [rerate] Look again
    [checkin] Check-in
   *[review] Your week
}
reminder-kind-body = { $thing ->
    [rerate] How strong is it now?
    [checkin] It is time for your check-in.
   *[review] It is time to look back at your week.
}
reminder-full-title = { $thing ->
    [rerate] Your craving
    [checkin] Check-in
   *[review] Your week
}
reminder-full-body = { $thing ->
    [rerate] How strong is the craving now? Write it down and see how it moved.
    [checkin] How are you doing? Mood, sleep and cravings, in a minute.
   *[review] Look back at your sessions and cravings, and plan the week ahead.
}

# A place in an invented example
reminder-example-place = 12 Oak Street
