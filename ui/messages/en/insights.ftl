# Insights: what the records add up to, and the look back at a week. Numbers with what they are out of; no verdict, no advice.

insights_title = Insights
insights_lead = What you wrote down, added up. It describes. It does not judge.
insights_range = How far back
insights_range_four_weeks = 4 weeks
insights_range_twelve_weeks = 12 weeks
insights_range_all = All
insights_since = { $from } to { $to }
insights_empty = Nothing to add up yet
insights_empty_do = Log a craving or answer a check-in. After a few, you see here what they have in common.
insights_empty_log = Log a craving
insights_week_open = Look back at the week
insights_table = Table
insights_how = How is this counted?
insights_table_of = Table: { $title }
insights_read = Read point by point: { $title }
insights_read_hint = Arrow keys move from one to the next.
insights_hatched = The hatched one is not over yet.
insights_few = too few to say
insights_nothing = nothing written
insights_a_bar = { $weeks ->
    [one] Each bar is a week, Monday to Sunday.
   *[other] Each bar is { $weeks } weeks.
}
insights_a_point = { $weeks ->
    [one] Each point is a week, Monday to Sunday.
   *[other] Each point is { $weeks } weeks.
}
insights_span = { $from } to { $to }
insights_col_when = When
insights_col_n = Logged
insights_col_peak = Strongest
insights_col_mean = Mean
insights_col_answers = Answers
insights_col_skipped = Asked, left open
insights_col_days_none = Days said: none
insights_col_days_silent = Days without a word

insights_cravings = { $n ->
    [0] No cravings logged
    [one] 1 craving logged, strength { $peak } of 10
   *[other] { $n } cravings logged, the strongest { $peak } of 10
}
insights_cravings_about = Cravings logged and the strongest of each time span
insights_cravings_passed = { $passed } of { $n } passed. You said how it ended for { $ended }.
insights_cravings_days_logged = { $n ->
    [one] You logged cravings on 1 day.
   *[other] You logged cravings on { $n } days.
}
insights_cravings_days_none = { $n ->
    [one] On 1 day you said there were none.
   *[other] On { $n } days you said there were none.
}
insights_cravings_days_told = { $n ->
    [one] On 1 day you told it in a check-in only.
   *[other] On { $n } days you told it in a check-in only.
}
insights_cravings_days_open = A day without a word is not counted as a day without cravings.
insights_cravings_row_peak = strongest
insights_cravings_at = { $when }: { $n ->
    [0] none logged
    [one] 1 logged
   *[other] { $n } logged
}
insights_cravings_at_peak = , strongest { $peak } of 10
insights_cravings_at_silent = { $when }: nothing written

insights_heat_spot = Most often: { $when } ({ $n } of { $of })
insights_heat_none = No time stands out ({ $n } logged with a time)
insights_heat_empty = When cravings come: nothing logged yet
insights_heat_about = Cravings by weekday and time of day
insights_heat_when = { $weekday }, { $block }
insights_heat_key = A number is how many were logged. 0: a check-in was answered then, none logged. A dash: a check-in was asked, not answered. Empty: nobody asked.
insights_heat_untimed = { $n ->
    [one] 1 more without a time of day.
   *[other] { $n } more without a time of day.
}
insights_heat_logged = { $when }: { $n } logged, mean strength { $mean }. Check-ins answered: { $answered } of { $asked }.
insights_heat_none_logged = { $when }: none logged. Check-ins answered: { $answered } of { $asked }.
insights_heat_no_answer = { $when }: { $asked ->
    [one] 1 check-in asked, no answer.
   *[other] { $asked } check-ins asked, no answer.
}
insights_heat_not_asked = { $when }: nobody asked, nothing written.
insights_heat_col_asked = Check-ins answered of asked
insights_heat_col_known = What is known
insights_heat_state_logged = logged
insights_heat_state_none_logged = answered, none logged
insights_heat_state_no_answer = asked, no answer
insights_heat_state_not_asked = not asked

insights_triggers_top = Named most often: { $trigger } ({ $n } of { $of })
insights_triggers_few = Triggers: too few to say which comes most
insights_triggers_empty = Triggers: none named yet
insights_triggers_about = Triggers by how often they were named
insights_triggers_row = { $n ->
    [one] once
   *[other] { $n } times
}, mean strength { $mean }, strongest { $max }
insights_triggers_row_few = { $n ->
    [one] once
   *[other] { $n } times
}, strongest { $max }, too few to say
insights_triggers_col = Trigger

insights_skills_top = After “{ $skill }” the number fell by { $fall } on average (n = { $n })
insights_skills_flat = So far the number has not fallen after any skill measured often enough
insights_skills_few = Skills: too few second numbers to say
insights_skills_empty = Skills: none tried yet
insights_skills_about = Change of the number after each skill
insights_skills_note = The change is the number after minus the number before, only where you gave a second number. It is not proof that the skill caused it.
insights_skills_row = { $change } on average, n = { $n } of { $uses } { $uses ->
    [one] use
   *[other] uses
}
insights_skills_row_few = { $uses ->
    [one] 1 use
   *[other] { $uses } uses
}, { $n ->
    [0] none measured
   *[other] { $n } measured
}, too few to say
insights_skills_col = Skill
insights_skills_col_uses = Uses
insights_skills_col_measured = Measured
insights_skills_col_change = Mean change

