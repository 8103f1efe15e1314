# Sharing: a report to read, a backup that can be restored, and what was handed over.

share_title = Share
share_subtitle = Nothing leaves this laptop unless you hand it over.

share_report_title = Report (to read)
share_report_text = A sealed file that opens in any browser, without the internet. You choose who it is for, what goes in and which days. It cannot be put back into Evenkeel.
share_report_start = Make a report

share_backup_title = Backup (can be restored)
share_backup_text = A sealed copy of everything in here. It opens with the passphrase or the recovery code you have today. Keep it on another disk.
share_backup_make = Make a backup
share_backup_working = Writing the backup and reading it back …
share_backup_done = The backup was written and read back.
share_backup_done_at = It is here: { $path }
share_backup_size = { $size } MB
share_backup_restore = To put a backup back, lock Evenkeel first. The lock screen offers “Restore a backup”.

share_folder = Folder to save to
share_folder_hint = Such as a USB stick. You can type it or choose it.
share_folder_choose = Choose …

share_list_title = What you handed over
share_list_empty = Nothing yet.
share_list_unknown_file = File: { $file }
share_list_made = Made { $when }
share_list_days = Days: { $from } to { $to }
share_list_label = Label: { $label }
share_list_lines = { $count ->
    [one] One line of my own
   *[other] { $count } lines of my own
}
share_list_pages = { $count ->
    [one] One journal page
   *[other] { $count } journal pages
}
share_list_returns = { $count ->
    [one] One return to use
   *[other] { $count } returns to use
}
share_list_topics = { $count ->
    [one] One line to talk about
   *[other] { $count } lines to talk about
}
share_state_begun = Not finished
share_state_begun_text = It was not finished. A file may lie in the folder. If you find it there, delete it.
share_state_failed = Not made
share_state_failed_text = It could not be made. Nothing was handed over.
share_list_purpose = Why: { $purpose }
share_revoked = Taken back
share_revoke = Mark as taken back
share_revoke_for = Mark as taken back: { $name }
share_revoke_title = Take your permission back?
share_revoke_text = This writes down here that you took it back. It cannot pull the file back: whoever has it can still open it. Tell them yourself, best in writing, to stop using it and to delete it.
share_revoke_confirm = Mark it
share_revoke_cancel = Leave it

share_new_title = Make a report
share_step = Step { $step } of { $of }: { $name }
share_step_who = who it is for
share_step_stop = before you go on
share_step_what = what goes in
share_step_words = your own words
share_step_talk = what to talk about
share_step_preview = look at it
share_step_save = seal and save

share_who_title = Who is it for?
share_recipient = Their name
share_person = Pick from my care team
share_person_hint = Fills in the name and proposes who they are. You can change both.
share_person_other = Someone who is not on my list
share_role = Who are they?
share_role_counselor = My counselor or therapist
share_role_doctor = My doctor, nurse or prescriber
share_role_family = My family
share_role_court = A court or probation
share_role_employer = My employer
share_role_other = Someone else
share_purpose = What is it for?
share_purpose_hint = You can skip this. It stands in the report.
share_prepared_by = Your name on it
share_prepared_by_hint = You can leave it empty.
share_label = Label on the locked page
share_label_hint = You can leave it empty. Anybody who has the file can read it, even without the words that open it.

share_stop_title = Stop for a moment
share_stop_1 = Once you hand this over, it can be used in ways you may not want.
share_stop_2 = Talk to your counselor or a lawyer first. You do not have to decide today.
share_stop_3 = Sharing for a court case most often needs a consent of its own. Making this report is not that consent.
share_stop_court = A court gets no words of your own, no journal pages and no returns to use.
share_stop_employer = Even the title of a session can give a diagnosis away. So a report for an employer has dates and hours only.
share_stop_go = I have thought about it
share_stop_leave = Not today

