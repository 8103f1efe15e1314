# For each code of domain::error::ErrorCode: what happened, and what to do now.

error_locked_what = It is locked.
error_locked_do = Open it with your passphrase. What you typed is kept.

error_no_vault_what = There is nothing to open yet.
error_no_vault_do = Start with the first steps: language and passphrase.

error_vault_exists_what = There is already a vault here.
error_vault_exists_do = Open it with its passphrase. Nothing was changed.

error_wrong_passphrase_what = That passphrase does not fit.
error_wrong_passphrase_do = Check Caps Lock and try again. You can also use your recovery code.

error_wrong_recovery_code_what = That code does not open this vault.
error_wrong_recovery_code_do = Check that it is the newest code you wrote down. Only the newest one works.

error_recovery_code_typo_what = There is a typing slip in the code.
error_recovery_code_typo_do = Compare it with your paper, group by group. Letters may be large or small.

error_too_many_tries_what = There were many tries in a row.
error_too_many_tries_do = Wait a moment, then try again. Nothing was lost.

error_header_damaged_what = The key file is damaged, and so is its copy.
error_header_damaged_do = Do not delete anything. Restore a backup: you need its passphrase or recovery code.

error_header_missing_what = The key file is missing. Your data is still there.
error_header_missing_do = If you moved files, put “keys.json” back. If not, restore a backup.

error_database_damaged_what = Your passphrase is right, but the database file is damaged.
error_database_damaged_do = Nothing was changed. Restore your last backup.

error_database_missing_what = Your passphrase is right, but the database file is missing or empty.
error_database_missing_do = If you moved it, put “vault.db” back. If not, restore a backup.

error_vault_mismatch_what = The database belongs to a different vault.
error_vault_mismatch_do = Put back the file that belongs here, or restore a backup.

error_rolled_back_what = The database is older than the last one used here.
error_rolled_back_do = If you put an old copy back, restore a backup instead, so that nothing is mixed.

error_newer_version_what = This was written by a newer Evenkeel.
error_newer_version_do = Start the newer version. Nothing was changed by this one.

error_in_use_what = Evenkeel is already open in another window.
error_in_use_do = Go to that window, or close it and try again.

error_folder_unsafe_what = The data folder is not safe to use.
error_folder_unsafe_do = It must be your own folder, and not a link. Check who owns it, then start again.

error_folder_taken_what = The folder for your entries holds other things.
error_folder_taken_do = Evenkeel only uses an empty folder or one of its own. Nothing in it was changed. Set EVENKEEL_DATA_DIR to an empty folder, then start again.

error_kdf_too_costly_what = The key file asks for more memory than makes sense.
error_kdf_too_costly_do = It may have been changed by someone. Restore a backup.

error_passphrase_weak_what = That passphrase is too easy to guess.
error_passphrase_weak_do = Add a word or two, or let us make one for you.

error_passphrase_length_what = That passphrase is empty or much too long.
error_passphrase_length_do = Use 10 to 1,000 characters. A few words work well.

error_passphrase_same_what = That is the passphrase you have now.
error_passphrase_same_do = Make another one: new keys are for when somebody may know this one.

error_passphrase_unseen_what = There is something in that passphrase that cannot be seen.
error_passphrase_unseen_do = Take away spaces at its ends, or type it all anew by hand.

error_export_passphrase_weak_what = That passphrase is too easy to guess for a file that leaves your laptop.
error_export_passphrase_weak_do = Use the words we made, or a longer passphrase.
error_own_passphrase_reused_what = That passphrase opens Evenkeel itself. Whoever opens the file would hold the key to everything.
error_own_passphrase_reused_do = Use the words we made, or another passphrase.

error_keyring_missing_what = Your system has no password store running.
error_keyring_missing_do = Reminders while locked need one. You can choose another way in Settings.

error_keyring_refused_what = Your system’s password store is locked or said no.
error_keyring_refused_do = Unlock it, then try again.

error_inbox_full_what = As many quick entries wait as may wait.
error_inbox_full_do = Open Evenkeel with your passphrase; then there is room again. What you typed is still here. Help now works all the same.

error_inbox_often_what = Many quick entries were written within an hour.
error_inbox_often_do = Open Evenkeel with your passphrase, or wait a while. What you typed is still here. Help now works all the same.

error_owner_needed_what = The vault that is here can still be opened.
error_owner_needed_do = Type its passphrase or its code too. If both are lost, say so: then it takes a day.

error_inbox_key_doubtful_what = Someone changed a key file, so a quick entry would not be safe.
error_inbox_key_doubtful_do = Open Evenkeel with your passphrase: that puts it right. What you typed is still here.

error_disk_full_what = The disk is full. This was not saved.
error_disk_full_do = Free some space, then save again. What you typed stays here.

error_disk_refused_what = The folder cannot be written to. This was not saved.
error_disk_refused_do = Check that the disk is there and you may write to it, then save again.

