# Reminders: what a pop-up says, and what the screens say about reminders.
# Everything under "neutral" may be read by anybody who walks past: a time, nothing else.

reminder-clock = { $time } { $half ->
    [am] AM
   *[pm] PM
}

reminder-at = at { $time }

## Neutral (the default)

reminder-neutral-title = Reminder
reminder-neutral-ahead = You have something planned { $at }.
reminder-neutral-leave = It is time to get going. You have something planned { $at }.
reminder-neutral-start = You have something planned now, { $at }.
reminder-missed-title = Reminder
reminder-missed-body = { $count ->
    [one] A reminder came while this computer was off or asleep.
   *[other] { $count } reminders came while this computer was off or asleep.
}
reminder-horizon-body = Please open Evenkeel soon, so that your reminders can go on.
reminder-test-body = This is what a reminder looks like. Reminders work on this computer.
reminder-zone-note = ({ $place } time)
reminder-action-open = Open

## When the person chose to see more

reminder-said-ahead = It starts { $at }.
reminder-said-leave = It is time to leave. It starts { $at }.
reminder-said-start = It starts now.
reminder-full-place = Where: { $what }.
reminder-full-phone = If you will be late, call { $what }.
