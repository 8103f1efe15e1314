# Words around the lessons. What the lessons say stands in src-tauri/content/lessons.

lessons_title = Learn
lessons_subtitle = Short lessons. Pick any. Your place is kept.
lessons_read_count = { $done } of { $count } read
lessons_number = Lesson { $number }
lessons_parts = { $done } of { $count } parts read
lessons_not_opened = Not opened yet
lessons_is_done = Done
lessons_start = Start
lessons_go_on = Go on reading
lessons_look_again = Look again
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

lessons_reflection_title = In your own words
lessons_reflection_hint = This is for you. You can leave it empty.
lessons_reflection_field = Your words
lessons_share = If you share your journal one day
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
