## Plan

plan_title = My plan
plan_subtitle = A plan you can open when it gets hard.
plan_edit = Change
plan_edit_title = Change my plan
plan_waits = You began to change your plan. What you typed is kept, and not in the plan yet.
plan_go_on = Go on with it
plan_empty = Nothing in your plan yet
plan_begin = Write my plan
plan_version_on = Version { $version }, { $date }
plan_first_step = Start with one reason. The rest can wait for your next session.
plan_item = { $section }, { $number }
plan_up = Up
plan_down = Down
plan_pick = Pick from the list
plan_removed = Line taken out of the plan.
plan_start_over = Go back to the saved plan
plan_save_title = Keep this version
plan_reason = Why did it change?
plan_reviewed_with = Who looked at it with you?
plan_save = Save my plan
plan_saved = Plan saved as version { $version }.
plan_wrong = One line needs a change. Look above.
plan_versions = { $count ->
    [one] 1 saved version
   *[other] { $count } saved versions
}
plan_version = Version { $version }
plan_version_with = With { $name }
plan_people_add = Add someone to my care team
plan_person_gone = Someone who is no longer on your list
plan_person_off = Not on your list any more
plan_person_off_name = { $name } (not on your list any more)

plan_section_reasons = My reasons
plan_lead_reasons = What matters most to you?
plan_section_warning_signs = Warning signs
plan_lead_warning_signs = What do you notice first when things slide?
plan_section_triggers = My top triggers
plan_lead_triggers = The strongest one comes first.
plan_section_high_risk = Hard situations
plan_lead_high_risk = For each one: what you do first, and what next.
plan_section_daily_basics = Every day
plan_lead_daily_basics = What keeps your day steady?
plan_section_skills = Skills that help me
plan_lead_skills = The one that works best comes first.
plan_section_people = People I can call
plan_lead_people = Pick from your own list.
plan_section_safe_places = Safe places
plan_lead_safe_places = Where can you go and be okay?
plan_section_remove_from_home = Not in my home
plan_lead_remove_from_home = What is better out of the house?
plan_section_medicines = Medicines that help me
plan_lead_medicines = Write them as on the label. Ask your prescriber before any change.
plan_section_lapse_steps = If I use
plan_lead_lapse_steps = Four steps. One use does not undo your work.
plan_section_emergency = In an emergency
plan_lead_emergency = What should happen, and who should know? Who can keep pills and guns away from you?

plan_sign_kind = What kind of sign
plan_sign_thought = A thought
plan_sign_feeling = A feeling
plan_sign_behavior = Something I do
plan_situation = The situation
plan_first_move = First, I
plan_second_move = If that is not enough, I
plan_likelihood = How likely is it?
plan_likelihood_0 = Not likely
plan_likelihood_1 = A little
plan_likelihood_2 = Likely
plan_likelihood_3 = Very likely
plan_skill_note = Note for { $skill }
plan_skill_note_hint = A note to yourself
plan_lapse_get_safe = Stop and get safe
plan_lapse_tell = Tell someone
plan_lapse_back_to_plan = Go back to my plan
plan_lapse_learn = Learn from it
