## Cravings

cravings_title = Cravings
cravings_subtitle = What you log stays on this laptop.
cravings_count = { $count ->
    [one] 1 logged
   *[other] { $count } logged
}
cravings_empty = Nothing logged yet
cravings_empty_do = When one comes, pick a number. It takes a few seconds.
cravings_of_ten = { $number } of 10
cravings_when = { $date }, { $time }
cravings_when_about = { $date }, around { $time }
cravings_tried = Tried: { $skills }
cravings_more_older = Show older ones
cravings_shown = { $shown } of { $count } on screen
cravings_deleted = Entry deleted.
cravings_restored = The entry is back.
cravings_is_deleted = This entry was deleted. It shows nowhere else.
cravings_bring_back = Bring it back
cravings_saved = Saved. You noticed it. That counts.
cravings_taken_back = The entry is taken back.
cravings_corrected = Entry saved.
cravings_correct = Correct this entry

cravings_question = How strong is it right now?
cravings_question_hint = Press a number. You can stop there.
cravings_begun = You began to write about a craving and did not save it ({ $when }).
cravings_begun_go_on = Go on with it
cravings_begun_deleted = What you began is deleted.
cravings_had_number = You had picked { $number } then. Pick the number for now.
cravings_low = 0 none
cravings_high = 10 the strongest ever
cravings_triggers = What set it off?
cravings_triggers_more = More triggers
cravings_triggers_more_chosen = { $count ->
    [one] More triggers (1 picked)
   *[other] More triggers ({ $count } picked)
}
cravings_main = Which one most of all?
cravings_more = Say more about it
cravings_more_skip = Every question here can be skipped.
cravings_substances = A craving for what?
cravings_substances_others = Others
cravings_substances_others_chosen = { $count ->
    [one] Others (1 picked)
   *[other] Others ({ $count } picked)
}
cravings_feelings = How did you feel?
cravings_strength_0 = Not at all
cravings_strength_1 = A little
cravings_strength_2 = Some
cravings_strength_3 = A lot
cravings_halt = Are you one of these?
cravings_halt_hint = Hungry, angry, lonely or tired make cravings stronger.
cravings_halt_hungry = Hungry
cravings_halt_angry = Angry
cravings_halt_lonely = Lonely
cravings_halt_tired = Tired
cravings_halt_none = None of these
cravings_place = Where were you?
cravings_company = Who was with you?
cravings_body = What did your body do?
cravings_situation = What was going on?
cravings_thought = What thought came with it?
cravings_confidence = How sure are you that you can get through this?
cravings_confidence_low = 0 not sure
cravings_confidence_high = 10 very sure
cravings_skills = What did you try?
cravings_minutes = Minutes
cravings_helped = Did it help?
cravings_helped_0 = No
cravings_helped_1 = A little
cravings_helped_2 = Some
cravings_helped_3 = Quite a bit
cravings_helped_4 = A lot
cravings_outcome = How did it go?
cravings_outcome_passed = It passed
cravings_outcome_still_here = It is still here
cravings_outcome_used_some = I used some
cravings_outcome_used = I used
cravings_outcome_left_unsaid = I would rather not say
cravings_note = Anything else?
cravings_earlier = This was earlier
cravings_day = Day
cravings_time = Time
cravings_time_hint = Leave it empty if you only know the day.
cravings_about = I am not sure of the exact time
cravings_share = May it go into a report?
cravings_share_hint = Nothing leaves this laptop by itself.
cravings_share_ask = Ask me each time
cravings_share_ok = Yes
cravings_share_never = Never
cravings_used_kind = Thank you for being honest. What you built is still yours. The amount you used before can be too much now. With opioids, alcohol or sedatives it can stop your breathing. Please stay safe.

cravings_say_more = Say more
cravings_step = { $number } of { $count }
cravings_step_where = Where, and with whom?
cravings_step_thought = A few words about it
cravings_step_rest = Anything else to keep?
cravings_plan_lines = Did you use something from your plan?
cravings_session = Bring this to a session?
cravings_session_none = No
cravings_session_kept = The session you picked before
cravings_session_name = { $title }, { $when }
cravings_brought_title = Cravings to bring along
cravings_brought = To bring to: { $session }

cravings_try_title = Try one thing
cravings_take_back = Undo this entry
cravings_try_hint = What has helped you most comes first.
cravings_try_more = More to try
cravings_thanks = Thank you for saying it
cravings_used_hint = What you built is still yours.
cravings_again = Give a second number
cravings_done = Done for now
cravings_now = How strong is it now?
cravings_now_hint = Any number is fine, the same one too.
cravings_first_number = Your last number was { $number }.
cravings_helped_which = Did this help: { $skill }?
cravings_skip = Skip this
cravings_next = From { $first } to { $last }
cravings_next_fell = It went down, and you stayed with it.
cravings_next_same = It is about as strong as before. That happens. Give it time, or try something else.
cravings_next_rose = It got stronger. That can happen on the way up. You do not have to do this alone.
cravings_next_skipped = Skipped. That is fine.
cravings_next_skipped_hint = You can give a number later.
cravings_next_another = Try another thing
cravings_due = How strong is it now? You logged { $number } at { $time }.
cravings_due_answer = Give a number
cravings_due_skipped = Second number skipped. That is fine.

cravings_written = Written later: { $when }
cravings_while_locked = Written on the lock screen, where anybody can write.
cravings_later = Later: { $numbers }
cravings_numbers = Numbers after it
cravings_number_at = { $minutes ->
    [0] Right after: { $number } of 10
   *[other] { $minutes } min later: { $number } of 10
}
cravings_number_skipped = { $minutes } min later: skipped
cravings_eased = It eased after { $minutes } min.
cravings_before = { $count ->
    [one] What it said before (1 version)
   *[other] What it said before ({ $count } versions)
}
cravings_before_until = Until { $when }