insights_ease = { $minutes ->
    [one] Cravings usually eased in 1 minute
   *[other] Cravings usually eased in { $minutes } minutes
}
insights_ease_few = Time to ease: too few to say
insights_ease_text = { $eased } eased, out of { $rerated } with a second number.
insights_ease_how = Eased means half the first number or less, or 2 or less. The minutes are the middle one of those that eased.
insights_ease_minutes = { $minutes } min

insights_confidence = Sure of your goal: { $mean } of 10 on average (n = { $n })
insights_confidence_few = Sure of your goal: too few answers to say (n = { $n })
insights_confidence_empty = Sure of your goal: not answered yet
insights_confidence_about = How sure of your goal, 0 to 10, from check-ins
insights_sleep = Sleep: { $mean } hours on average (n = { $n })
insights_sleep_few = Sleep: too few answers to say (n = { $n })
insights_sleep_empty = Sleep: not answered yet
insights_sleep_about = Hours slept, from check-ins
insights_trend_at = { $when }: { $mean } (n = { $n })
insights_trend_at_none = { $when }: no answer
insights_trend_skipped = { $n } asked and left open

insights_days = { $none ->
    [0] Your days so far
    [one] 1 day without use noted
   *[other] { $none } days without use noted
}
insights_days_about = { $count ->
    [one] Today, and what you said about it
   *[other] The last { $count } days, each with what you said about it
}
insights_days_count = { $state }: { $n }
insights_days_nothing = You have not said yet what a day was. That is all right.
insights_days_longest = { $days ->
    [one] Longest run you told of: 1 day, { $from }.
   *[other] Longest run you told of: { $days } days, { $from } to { $to }.
}
insights_days_keep = It stays yours, whatever comes.
insights_days_state_none = without use
insights_days_state_some = used
insights_days_state_not_sure = not sure
insights_days_state_not_logged = not logged
insights_days_at = { $day }: { $state }
insights_days_how = Each day counts as you told it: in a check-in, with a craving, or as a whole day. A day without a word stays open and counts neither way. The days begin with your first day here, or with an earlier one that you wrote about. At most 90 are shown.
insights_days_col_day = Day
insights_days_col_state = What you said
insights_days_set = Say what a day was

insights_hours = { $credited } of { $prescribed } prescribed hours
insights_hours_no_number = { $credited } hours noted as attended
insights_hours_about = Hours attended each week, and the hours your program asks for
insights_hours_at = { $when }: { $credited } of { $prescribed } hours
insights_hours_at_no_number = { $when }: { $credited } hours
insights_hours_not_noted = { $hours } hours of sessions without a note
insights_hours_note = As you noted it. The outline is what your program asks for.
insights_hours_col_credited = Attended
insights_hours_col_prescribed = Prescribed
insights_hours_col_not_noted = Without a note
insights_hours_none = no number

insights_block_0 = midnight to 4 am
insights_block_1 = 4 to 8 am
insights_block_2 = 8 am to noon
insights_block_3 = noon to 4 pm
insights_block_4 = 4 to 8 pm
insights_block_5 = 8 pm to midnight
insights_hour_0 = 12 am
insights_hour_1 = 4 am
insights_hour_2 = 8 am
insights_hour_3 = 12 pm
insights_hour_4 = 4 pm
insights_hour_5 = 8 pm

insights_review = Your week
insights_review_running = The week is not over. This is how it looks so far.
insights_review_lead = A few minutes to look back, and one thing for the week to come.
insights_review_findings = What you wrote down shows
insights_review_early = It is early. With more written down there is more to see.
insights_review_nothing = There is too little written down in this week to say anything. That is all right.
insights_review_question = One question
insights_review_plan = One thing for the week to come
insights_review_plan_hint = Small and clear, such as “Call Ana on Friday before six.”
insights_review_last = What you meant to do, week of { $from }
insights_review_save = Keep it
insights_review_saved = Your look at the week is saved.
insights_review_removed = Taken away.
insights_review_earlier = Week before
insights_review_later = Week after
insights_review_all = All insights
insights_q_time = What is different at that time of the week?
insights_q_trigger = When that trigger comes next, what could you do first?
insights_q_good_moment = Which moment of this week was a good one?
insights_q_hard_moment = Which moment was hard, and what got you through it?
insights_q_who_helped = Who helped you this week, even a little?
insights_q_what_rested = What gave you rest this week?
insights_f_skill = After “{ $skill }” the number fell by { $fall } on average (n = { $n }, four weeks).
insights_f_passed = { $passed } of { $n } cravings this week passed.
insights_f_ease = When a craving eased, it usually took { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} (n = { $n }, four weeks).
insights_f_time = More cravings came on { $weekday }, { $block }, than at any other time: { $n } of { $of } in four weeks.
insights_f_trigger = “{ $trigger }” was named most often: { $n } of { $of } cravings in four weeks.
insights_f_hours = You were there for { $credited } of { $prescribed } program hours this week.
insights_f_hours_no_number = You were there for { $credited } program hours this week.
insights_f_written = You wrote something about cravings on { $days } of 7 days.
insights_f_confidence = You felt { $mean } of 10 sure of your goal on average (n = { $n }).
insights_f_confidence_before = You felt { $mean } of 10 sure of your goal on average (n = { $n }). The week before it was { $before }.
insights_f_sleep = You slept { $mean } hours on average (n = { $n }).
insights_today = Look back at your week
insights_today_text = { $span }. A few minutes are enough.
insights_today_done = You have looked back at this week.
insights_today_open = Look back
insights_today_again = Read it again