error_disk_error_what = Reading or writing did not work.
error_disk_error_do = Try again. If it keeps happening, make a backup and check the disk.

error_vault_gone_what = Evenkeel’s files were moved, removed or replaced while it was open. What you write is not being saved.
error_vault_gone_do = Put the files back if you can, then save again. If you cannot, copy your words to a safe place. Lock works when you press it a second time.

error_bad_input_what = Something in the form does not fit.
error_bad_input_do = Look it over and try again.

error_text_too_long_what = A text is too long.
error_text_too_long_do = Make it shorter, then save again.

error_text_empty_what = Something is still empty.
error_text_empty_do = Fill it in, then save again.

error_number_out_of_range_what = A number is too small or too large.
error_number_out_of_range_do = Check the number, then save again.

error_too_many_what = That is more than fits.
error_too_many_do = Take some away, then try again.

error_duplicate_what = This is already there.
error_duplicate_do = Change it, or keep the one you have.

error_unknown_word_what = One of the words is not known.
error_unknown_word_do = Pick it again from the list.

error_date_in_future_what = That date has not come yet.
error_date_in_future_do = Choose today or an earlier day.

error_date_too_old_what = That date is too long ago.
error_date_too_old_do = Check the year.

error_date_too_far_what = That day is more than a year from the planned one.
error_date_too_far_do = Choose a day that is nearer.

error_day_told_what = You told of use on this day in an entry. That stands.
error_day_told_do = To change the day, open that entry.

error_end_before_start_what = It ends before it starts.
error_end_before_start_do = Check when it starts and when it ends.

error_unknown_zone_what = That time zone does not exist.
error_unknown_zone_do = Pick one from the list.

error_link_unsafe_what = That link cannot be used.
error_link_unsafe_do = Use an address that begins with https:// and has no spaces, name or password in it.

error_phases_overlap_what = Two phases share days.
error_phases_overlap_do = Let one phase end before the next one begins.

error_week_too_long_what = That makes more than 80 hours in one week.
error_week_too_long_do = Check the days and the length.

error_phone_invalid_what = That does not look like a phone number.
error_phone_invalid_do = Use 3 to 30 digits. Spaces and + are fine.

error_medication_same_name_what = You already have a medicine with this name.
error_medication_same_name_do = Open that one to change it, or keep both.

error_schedule_never_fires_what = With these choices no dose would ever be due.
error_schedule_never_fires_do = Check the days and the dates.

error_parts_overlap_what = Two parts of this schedule share days.
error_parts_overlap_do = Let each part end before the next one starts.

error_change_in_past_what = A change can start now or later.
error_change_in_past_do = Choose today or a later day. What came before stays as it is.

error_not_found_what = That is not there any more.
error_not_found_do = Go back to the list.

error_stale_what = This was changed in the meantime.
error_stale_do = Look at the newest version, then change it again.

error_path_missing_what = There is no such file or folder.
error_path_missing_do = Check the name, or choose another one.

error_path_not_folder_what = That is not a folder you can write to.
error_path_not_folder_do = Choose another folder.

error_not_a_calendar_what = This is not a calendar file.
error_not_a_calendar_do = Choose a file that ends in “.ics”. Nothing was added.

error_calendar_truncated_what = The end of this calendar file is missing.
error_calendar_truncated_do = Get the file once more, and choose the new one. Nothing was added.

error_calendar_too_large_what = This calendar file is over 2 MB.
error_calendar_too_large_do = Ask for a smaller one, with only your sessions. Nothing was added.

error_calendar_too_many_what = This calendar has more than 5,000 events.
error_calendar_too_many_do = Ask for one with only your sessions. Nothing was added.

error_calendar_empty_what = Nothing in this calendar can be used.
error_calendar_empty_do = Ask for another file, or type your sessions in by hand.

error_preview_gone_what = The preview is gone.
error_preview_gone_do = Choose the file again.

error_not_a_backup_what = This is not a backup made by Evenkeel.
error_not_a_backup_do = Choose another folder or file.

error_backup_damaged_what = This backup is damaged.
error_backup_damaged_do = Choose an older one. Nothing was changed.

error_nothing_selected_what = There is nothing to share in this choice.
error_nothing_selected_do = Pick more dates or more kinds of entries.

error_verify_mismatch_what = The file was written, but could not be read back.
error_verify_mismatch_do = Do not use it. Try again, if you can on another disk.

error_picker_missing_what = Choosing a folder does not work here.
error_picker_missing_do = Type the path of the folder instead.

error_browser_missing_what = No web browser could be opened.
error_browser_missing_do = Copy the address and open it yourself.

error_agent_missing_what = The reminder program could not be started.
error_agent_missing_do = Start Evenkeel again. Until then no reminders come.

error_notifier_missing_what = Your system shows no notifications right now.
error_notifier_missing_do = Turn notifications on in your system, then try again.

error_internal_what = Something in Evenkeel did not work.
error_internal_do = Try again. If it keeps happening, close Evenkeel and start it again.
