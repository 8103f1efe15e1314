### The journal export: the page that opens it, and the report inside. Read by Rust (crate evenkeel-exchange), not by the window.

## The page around the sealed report. Nothing here says what is inside.

reader-title = Sealed file
reader-heading = This file is sealed
reader-lead = Someone made this file for you and sealed it. They will tell you the passphrase by voice or in person.
reader-passphrase = Passphrase
reader-passphrase-hint = Capital letters, accents and extra spaces do not matter. With seven words, commas, hyphens and numbers in front do not matter either.
reader-show = Show what I type
reader-open = Open
reader-opening = Opening. On an older computer this can take up to half a minute.
reader-opened = The report is open.
reader-tools = What you can do here
reader-contents = Contents
reader-print-one = Print page one
reader-print-all = Print all
reader-sheet = Page { $page } of { $pages }
reader-language = English
reader-switched = The report is now in English.
reader-as-table = Show as a table
reader-week = Week
reader-value = Value
reader-idle = This report closes by itself in one minute. Nobody has touched a key or the pointer for 14 minutes.
reader-stay = Keep it open
reader-closed-idle = The report closed by itself after 15 minutes without a key or the pointer. Type the passphrase to read on.
reader-close = Close the report
reader-empty = Type the passphrase first.
reader-wrong = That passphrase does not open this file. Check each word and try again. If it still does not open, ask the person who gave it to you.
reader-damaged = This file was changed or damaged on its way. Nothing in it can be trusted, so nothing is shown. Ask for it again.
reader-newer = This file was made by a newer version than this page can read. Ask for it again.
reader-costly = This file asks your computer for far more work than a real one does. It was changed on its way. It was not opened.
reader-no-crypto = This browser cannot open sealed files. Save the file to your computer and open it in a current Chrome, Edge, Firefox or Safari.
reader-blocked = If this line stays, your mail program or browser did not let the file open itself, or the file was changed on its way. Save the file to your computer. Then open it in a current Chrome, Edge, Firefox or Safari, with JavaScript on. If that does not help, ask for the file again.
reader-offline = It opens on this computer alone. Nothing is sent anywhere, and it works without the internet.
reader-made-with = Made with Evenkeel

## The report inside. The person's own words stand beside these, never in them.

report-title = Journal report
report-cover = About this report
report-self-reported = Self-reported. Nobody has checked or verified it.
report-by = Prepared by
report-for = For
report-role = Who that is
report-role-counselor = Counselor or therapist
report-role-doctor = Doctor, nurse or prescriber
report-role-family = Family
report-role-court = Court or probation
report-role-employer = Employer
report-role-other = Someone else
report-why = Why
report-dates = Days
report-days = { $from } to { $to }
report-dates-value = { $days ->
    [one] { $from } ({ $days } day)
   *[other] { $from } to { $to } ({ $days } days)
}
report-inside = In this report
report-left-out = Left out by choice
report-kind-cravings = Cravings
report-kind-checkins = Check-ins
report-kind-sessions = Sessions
report-kind-lessons = Lessons
report-kind-plan = Relapse-prevention plan
report-kind-journal = Journal pages
report-kind-returns = Returns to use
report-kind-own-words = Notes and own words
report-expiry = How long to keep it
report-expiry-date = Please delete it after { $date }.
report-expiry-none = No end date was asked for.
report-take-back = Taking it back
report-take-back-value = The person who made this report can ask you at any time to stop using it and to delete it. What you have read by then stays read.
report-made = Made
report-made-value = { $date }, with Evenkeel { $version }. Times are what the clock showed where it happened.
report-part2 = When a treatment program covered by 42 CFR part 2 keeps or passes on this record, this notice applies:
    42 CFR part 2 prohibits unauthorized use or disclosure of these records.

