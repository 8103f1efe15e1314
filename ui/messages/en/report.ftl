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
report-kind-medications = Medicines
report-kind-questions = Questions for the care team
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
report-n-of = { $n } of { $of }
report-of-ten = { $n } of 10
report-of-three = { $n } of 3
report-of-ten-from = { $value } of 10 (middle of { $n })
report-peak = Strongest
report-usual = Usual strength
report-passed = Written down as passed
report-rated-again = Rated a second time
report-change = Change by then
report-change-value = { $value } on average (n = { $n })
report-ease = Usual time until it eased
report-ease-value = { $value } minutes (middle of { $n })
report-top-triggers = Most frequent triggers
report-planned = Planned
report-planned-value = { $n ->
    [one] { $n } session (moved: { $moved }), { $cancelled } cancelled
   *[other] { $n } sessions (moved: { $moved }), { $cancelled } cancelled
}
report-attended = Hours attended
report-missed-sessions = Missed
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
report-questions-none = No open question was ticked.
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

## Medicines

report-medicines-none = No medicine was due or written down in these days.
report-medicines-note = What the person wrote down about each dose. "Not recorded" means that nothing was written: the dose may have been taken. Paused doses were not due.
report-medicine-taken = Taken
report-medicine-of = { $n } of { $of } that were due, late ones too
report-medicine-few = Fewer than 5 were due ({ $n }), so no share is given.
report-medicine-late = Taken late
report-medicine-skipped = Skipped
report-medicine-not-recorded = Not recorded
report-medicine-paused = Paused, not due
report-medicine-gap = Longest run of days with no dose noted as taken
report-medicine-beside = Taken without being due
report-medicine-doses = { $n ->
    [one] { $n } dose
   *[other] { $n } doses
}
report-medicine-pause = Paused
report-medicine-pause-days = { $from } to { $to }: { $reason }
report-medicine-pause-open = from { $from } on: { $reason }
report-medicine-pause-hospital = in a hospital
report-medicine-pause-prescriber = the prescriber said so
report-medicine-pause-ran-out = it ran out
report-medicine-pause-other = another reason
report-medicine-purpose = What it is for
report-medicine-label = Label
report-medicine-reason = Why it was stopped
report-medicine-own-note = Note for the prescriber
report-dose-head-due = Due
report-dose-head-taken = Taken
report-dose-head-written = Written
report-dose-head-state = State
report-dose-head-reason = Reason
report-dose-head-version = Schedule version
report-dose-nothing = –
report-dose-not-due = as needed, or beside the schedule
report-dose-moved = moved to this time
report-dose-shifted = clocks changed
report-dose-while-locked = noted on a pop-up while locked
report-dose-again-taken = a second answer: taken
report-dose-again-skipped = a second answer: skipped
report-dose-future = not due yet
report-dose-due = due
report-dose-taken = taken
report-dose-late = taken late
report-dose-skipped = skipped
report-dose-not-recorded = not recorded
report-dose-paused = paused

## Check-ins and journal pages

report-checkins-none = No check-in was written in these days.
report-checkins-note = Mood, strongest craving, being sure, stress and pain are from 0 to 10, rest from 0 (very poor) to 4 (very good). A dash: no check-in was written for that part of the day. What a check-in says about use or medicine is not in this report.
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

## Page one

