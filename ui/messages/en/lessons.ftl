# Words around the lessons. What the lessons say stands in src-tauri/content/lessons.

lessons_title = Learn
lessons_subtitle = Short lessons. Pick any. Your place is kept.
lessons_read_count = { $done } of { $count } read
lessons_number = Lesson { $number }
lessons_parts = { $done } of { $count } parts read
lessons_is_done = Done
lessons_start = Start
lessons_go_on = Go on reading
lessons_none = There are no lessons in this build.
lessons_none_do = Everything else works as usual.
lessons_all = All lessons
lessons_unknown = This lesson is not here.

lessons_contents = In this lesson
lessons_part_read = read
lessons_stopped_at = Last time you stopped at “{ $part }”.
lessons_go_there = Go there
lessons_drawing = Drawing
lessons_safety = Stay safe
lessons_note = Good to know

lessons_try_title = Try it now

lessons_quiz_title = Three questions
lessons_quiz_hint = You cannot do badly here. Pick one and see what it says. You can skip all of them.
lessons_question = Question { $number } of { $count }
lessons_picked = You picked this
lessons_fits = This fits
lessons_order_hint = Tap them one after the other.
lessons_order_place = Number { $place }
lessons_order_at = Number { $place }: { $text }
lessons_order_back = Take the last one back
lessons_order_answer = The order in the lesson
lessons_sort_put = Where does “{ $text }” go?
lessons_sort_left = { $left ->
    [one] One more to go.
   *[other] { $left } more to go.
}
lessons_sort_all = All sorted. You have looked at each one.
lessons_again = Try it again
lessons_paper_number = Number them 1 to { $count }.
lessons_paper_sort = Put a mark in one box for each line.

lessons_reflection_title = In your own words
lessons_reflection_hint = This is for you. You can leave it empty.
lessons_reflection_field = Your words
lessons_share = If you make a report one day
lessons_share_ask = Ask me then
lessons_share_never = Leave my words out
lessons_share_ok = My words may go in
lessons_confidence = How sure are you that you can use this?
lessons_confidence_low = 0 not sure
lessons_confidence_high = 10 very sure

lessons_finish = I have read it
lessons_finished_title = You have read this lesson
lessons_finished_text = Your words and answers are kept. Come back when you like.
lessons_next = Next: { $title }
lessons_reopen = Not done yet

lessons_sources = Where this comes from
lessons_source = Source { $number }
lessons_source_show = Show the web address
lessons_source_hide = Hide the web address
lessons_source_address = Evenkeel never goes online. You can type this address into a browser.
lessons_checked = Last checked: { $date }
lessons_clinician_not_yet = Reviewed by a clinician: not yet
lessons_clinician_done = Reviewed by a clinician: yes
lessons_not_kept = Your place is not being kept right now. What you typed stays on screen.

lessons_search = Find in the lessons
lessons_search_hint = Looks in every lesson, in English and in Spanish. Accents do not matter.
lessons_found = { $count ->
    [0] No lesson has “{ $query }”.
    [one] 1 lesson has “{ $query }”.
   *[other] { $count } lessons have “{ $query }”.
}
lessons_found_none = Try a shorter word, or only the start of one.
lessons_found_en = In English
lessons_found_es = In Spanish

lessons_week_title = This week
lessons_week_number = This week: week { $week }
lessons_week_days = { $from } to { $to }
lessons_week_done = { $done } of { $count } done this week
lessons_week_before = Open from before
lessons_week_free = Nothing is due this week. You can read what you like.
lessons_week_empty = Does your program give out lessons by week? You can write down when each one is due.
lessons_assigned_done = { $count ->
    [one] Your program gave you 1 lesson. Done: { $done }. This is not a grade.
   *[other] You have done { $done } of the { $count } lessons your program gave you. This is not a grade.
}
lessons_counted_from = Weeks are counted from { $day }.

lessons_due_week = Week { $week }
lessons_due_no_week = No week yet
lessons_due_session = Due { $when }: { $session }
lessons_due_cancelled = Due { $when }: { $session } (called off)
lessons_due_gone = The session it was due at is not here any more.
lessons_due_is = { $when }
lessons_due_unsaid = You have not said when this lesson is due.
lessons_due_button = When is it due?
lessons_due_title = When is it due?
lessons_due_when = Due
lessons_due_by_week = In a week of my program
lessons_due_by_session = At a session
lessons_due_none = No set time
lessons_due_week_field = Which week?
lessons_due_week_hint = Week 1 starts on the first day of your program.
lessons_due_week_range = Please give a number from 1 to { $most }.
lessons_due_session_field = Which session?
lessons_due_session_pick = Pick one
lessons_due_no_sessions = No session is planned in the next two months.
lessons_due_kept = Kept for “{ $title }”.
lessons_not_kept_due = This was not kept. Please try again.

lessons_filter = Show
lessons_filter_all = All
lessons_filter_week = This week
lessons_filter_todo = To do
lessons_filter_done = Done
lessons_filter_bookmarked = Bookmarked
lessons_filter_none = No lesson here right now.
lessons_filter_reset = Show all

lessons_spread_title = Fill the weeks
lessons_spread_hint = Gives each lesson that has no time yet a week, in order. You can change each one.
lessons_spread_field = Lessons a week
lessons_spread_go = { $count ->
    [one] Fill in 1 lesson
   *[other] Fill in { $count } lessons
}
lessons_spread_done = { $count ->
    [one] 1 lesson has a week now.
   *[other] { $count } lessons have a week now.
}

lessons_suggest_title = Could fit you now
lessons_suggest_trigger = “{ $trigger }” was there in { $n } of { $of } cravings with a trigger in the last { $days } days.
lessons_suggest_skills = { $skills ->
    [0] You logged { $n } cravings in { $days } days and have not tried a skill yet. One may help.
    [one] You logged { $n } cravings in { $days } days and tried one skill. Another may help.
   *[other] You logged { $n } cravings in { $days } days and tried { $skills } skills. Another may help.
}
lessons_suggest_halt = Hungry, angry, lonely or tired: that was there in { $n } of { $of } cravings in the last { $days } days.
lessons_suggest_hint = Counted from your own entries, on this computer only.
lessons_suggest_open = Look at it

lessons_bookmark = Bookmark
lessons_bookmarked = Bookmarked
lessons_reading = Text size
lessons_reading_title = How lessons look
lessons_reading_hint = This is kept for every lesson.
lessons_size = Size of the words
lessons_size_normal = Normal
lessons_size_large = Large
lessons_size_larger = Larger
lessons_size_largest = Largest
lessons_spacing = Room between lines
lessons_spacing_normal = Normal
lessons_spacing_wide = More
lessons_spacing_widest = Most

lessons_renewed = This lesson was written anew
lessons_renewed_kept = Your place, your answers and your words are all here.
lessons_renewed_aside = Your place and your words are here. Some questions have changed. Your answers to the old ones are below the questions.
lessons_aside_title = { $count ->
    [one] 1 answer to an earlier question
   *[other] { $count } answers to earlier questions
}
lessons_aside_hint = These questions have changed since. Here is what you said then.
lessons_aside_unknown = A question that is no longer here