share_what_title = What goes in?
share_kinds = Kinds
share_kind_cravings = Cravings
share_kind_checkins = Check-ins
share_kind_sessions = Sessions
share_kind_lessons = Lessons
share_kind_plan = My plan
share_kind_medications = Medicines and doses
share_kind_returns = Returns to use that I pick
share_kind_journal = Journal pages that I pick
share_kinds_hint = What a check-in says about use or medicine never goes in. Your own words are ticked line by line in the next step.
share_kinds_employer = The dates and hours of your sessions. Nothing else is offered for an employer.
share_uses = Which returns to use?
share_uses_hint = Only what you tick goes in. Nothing is ticked to begin with. What you marked “never” is not listed.
share_use_return = Return to use, { $when }
share_use_craving = Craving that ended in use, { $when }
share_uses_some = How cravings ended is shown only when every one here is ticked. Otherwise the report leaves that out for all cravings.
share_uses_all = Every one here is ticked. So the report also shows how each craving ended.
share_uses_none = There is none of these days that may go in.
share_uses_more = Only the newest 200 of these days are listed. Choose fewer days to see the others.
share_uses_more_ends = Not every one can be ticked, so the report does not say how cravings ended.
share_pages = Which pages?
share_pages_hint = Only pages you tick go in, whole. Pages you marked “never” are not listed.
share_pages_none = There is no page of these days that may go in.
share_pages_more = Only the newest 200 pages of these days are listed. Choose fewer days to see the others.
share_free_text = My own words too
share_dates = Which days?
share_from = First day
share_to = Last day
share_dates_hint = The buttons take whole weeks, Monday to Sunday. Then two reports can be laid side by side.
share_weeks_last = { $count ->
    [one] Last week
   *[other] Last { $count } weeks
}
share_week_so_far = This week so far
share_days_since = Since my last report to { $name }
share_days_weeks = { $count ->
    [one] One whole week.
   *[other] { $count } whole weeks.
}
share_days_part = These are not whole weeks.
share_days_after = Nothing from { $day } on is in it.
share_name_left_out = Say in the report what I left out
share_name_left_out_hint = Only the kinds, never how much. Turn it off if that could be used against you.
share_expires = Ask them to delete it after
share_expires_hint = You can leave it empty.
share_lang = Language of the report
share_lang_en = English
share_lang_es = Spanish
share_lang_hint = The report opens in this language. Your reader may need English. They can switch between the two.

share_own_title = Which of your own words?
share_own_text = Only lines you tick go in. Without its tick, a plain word stands in place of a line. They may name other people.
share_own_start = Lines that may speak of use or medicine start without a tick. The others start ticked.
share_own_start_none = No line is ticked to begin with.
share_own_count = { $ticked } of { $all } ticked
share_own_all = Tick all
share_own_all_of = Tick all: { $kind }
share_own_none = Untick all
share_own_none_of = Untick all: { $kind }
share_own_marked = May speak of use or medicine
share_own_others = Other lines
share_own_more = Show { $count } more (of { $left })
share_own_rest = { $count ->
    [one] Show one more line
   *[other] Show { $count } more
}
share_own_whole = Show all of it
share_own_short = Show less
share_own_kind_cravings = Cravings
share_own_kind_checkins = Check-ins
share_own_kind_sessions = Sessions
share_own_kind_lessons = Lessons
share_own_kind_plan = My plan
share_own_kind_medications = Medicines
share_own_kind_returns = Returns to use
share_own_kind_words = Words I added to lists
share_own_what_situation = What was going on
share_own_what_thought = Thought
share_own_what_note = Note
share_own_what_good_thing = Good thing of the day
share_own_what_intention = What the day is for
share_own_what_title = Title
share_own_what_provider = With whom
share_own_what_series_note = Text from the calendar
share_own_what_session_note = Session note
share_own_what_reason = Why I missed it
share_own_what_reflection = What I think of it
share_own_what_plan_line = Line of the plan
share_own_what_plan_reason = Why I changed it
share_own_what_plan_reviewed_with = Looked through with
share_own_what_return_words = What I wrote about it
share_own_what_word = My own word
share_own_what_medicine_purpose = What it is for
share_own_what_medicine_label = Label text
share_own_what_medicine_reason = Why I stopped or paused

share_talk_title = What do you want to talk about?
share_talk_text = At most { $most } lines. They stand first on page one. You can skip this.
share_talk_noted = Questions you noted
share_talk_for = for { $when }
share_talk_long = This is { $used } characters long. A line here has room for { $most }.
share_talk_shorten = Write it shorter
share_talk_line = Line { $number }
share_talk_add = Add a line
share_talk_remove = Remove
share_talk_remove_line = Remove line { $number }
share_talk_full = Five lines is the most. Untick or remove one first.