report-title-court = Attendance report
report-title-employer = Hours attended
report-attendance = Attendance
report-silent = This report does not say on how many days anything was used, whether medicine was taken as planned, or what has changed since an earlier report. What the person chose to tell of this, if anything, stands on the later pages. Nothing here says that there was none.
report-silent-medicines = This report does not say on how many days anything was used, or what has changed since an earlier report. What the person chose to tell of this, if anything, stands on the later pages. Nothing here says that there was none. Of medicines it says what the person wrote down about each dose.
report-silent-court = This report does not say whether anything was used, or whether medicine was taken as planned. Nothing here says that it was, and nothing says that it was not.
report-topics = I want to talk about
report-topics-none = Nothing was written here. That does not mean there is nothing.
report-one-sessions = Program sessions
report-one-more = Confidence, lessons, plan
report-hours-prescribed = { $hours } of { $of } hours prescribed for these days
report-hours-planned = { $hours } of { $of } hours planned for these days (how many are prescribed is not known)
report-hours-alone = { $hours } hours. None were planned, and how many are prescribed is not known.
report-hours-open = Not noted: { $hours } h more, so it could be more
report-hours-to-come = Still to come today: { $hours } h
report-hours-in-full = { $n ->
    [one] Came late or left early, minutes not given: 1 session. It is counted in full, so it could be less.
   *[other] Came late or left early, minutes not given: { $n } sessions. They are counted in full, so it could be less.
}
report-hours-cancelled-prescribed = { $n ->
    [one] Cancelled: 1 session ({ $hours } h). It was not taken off the { $of } hours prescribed.
   *[other] Cancelled: { $n } sessions ({ $hours } h). They were not taken off the { $of } hours prescribed.
}
report-hours-cancelled-planned = { $n ->
    [one] Cancelled: 1 session ({ $hours } h). It is not in the { $of } hours planned.
   *[other] Cancelled: { $n } sessions ({ $hours } h). They are not in the { $of } hours planned.
}
report-hours-in-part = A week that is only partly in these days counts in part
report-hours-unsaid = For some of the days no number of hours is prescribed
report-over = Sessions held
report-over-value = There { $there } + not there { $missed } + not noted { $open } = { $of }
report-on-time-value = On time: { $n } of { $of } attended
report-early-value = Left early: { $n }
report-misses-absent = { $n } not there.
report-misses-parts = { $n }: { $missed } not there, { $late } so late that it counts as missed.
report-misses-allowed = The program allows { $of }. Only these days are counted.
report-misses-over = That is { $n } more than the program allows ({ $of }). Only these days are counted.
report-misses-unlimited = How many the program allows is not known.
report-misses-why = Why not there:
report-misses-excused = Of those not there, excused: { $excused }, made up for: { $made_up }
report-misses-unexplained = no reason given: { $n }
report-misses-rest = other reasons: { $n }
report-misses-late = { $n ->
    [one] The program counts late as missed from { $minutes } minutes on. That session stands under “there” above.
   *[other] The program counts late as missed from { $minutes } minutes on. Those { $n } stand under “there” above.
}
report-misses-late-rule = The program counts late as missed from { $minutes } minutes on. None is known to be that late.
report-misses-late-unknown = { $n ->
    [one] Once the person came late and it is not known how late: it could be one more
   *[other] { $n } times the person came late and it is not known how late: it could be more
}
report-misses-open = { $n ->
    [one] One session is not noted: it could be one more
   *[other] { $n } sessions are not noted: it could be more
}
report-misses-others = Other appointments missed, not program sessions: { $n }
report-logged-quick = { $n ->
    [one] One of these was written on the lock screen, where anybody can write
   *[other] { $n } of these were written on the lock screen, where anybody can write
}
report-days-craving = Days with a craving
report-days-with = { $n } of { $of } days
report-days-unknown = Not known: nothing in this file says so for any of the { $of } days
report-days-known = { $of ->
    [one] 0 of the 1 day of which something is known
   *[other] 0 of the { $of } days of which something is known
}
report-days-to-come = None of the { $of } days has come yet.
report-days-written = Days with one written down: { $n }
report-days-told = + days with one said in a check-in only: { $n }
report-days-told-any = Days with one said in a check-in: { $n }
report-days-none = + days with the answer “none”: { $n }
report-days-nothing = + days with nothing in this file, so not known: { $n }
report-days-together = = { $n } days
report-days-so-far = Only { $n } of the { $of } days have come so far.
report-checkins-not-in = Check-ins are not in this report.
report-peak-on = { $n } of 10, written down on { $date }
report-peak-written = Strongest written down: { $n } of 10 on { $date }
report-peak-more = { $n ->
    [one] As strong one more time
   *[other] As strong { $n } more times
}
report-peak-told = { $n } of 10, said in a check-in on { $date }
report-chart-caption = { $weeks ->
    [one] Strength of cravings week by week, 0 to 10: the middle one of the week, with how many were written down. A gap: nothing was written.
   *[other] Strength of cravings, { $weeks } weeks at a time, 0 to 10: the middle one, with how many were written down. A gap: nothing was written.
}
report-chart-point = From { $day }: { $value } of 10 (middle of { $n })
report-chart-gap = From { $day }: nothing was written
report-when-caption = When: { $n } of { $of } cravings by weekday and part of the day. 0: none was written down for that time.
report-when-even = No one time stands out.
report-when-most = Most: { $cells } ({ $n }).
report-day-mon = Mon
report-day-tue = Tue
report-day-wed = Wed
report-day-thu = Thu
report-day-fri = Fri
report-day-sat = Sat
report-day-sun = Sun
report-part-night = midnight to 6 AM
report-part-morning = 6 AM to noon
report-part-afternoon = noon to 6 PM
report-part-evening = 6 PM to midnight
report-trigger-mean = average { $mean }
report-trigger-tied = { $n } of { $of } each
report-trigger-several = A craving can have more than one.
report-trigger-none = No trigger given: { $n } of { $of }
report-and-more = and { $n } more
report-skill-none = No skill was written down.
report-skill-few = { $n ->
    [one] One more skill was measured fewer than three times: too few to tell
   *[other] { $n } more skills were measured fewer than three times: too few to tell
}
report-skill-few-all = { $n ->
    [one] One skill was tried, and measured fewer than three times: too few to tell
   *[other] { $n } skills were tried, each measured fewer than three times: too few to tell
}
report-skill-note = Strong cravings fall by themselves, too. A fall does not show that the skill did it.
report-confidence = Sure of staying on the goal, 0 to 10, average by week
report-confidence-none = No answer in these days.
report-confidence-week = { $day }: { $mean } (n = { $n })
report-confidence-gap = { $day }: no answer
report-weeks-each = { $n } weeks at a time
report-plan-changed = Changed on { $date }
report-plan-unchanged = Not changed in these days. Last saved on { $date }.
report-plan-later = Changed on { $date }, after these days. Whether it changed before that is not known.
report-plan-undated = There is one. When it was saved is not known.
report-craving-quick = written on the lock screen, where anybody can write
report-attendance-not-in = This report holds nothing about attendance.
report-attendance-weeks = Hours week by week
report-week-days = Days
report-week-hours = Hours attended
report-week-of = Prescribed
report-week-of-planned = Planned
report-week-open = Not noted
report-week-missed = Not there (sessions)
report-part2-long = When a treatment program covered by 42 CFR part 2 keeps this record or passes it on, federal rules protect it. You may not use or disclose it, or testimony about what it says, in any civil, criminal, administrative or legislative proceeding against the person it is about, unless that person consents in writing or a court orders it under 42 CFR 2.64 or 2.65, or 42 CFR 2.12(c)(5) allows it. Any other use or disclosure needs the person’s written consent, or must be one that 42 CFR part 2 permits.
    42 CFR part 2 prohibits unauthorized use or disclosure of these records.

