# Coping skills. Each one's screen holds at most ninety words (title, text and steps together); a test counts them.

skills_title = Skills
skills_subtitle = Things to try, any time. What has helped you comes first.
skills_none_measured = Log a craving, try one, give a second number. Soon this list knows what helps you.
skills_open_all = All skills
skills_practice = You can practice any of these on a calm day too.
skills_fell = Fell { $mean } on average (n = { $n })
skills_fell_like = With these triggers: fell { $mean } on average (n = { $n })
skills_not_fallen = Did not fall on average (n = { $n })
skills_used = { $n ->
    [one] Tried once
   *[other] Tried { $n } times
}
skills_honest = The number is what came after. It is no proof of why.
skills_in_plan = In my plan
skills_eyes_open = You can keep your eyes open.
skills_from_plan = From my plan
skills_no_lines = Your plan has no lines for this yet.
skills_no_people = You have nobody on your list yet.
skills_own = This one is your own. You know how it goes. Take your time.
skills_link_plan = Open my plan
skills_link_people = My care team
skills_link_journal = Write it down
skills_link_sessions = My sessions
skills_unknown = This skill is not here.
skills_log_too = Log a craving
skills_step = Step { $number } of { $count }
skills_step_next = Next step
skills_step_back = One back
skills_step_again = From the start
skills_timer_start = Start
skills_timer_stop = Stop
skills_timer_again = Once more
skills_timer_label = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
skills_timer_left = { $minutes ->
    [one] Less than a minute to go
   *[other] About { $minutes } minutes to go
}
skills_timer_half = Half way.
skills_timer_done = The time is up. Well done for staying with it.
skills_breath_in = Breathe in
skills_breath_out = Breathe out
# Two short lines inside a circle.
skills_breath_count =
    Breathe in: { $inward }
    Breathe out: { $outward }
skills_wave_rise = It may still rise. Let it.
skills_wave_top = This may be the top. Stay with your breath.
skills_wave_fall = Let it go down in its own time.

skills_urge_surfing_text = A craving is like a wave. It rises, it peaks, it falls. You do not have to fight it or feed it. Find where in your body it is strongest. Breathe there. Just watch.
skills_delay_text = You do not have to decide for the whole day. Just wait 15 minutes. Do something small while you wait. Then look again. You can always wait 15 more.
skills_leave_text = Some places pull. You can walk away, even in the middle of a sentence. Say: “I have to go.” No reason is needed. Pick a place that feels safe and go there now.
skills_call_text = You do not have to explain it well. Say: “I have a craving. Can you talk with me for a few minutes?” A text is fine too. If nobody picks up, try the next person.
skills_breathing_text = Sit or stand as you like. Breathe in through your nose for four. Breathe out slowly for six, as if you blow on hot soup. If you get dizzy, breathe as usual.
skills_grounding_text = Look around you. Go slowly. There is no right answer.
skills_grounding_1 = Name five things you can see.
skills_grounding_2 = Name four things you can feel: your feet, your shirt, the chair.
skills_grounding_3 = Name three things you can hear.
skills_grounding_4 = Name two things you can smell.
skills_grounding_5 = Name one thing you can taste. Then take one slow breath.
skills_muscle_relaxation_text = Make each part tight while you count to five. Then let go. Skip any part that hurts.
skills_muscle_relaxation_1 = Make fists. Hold. Let go.
skills_muscle_relaxation_2 = Pull your shoulders up. Hold. Let them drop.
skills_muscle_relaxation_3 = Squeeze your eyes and jaw. Hold. Let go.
skills_muscle_relaxation_4 = Pull in your belly. Hold. Let go.
skills_muscle_relaxation_5 = Press your feet into the floor. Hold. Let go.
skills_muscle_relaxation_6 = Rest. Notice what is softer now.
skills_move_text = Get up and move for ten minutes. Walk around the block, climb stairs, dance, stretch. It does not have to be sport. Go at your own pace, and stop if something hurts.
skills_eat_drink_text = Being hungry or thirsty can feel like a craving. Drink a glass of water. Eat something small. Sit down for it if you can. Then look again at how strong it is.
skills_rest_text = When you are tired, it is hard to say no. Lie down, or sit back and look away from the screen. You do not have to sleep. Twenty quiet minutes can help.
skills_play_tape_text = A craving shows you only the first minute. Let the film run on.
skills_play_tape_1 = What would the first few minutes be like?
skills_play_tape_2 = What would it be like three hours later? And tomorrow morning?
skills_play_tape_3 = Now play the other film. You wait, it passes, you wake up tomorrow. How is that?
skills_switch_thought_text = You can change the picture in your mind.
skills_switch_thought_1 = See the thought as a picture on a screen.
skills_switch_thought_2 = See a switch next to it. Press it. The screen goes dark.
skills_switch_thought_3 = Put on a picture you like: a place, a face, a good day. Stay with it for a minute.
skills_reasons_text = You had good reasons when you began. They are still true. Read them slowly, one by one. Think of one face or one morning that goes with them.
skills_talk_back_text = A thought is not an order. You can answer it.
skills_talk_back_1 = What does it say? Maybe: “Just one.”
skills_talk_back_2 = Is that true? How did it go the last few times?
skills_talk_back_3 = Answer it, out loud if you can: “I know you. I am going to wait.”
skills_meeting_text = Being with people who know this can help right away. Look for a meeting today, near you or online. You can just listen. You do not have to speak. Your next session counts too.
skills_prayer_text = Pray, meditate or sit still, in the way that is yours. If words help, pick a short line and say it slowly. Five minutes are enough. When your mind runs off, just come back.
skills_music_text = Put on one song that calms you or lifts you up. Skip songs that go with using. Listen to the end. Sing along or tap your foot. Then see how strong it is.
skills_cold_water_text = Run cold water over your hands and wrists. Then hold a cold, wet cloth on your face for half a minute. Keep breathing. If you have heart trouble, just do your hands.
skills_busy_hands_text = Give your hands something to do for ten minutes. Wash the dishes, draw, fold clothes, fix something, do a puzzle. Take what is near. It does not have to be good.
skills_journal_text = Write down what is going on, just as it comes. Three lines are enough. What happened? What do you feel? What do you need? It stays yours until you share it.
skills_shower_text = Take a warm or cool shower. Feel the water on your back. Smell the soap. Let your shoulders drop. Stay as long as you like. Then put on something fresh.
skills_open_plan_text = You made a plan for a time like this. You do not have to think it up now. Open it. Find one line that fits. Do that one thing.
skills_say_no_text = Short is best. You owe nobody a reason.
skills_say_no_1 = Look at the person. Say: “No, thanks.”
skills_say_no_2 = If they ask again, say it again, the same way.
skills_say_no_3 = Talk about something else, or leave: “I have to go. See you.” Say it out loud once, now.
skills_ask_prescriber_text = Some medicines can make cravings weaker. The person who writes your prescriptions can say what fits you. Write the question down, or call and ask. Do not change how much you take on your own.