share_gap_recipient = Write who will read it.
share_gap_kinds = Pick at least one kind.
share_gap_pages = Tick at least one page, or leave journal pages out.
share_gap_returns = Tick at least one, or leave returns to use out.
share_gap_own_many = At most 5,000 lines can go in. Untick some, or choose fewer days.
share_gap_topics_many = Five lines is the most. Untick or remove some.
share_gap_topics_long = One of the lines is too long.
share_gap_dates = Fill in both days.
share_gap_order = The last day is before the first.
share_gap_long = This is too long.

share_preview_title = This is what leaves. All of it.
share_preview_text = The file holds exactly this and nothing more, in English and in Spanish.
share_preview_lang = Look at it in
share_preview_duty = A counselor or doctor who reads that someone is in danger may have a duty to act.
share_preview_loading = Putting it together …
share_preview_frame = The report
share_preview_go = This may leave

share_save_title = Seal it and save it
share_words_title = Words that open it
share_words_text = Say them to { $name } yourself, in person or on the phone. Do not send them with the file.
share_words_bits = Seven words, picked by chance. They hold { $bits } bits: too many to guess.
share_words_again = Other words
share_words_own = Use my own passphrase
share_words_made = Use the words we made
share_own_label = Passphrase for this file
share_own_hint = It must be so hard to guess that a hundred fast computers would need years. It cannot be the one for Evenkeel. Capital letters and accents do not count.
share_own_good = This one is hard to guess.
share_vault_passphrase = Your own passphrase, once more
share_vault_passphrase_hint = The one that opens Evenkeel. It makes sure that it is you.
share_gap_own = This passphrase is too easy to guess for a file that leaves.
share_gap_reused = This is the passphrase that opens Evenkeel. Whoever reads the report could open everything in here. Choose other words.
share_gap_own_unseen = There is something in it that cannot be seen. It could not be typed again.
share_gap_vault = Type your own passphrase.
share_gap_wrong = That is not the passphrase that opens Evenkeel. Check Caps Lock and try again.
share_gap_folder = Choose a folder.
share_save = Seal and save
share_saving = Sealing. This can take a few seconds …

share_reach_title = How it gets to { $name }
share_reach_text = Mail often stops files that end in .html, and many offices allow no USB stick. Ask { $name } which way works there.
share_reach_lang = On paper in
share_reach_file = The file, with a slip
share_reach_file_text = Bring it on a stick or send it. The slip says how to open it, and what to do if mail holds it back.
share_reach_paper = Page one on paper
share_reach_paper_text = Paper is not sealed. Whoever finds it can read it.
share_reach_paper_print = Print page one
share_reach_together = Read it together here
share_reach_together_text = Sit down together in front of this screen. Then nothing has to be sent.
share_reach_together_open = Open it here
share_together_title = Read it together
share_together_text = This is what the file holds. Close it before you hand over the keyboard.
share_together_close = Close the report
share_slip_named = Say on the slip who it is from
share_slip_named_as = It will say: { $name }
share_slip_named_none = You gave no name for this report.
share_slip_words = Put the words that open it on the slip
share_slip_words_hint = Then whoever has both the slip and the file can read it.
share_slip_print = Print the slip
share_slip_title = A sealed file for { $name }
share_slip_file = File: { $file }
share_slip_from = From: { $name }
share_slip_open = How to open it
share_slip_open_1 = Save the file to your computer. Do not open it inside the mail program.
share_slip_open_2 = Open it in a current Chrome, Edge, Firefox or Safari. Nothing has to be installed.
share_slip_open_3 = Type the words that open it.
share_slip_told = The words that open it are told to you by voice. They are not sent with the file.
share_slip_the_words = The words that open it:
share_slip_apart = Keep this slip apart from the file.
share_slip_blocked = If mail holds it back
share_slip_blocked_1 = Files that end in .html are often stopped. Ask your IT desk to let this one through.
share_slip_blocked_2 = Or ask for it on a USB stick.
share_slip_blocked_3 = Or ask for page one on paper, or to read it together.
share_slip_safe = The file opens on your computer alone. It works without the internet and sends nothing.

share_done_title = The report is sealed and saved
share_done_at = It is here:
share_done_words = The words that open it:
share_done_keep = We do not keep these words. Tell them now, or write them down. They are gone when you leave this page.
share_done_checked = It was read back, and it holds what you saw.
share_done_finish = Done

## A chart of the report, as a table.

share_chart_table = Show as a table
share_chart_week = Week
share_chart_value = Value
