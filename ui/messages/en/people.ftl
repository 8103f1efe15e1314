# The care team: who gives care, who stands by the person, who else there is.

people_title = My care team
people_subtitle = Who gives you care, who stands by you, and how to reach them.
people_empty = Nobody here yet
people_empty_do = Start with your counselor, or with one person who said: “You can call me.”
people_add = Add someone
people_print = Print
people_new = Someone new
people_change = Change { $name }
people_group_care_team = Care team
people_group_support = Support
people_group_other = Other people
people_open = Open { $name }
people_not_found = This person is not on your list any more.
people_removed = Removed lately
people_removed_hint = They can come back. A plan goes on naming whoever stood in it.
people_take_back = Take back
people_take_back_of = Take { $name } back

people_role = What are they to you?
people_role_none = I would rather not say
people_role_doctor = Doctor or prescriber
people_role_nurse = Nurse
people_role_individual_counselor = Individual counselor
people_role_group_counselor = Group counselor
people_role_family_counselor = Family counselor
people_role_psychologist = Psychologist
people_role_chemical_dependency = Chemical dependency professional
people_role_case_manager = Case manager
people_role_peer_specialist = Peer specialist
people_role_pharmacy = Pharmacy
people_role_sponsor = Sponsor or mentor
people_role_family = Family
people_role_friend = Friend
people_role_probation_officer = Probation officer
people_role_lawyer = Lawyer
people_role_employer_contact = Contact at work
people_role_other = Someone else

people_name = Name
people_organization = Where do they work?
people_phone = Phone number
people_phone_hint = As you would dial it.
people_phone_label = What is this number?
people_phone_label_hint = For example: office, cell
people_phone_more = Another number
people_phone_n = Number { $n }
people_phone_label_n = What is number { $n }?
people_phone_remove = Remove number { $n }
people_phone_first = The first one is called first.
people_phone_plain = Phone
people_after_hours = Number after hours
people_after_hours_hint = For nights and weekends, if there is one.
people_address = Address
people_when = When can you call?
people_when_hint = For example: after 6, not at work
people_call_for = Call them for
people_call_for_hint = For example: side effects, a ride, when I want to be alone
people_more = More about them
people_may_call = They said I may call
people_may_call_since = Since { $date }
people_may_call_not = Not asked yet
people_may_call_date = When did they say so?
people_crisis = May they be called in a crisis?
people_in_crisis = Show on Help now
people_in_crisis_hint = Only if this is somebody to call when it gets hard. You choose; being on this list is not enough.
people_in_crisis_tag = On Help now
people_before_unlock = Show before unlocking
people_before_unlock_hint = Then their name and number can be seen in Help now by anyone at this laptop.
people_before_unlock_tag = Also while locked
people_saved = { $name } is saved.
people_deleted = { $name } is deleted.
people_restored = { $name } is back.

people_consent = What they may be told
people_consent_scope = What did you agree they may be told?
people_consent_scope_hint = For yourself. It is not a form that your program signs.
people_consent_from = From
people_consent_until = Until
people_consent_back = Taken back on
people_consent_holds = You agreed to this. It holds today.
people_consent_not = This does not hold today.
people_consent_none = You have not noted anything you agreed to.
people_consent_from_day = From { $date }
people_consent_until_day = Until { $date }
people_consent_back_day = Taken back on { $date }

people_reach = How to reach them
people_reach_none = No number yet.
people_next = Next appointment
people_next_at = { $what }, { $when }
people_next_none = None is planned with them. Pick them in a session, and it stands here.
people_next_short = Next: { $when }
people_questions_open = { $count ->
    [one] 1 question to ask
   *[other] { $count } questions to ask
}
people_crisis_title = In a crisis
people_crisis_on = They stand on Help now.
people_crisis_on_locked = They stand on Help now, also before unlocking.
people_crisis_off = They do not stand on Help now.

people_delete_title = Delete { $name }?
people_delete_plan = They stand in your plan. Old versions of the plan keep the name.
people_delete_crisis = They stand on Help now. They would not be there any more.
people_delete_sessions = { $count ->
    [one] One of your sessions is with them. It keeps the name.
   *[other] { $count } of your sessions are with them. They keep the name.
}
people_delete_questions = { $count ->
    [one] One question for them goes too.
   *[other] { $count } questions for them go too.
}
people_delete_back = You can take this back.
people_delete_yes = Delete
people_delete_no = Keep

people_ask = Ask someone about this
people_ask_title = What do you want to ask?
people_ask_person = Whom?
people_ask_text = Your question
people_ask_text_of = Ask { $name } about…
people_ask_hint = It waits on their page, and on Today when you see them within a day.
people_ask_save = Add the question
people_ask_nobody = There is nobody to ask yet. Add someone to your care team first.
people_ask_added = Added to the questions for { $name }.
people_questions = Questions to ask
people_questions_none = Nothing to ask yet.
people_question_asked = Asked
people_question_change = Change the question
people_question_saved = The question is saved.
people_question_ticked = Ticked off as asked.
people_question_opened = The question is open again.
people_question_deleted = The question is deleted.
people_question_restored = The question is back.
people_questions_asked = { $count ->
    [one] 1 question asked
   *[other] { $count } questions asked
}
people_soon_title = To ask { $name }
people_soon_when = You see them { $when }. Tick off what you asked.
people_with_title = With { $name }
people_with_page = Open their page

journal_kind_question = Question
journal_kinds_question = Questions
people_question_for = To ask { $name }
people_question_was = Asked

share_kind_questions = Questions for my care team
share_own_kind_questions = Questions for my care team
share_own_what_question = Question
