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
share_list_days = { $from } to { $to }
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
share_step_preview = look at it
share_step_save = seal and save

share_who_title = Who is it for?
share_recipient = Their name
share_role = Who are they?
share_role_counselor = My counselor or therapist
share_role_doctor = My doctor, nurse or prescriber
share_role_family = My family
share_role_court = A court or probation
share_role_employer = My employer
share_role_other = Someone else
share_purpose = What is it for?
share_purpose_hint = You can skip this. It stands on the first page.
share_prepared_by = Your name on it
share_prepared_by_hint = You can leave it empty.

share_stop_title = Stop for a moment
share_stop_1 = Once you hand this over, it can be used in ways you may not want.
share_stop_2 = Talk to your counselor or a lawyer first. You do not have to decide today.
share_stop_3 = Sharing for a court case most often needs a consent of its own. Making this report is not that consent.
share_stop_go = I have thought about it
share_stop_leave = Not today

share_what_title = What goes in?
share_kinds = Kinds
share_kind_cravings = Cravings
share_kind_checkins = Check-ins
share_kind_sessions = Sessions
share_kind_lessons = Lessons
share_kind_plan = My plan
share_kind_journal = Journal pages that I pick
share_kinds_hint = What you logged about use or medicine is never in it. The plan goes in with all its lines.
share_pages = Which pages?
share_pages_hint = Only pages you tick go in, whole. Pages you marked “never” are not listed.
share_pages_none = There is no page of these days that may go in.
share_pages_more = Only the newest 200 pages of these days are listed. Choose fewer days to see the others.
share_free_text = My own words too
share_free_text_hint = Notes, what was going on, thoughts, and words you typed yourself. They may name other people.
share_dates = Which days?
share_from = First day
share_to = Last day
share_days_last = { $days ->
    [7] Last 7 days
    [28] Last 4 weeks
   *[other] Last 12 weeks
}
share_name_left_out = Say on the first page what I left out
share_name_left_out_hint = Only the kinds, never how much. Turn it off if that could be used against you.
share_expires = Ask them to delete it after
share_expires_hint = You can leave it empty.
share_lang = Language of the report
share_lang_en = English
share_lang_es = Spanish

share_gap_recipient = Write who will read it.
share_gap_kinds = Pick at least one kind.
share_gap_pages = Tick at least one page, or leave journal pages out.
share_gap_dates = Fill in both days.
share_gap_order = The last day is before the first.
share_gap_long = This is too long.

share_preview_title = This is what leaves. All of it.
share_preview_text = The file holds exactly this and nothing more.
share_preview_duty = A counselor or doctor who reads that someone is in danger may have a duty to act.
share_preview_loading = Putting it together …
share_preview_frame = The report
share_preview_go = This may leave

share_save_title = Seal it and save it
share_words_title = Words that open it
share_words_text = Say these words to { $name } yourself, in person or on the phone. Do not send them with the file.
share_words_bits = Seven words, picked by chance. They hold { $bits } bits: too many to guess.
share_words_again = Other words
share_words_own = Use my own passphrase
share_words_made = Use the words we made
share_own_label = Passphrase for this file
share_own_hint = It must be harder to guess than the one for Evenkeel. Capital letters and accents do not count.
share_own_good = This one is hard to guess.
share_vault_passphrase = Your own passphrase, once more
share_vault_passphrase_hint = The one that opens Evenkeel. It makes sure that it is you.
share_gap_own = This passphrase is too easy to guess for a file that leaves.
share_gap_own_unseen = There is something in it that cannot be seen. It could not be typed again.
share_gap_vault = Type your own passphrase.
share_gap_wrong = That is not the passphrase that opens Evenkeel. Check Caps Lock and try again.
share_gap_folder = Choose a folder.
share_save = Seal and save
share_saving = Sealing. This can take a few seconds …

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