## Page one for an employer. Not a word about what the hours were for.

report-employer-none = No hours were written down for these days.
report-employer-total = Hours
report-employer-total-value = { $n ->
    [one] { $hours } hours on one day
   *[other] { $hours } hours on { $n } days
}
report-employer-hours = { $hours } hours
report-employer-days = Days
report-employer-caption = { $n ->
    [one] One day
   *[other] { $n } days, oldest first
}
report-employer-date = Date
report-employer-hours-head = Hours

## Page one for family

report-family-help = How you can help
report-family-ask = Ask what would help today. Then listen, without blame.
report-family-sessions = Make it easier to get to sessions: a ride, child care, a quiet evening.
report-family-home = Keep alcohol, other drugs and medicines that are not theirs out of the home or locked up.
report-family-return = If they use again, stay calm and help them reach their team. It happens to many people, and they can go on from there.
report-family-naloxone = If opioids could be around, keep naloxone at home and learn to give it. You need no medical training for that.
report-family-call = Whom to call
report-call-911 = An overdose, or a life in danger
report-call-911-value = Call { $number }. Someone who does not wake up or does not breathe right: call, give naloxone if you have it, and stay until help comes.
report-call-988 = A crisis, or thoughts of suicide
report-call-988-value = Call { $number } or text { $text }, the Suicide & Crisis Lifeline, day and night. You can call because you are worried about someone.
report-call-word = Text { $word } to be answered in your language.
report-call-samhsa = Where to find help, also for families
report-call-samhsa-value = Call { $number }, the SAMHSA National Helpline. It is free, in English and Spanish.
report-missing = A day without an entry only means that nothing was written. What is not named on this page is not in this report. Neither means that nothing happened.
report-logged = Written down
report-logged-value = { $n ->
    [one] One craving
   *[other] { $n } cravings
}
report-trigger-value = { $n } of { $of }
report-top-skills = What came after a skill
report-skill-value = { $mean } on average ({ $rated } measured of { $n } tries)
report-lessons-due = { $n } of { $of } that were due by then are done
report-lessons-opened = { $n } of { $of } opened in these days are done
report-lessons-undated = How many were due is not known.
report-checkins-caption = { $n ->
    [one] One check-in
   *[other] { $n } check-ins on { $days } days. Mornings and evenings have columns of their own; what was never answered has none.
}
report-checkins-silent = { $n ->
    [one] One check-in, without an answer that a report can hold.
   *[other] { $n } check-ins, without an answer that a report can hold.
}
report-checkin-nothing = –