report-summary = At a glance
report-missing = A day without an entry only means that nothing was written. It does not mean that nothing happened.
report-n-of = { $n } of { $of }
report-of-ten = { $n } of 10
report-of-three = { $n } of 3
report-of-ten-from = { $value } of 10 (middle of { $n })
report-logged = Logged
report-logged-value = { $n ->
    [one] { $n } craving, on { $days } of { $of } days
   *[other] { $n } cravings, on { $days } of { $of } days
}
report-empty-days = Days without an entry
report-empty-days-value = { $n } of { $of }
report-peak = Strongest
report-usual = Usual strength
report-passed = Written down as passed
report-rated-again = Rated a second time
report-change = Change by then
report-change-value = { $value } on average (n = { $n })
report-ease = Usual time until it eased
report-ease-value = { $value } minutes (middle of { $n })
report-top-triggers = Most frequent triggers
report-trigger-value = { $n } of { $of }, average strength { $mean }
report-top-skills = Most used skills
report-skill-value = { $n ->
    [one] used once, change { $mean } on average (n = { $rated })
   *[other] used { $n } times, change { $mean } on average (n = { $rated })
}
report-skill-unrated = { $n ->
    [one] used once, not rated again
   *[other] used { $n } times, not rated again
}
report-planned = Planned
report-planned-value = { $n ->
    [one] { $n } session (moved: { $moved }), { $cancelled } cancelled
   *[other] { $n } sessions (moved: { $moved }), { $cancelled } cancelled
}
report-hours = Planned program hours
report-hours-value = { $hours }
report-attended = Hours attended
report-attended-prescribed = { $n ->
    [one] { $hours } of { $of } prescribed, in one whole week
   *[other] { $hours } of { $of } prescribed, in { $n } whole weeks
}
report-attended-planned = { $n ->
    [one] { $hours } of { $of } planned, in one whole week. Not every week has a prescribed number.
   *[other] { $hours } of { $of } planned, in { $n } whole weeks. Not every week has a prescribed number.
}
report-attended-weeks = Week by week
report-attended-week = Week of { $day }: { $hours } of { $of }
report-there = There
report-there-value = { $n } of { $of } sessions that took place
report-on-time = On time
report-on-time-value = { $n } of { $of } attended
report-missed-sessions = Missed
report-missed-value = { $n } (excused: { $excused }, made up for: { $made_up })
report-left-early = Left early
report-not-noted = Not noted
report-not-noted-value = { $n } of { $of }. Not the same as missed.
report-attendance-caption = Attendance by kind, { $n } sessions that took place
report-attendance-kind = Kind
report-attendance-over = Took place
report-attendance-there = There
report-attendance-late = Of these late
report-attendance-early = Of these left early
report-attendance-missed = Missed
report-attendance-not-noted = Not noted
report-attendance-hours = Hours credited
report-kind-missed-value = { $n } (excused: { $excused })
report-state-attended = there
report-state-late = there, came late
report-state-left-early = there, left early
report-state-missed = missed
report-state-excused = missed, excused
report-state-not-said = rather not said
report-state-not-noted = not noted
report-state-made-up = made up for by another session
report-state-makeup = makes up for a missed session
report-session-own = In their own words, session by session
report-session-question = Question: { $text }
report-session-homework-done = Homework, done: { $text }
report-session-homework-open = Homework, not done yet: { $text }
report-session-homework-next = Homework for next time: { $text }
report-finished = Finished
report-finished-value = { $n } of { $of } opened in these days
report-due = Due by then
report-due-value = { $n } of { $of } finished

report-about = about { $when }
report-late-hours = written { $n } hours later
report-late-days = written { $n } days later
report-minutes = { $n } min
report-none-given = none given
report-own-word = own word
report-not-asked = not asked
report-no-answer = asked, no answer
report-not-said = not said
report-own-words = In their own words

report-cravings-none = No craving was logged in these days. That is not the same as having had none.
report-cravings-caption = { $n ->
    [one] { $n } craving, by the time it happened
   *[other] { $n } cravings, oldest first, by the time they happened
}
report-cravings-note = Strength and being sure are from 0 to 10, feelings from 0 to 3. This report does not say whether anything was used.
report-craving-when = When
report-craving-strength = Strength
report-craving-substances = For what
report-craving-triggers = Triggers
report-craving-where = Where, with whom
report-craving-feelings = Feelings
report-craving-sure = Sure to get through
report-craving-skills = What was tried
report-craving-again = Rated again
report-craving-ended = How it ended
report-again-value = { $n } of 10 after { $minutes } min
report-ended-passed = it passed
report-ended-here = still there when written
report-ended-used = ended in use
report-ended-used-some = ended in some use
report-situation = What was going on
report-thought = The thought that came with it
report-note = Note

report-sessions-none = No session was planned in these days.
report-sessions-note = Attendance is as the person noted it. Nobody checked it. Not noted is not the same as missed.
report-sessions-caption = { $n ->
    [one] { $n } session
   *[other] { $n } sessions, oldest first
}
report-session-when = When
report-session-what = What
report-session-with = With
report-session-length = Length
report-session-state = State
report-session-note-only = a note on the day
report-session-cancelled = cancelled
report-session-planned = planned
report-session-moved = moved, was { $from }
report-session-notes = Notes on sessions

report-lessons-none = No lesson was opened in these days.
report-lessons-caption = { $n ->
    [one] { $n } lesson opened in these days
   *[other] { $n } lessons opened in these days
}
report-lesson-title = Lesson
report-lesson-started = Started
report-lesson-finished = Finished
report-lesson-questions = Right at the first try
report-lesson-sure = Sure to be able to use it
report-before = before these days
report-not-finished = not in these days
report-no-answer-yet = no answer
report-reflections = Thoughts on the lessons

report-plan-none = No plan was saved yet.
report-plan-note = This is the plan as it stands today, whatever days this report is about.
report-plan-saved = Last saved
report-plan-reason = Why it changed
report-plan-reviewed = Reviewed with
report-plan-empty = Nothing written yet under
report-plan-held-back = { $n ->
    [one] One more line in their own words. It is not in this report.
   *[other] { $n } more lines in their own words. They are not in this report.
}

report-returns-note = Each of these was picked one by one by the person who made this report. There may be others.
report-returns-caption = { $n ->
    [one] One return to use
   *[other] { $n } returns to use
}
report-returns-cravings = { $n ->
    [one] One craving that ended in use
   *[other] { $n } cravings that ended in use
}
report-return-when = When
report-return-what = What
report-return-before = What came before
report-return-alone = Alone
report-return-told = Told someone
report-return-safety = Danger
report-return-ended = How it ended
report-return-overdose = signs of an overdose
report-return-injury = someone was hurt
report-return-mixed = mixed with alcohol, opioids or sedatives
report-return-no-danger = asked: none of these
report-answer-yes = yes
report-answer-no = no
report-answer-not-sure = not sure

report-plan-reasons = Reasons
report-plan-signs = Warning signs
report-plan-triggers = Main triggers
report-plan-situations = High-risk situations
report-plan-daily = What keeps each day steady
report-plan-skills = Coping skills
report-plan-people = People to call
report-plan-places = Safe places
report-plan-remove = Things to remove from home
report-plan-medicines = Medicines that help
report-plan-lapse = After a return to use
report-plan-emergency = In an emergency
report-plan-person-gone = someone who is no longer on the list
report-situations-caption = { $n ->
    [one] { $n } situation
   *[other] { $n } situations
}
report-situation-what = Situation
report-situation-likely = How likely
report-situation-first = First move
report-situation-second = Second move
report-sign-thought = Thought
report-sign-feeling = Feeling
report-sign-behavior = Behavior
report-lapse-safe = Stop and get safe
report-lapse-tell = Tell someone
report-lapse-plan = Go back to the plan
report-lapse-learn = Learn from it

## Check-ins and journal pages

report-checkins-none = No check-in was written in these days.
report-checkins-caption = { $n ->
    [one] { $n } check-in
   *[other] { $n } check-ins
}
report-checkins-note = Mood, strongest craving, being sure, stress and pain are from 0 to 10, rest from 0 (very poor) to 4 (very good). What was said about use or medicine is not in this report.
report-checkins-written = Written
report-checkins-written-value = { $n }, and skipped: { $skipped }
report-checkins-unanswered = Asked, no answer
report-checkins-unanswered-value = { $n }. Not the same as zero.
report-checkin-mean = { $value } on average (n = { $n })
report-checkin-when = When
report-checkin-mood = Mood
report-checkin-peak = Strongest craving of the day
report-checkin-sure = How sure
report-checkin-stress = Stress
report-checkin-pain = Pain
report-checkin-sleep = Hours of sleep
report-checkin-rest = How rested
report-checkin-morning = morning
report-checkin-evening = evening
report-checkin-skipped = skipped
report-checkin-good = One good thing
report-checkin-intention = For the day
report-journal-none = No page was picked in these days.
report-journal-note = { $n ->
    [one] One page, picked by the person, as it was written.
   *[other] { $n } pages, each picked by the person, as they were written.
}
