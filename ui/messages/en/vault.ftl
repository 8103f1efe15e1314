# First run, lock screen, passphrase and recovery code.
# The lock screen is for anybody to see: neutral words only.

vault_welcome = Welcome
vault_language_ask = Which language would you like?
vault_language_later = You can change this at any time.
vault_have_backup = I have a backup

vault_truth_step = { $step } of 3
vault_truth_understood = I understand

vault_truth_nobody_title = Nobody is watching this app
vault_truth_nobody_1 = What you write stays on this laptop. It is locked in a file that only you can open.
vault_truth_nobody_2 = In danger? Call 911, or call or text 988: they answer day and night. Help now, in the corner of every screen, has the numbers. No one reads what you write here, so no one can come because of it.
vault_truth_reset_title = Nobody can reset your passphrase
vault_truth_reset_1 = We do not have it. Your program does not have it.
vault_truth_reset_2 = You will get one recovery code to write down. Without the passphrase and without the code, everything in here is gone for good.
vault_truth_forced_title = Someone who makes you open it can read it
vault_truth_forced_1 = A lock cannot help when a person stands next to you and makes you type.
vault_truth_forced_2 = If that could happen to you, write only what would be safe for them to see. You can skip every question.

vault_passphrase_title = Make a passphrase
vault_passphrase_text = Four or more words are easy to keep and hard to guess.
vault_passphrase_label = Passphrase
vault_passphrase_new_label = New passphrase
vault_passphrase_again = The same again
vault_passphrase_differ = These two are not the same yet.
vault_passphrase_good = This is a good one.
vault_passphrase_strength = Strength
vault_passphrase_strength_value = { $score } of 4
vault_suggest = Make one for me
vault_suggest_again = Make another one
vault_suggest_note = Six words, picked by chance. They hold { $bits } bits: too many to guess. Write them down, or say them to yourself three times.
vault_suggest_use = Use these words
vault_reason_empty = Type a passphrase.
vault_reason_too_short = Use at least 10 characters.
vault_reason_too_long = This is too long. Use at most 1,000 characters.
vault_reason_control_character = There is a character in it that cannot be typed again, such as a tab.
vault_reason_invisible_character = There is something in it that cannot be seen. It would be missing when you type it again. Take it out, or type it all anew.
vault_reason_outer_blank = It begins or ends with a space. Take that away: it cannot be seen.
vault_reason_keyboard_pattern = Keys that lie next to each other are easy to guess.
vault_reason_repeats = The same thing over and over is easy to guess.
vault_reason_common = Many people use this one. It is tried first.
vault_reason_sequence = A row like “abc” or “6543” is easy to guess.
vault_reason_date = Dates and years are easy to guess.
vault_reason_single_word = One word or a name is easy to guess.
vault_reason_add_words = Add one or two more words.

vault_reminders_title = Reminders while it is locked
vault_reminders_text = Evenkeel can pop up a note before a session, also when it is locked or closed. The laptop must be on.
vault_reminders_keyring = Remind me
vault_reminders_keyring_hint = Times are kept sealed. Your system’s password store holds the key. The pop-up says only that something is planned.
vault_reminders_times = Remind me, times only
vault_reminders_times_hint = Your system has no password store. So times would lie here with their key beside them. Anyone who can open this computer’s files could read them.
vault_reminders_off = No reminders while locked
vault_reminders_off_hint = You see what is next when you open Evenkeel.
vault_reminders_no_keyring = Your system has no password store running. So you have two choices.
vault_create = Make my vault
vault_creating = Making your vault. This takes a few seconds …

vault_code_title = Your recovery code
vault_code_text = Write it on paper, or print it. It is shown only this once.
vault_code_label = Recovery code
vault_code_keep = Keep it where you keep important papers, and not next to the laptop.
vault_code_printer = If you print it, use a printer that is yours. A shared one may keep a copy, and "Print to file" leaves the code in a file.
vault_code_written = I wrote it down
vault_code_print_title = Code
vault_code_print_text = Opens the Evenkeel vault on your laptop when the passphrase is forgotten. Keep it safe and private.
vault_code_back_title = Type it back
vault_code_back_text = So that you know you have it right. Dashes and spaces do not matter.
vault_code_show_again = Show the code again
vault_code_check = Check

vault_done_title = You are set
vault_done_text = Your vault is ready. A good first step: add your sessions, so that you see what is next.
vault_done_go = Go to Today

vault_lock_title = Welcome back
vault_lock_text = Enter your passphrase to open.
vault_lock_open = Open
vault_lock_opening = Opening …
vault_lock_demo = This is the demo. Nothing in it is real. It opens with: { $passphrase }
vault_lock_use_code = Use my recovery code
vault_lock_use_passphrase = Use my passphrase
vault_lock_other_language = Cambiar a español
vault_lock_wait = Many tries in a row. Wait a moment, then you can try again.
vault_lock_wait_over = You can try again now.
vault_lock_restore = Restore a backup
vault_lock_check_again = Look again
vault_lock_remembered = Open without passphrase

vault_recover_title = Use your recovery code
vault_recover_text = It is on the paper you wrote or printed. Dashes and spaces do not matter.
vault_recover_next = Next
vault_recover_new_title = Make a new passphrase
vault_recover_new_text = After this, the old one no longer opens Evenkeel here. Older backups still open with it. Your code stays as it is.
vault_recover_save = Save and open

vault_change_title = Change passphrase
vault_change_text = From now on the new one opens Evenkeel here. Older backups still open with the old one.
vault_change_why = Why do you change it?
vault_change_wish = I would like another one
vault_change_learned = Somebody may know it
vault_change_learned_hint = A new passphrase alone does not keep them out.
vault_change_learned_text = Then a new passphrase is not enough. Someone with the old one and a copy of your key file (there is one in every backup) could still read what you write. New keys stop that.
vault_change_to_keys = Make new keys
vault_change_now = Passphrase now
vault_change_save = Change it
vault_change_done = Your passphrase is changed.
vault_renew_title = New recovery code
vault_renew_text = The old code no longer opens Evenkeel here. Older backups still open with it. If somebody may have the old code, make new keys instead. You will see the new one once.
vault_renew_make = Make a new code
vault_renew_done = Your new code works from now on.
vault_little_room = The disk of this laptop is full, or nearly.
vault_little_room_why = Evenkeel keeps a little room for this. Some of it is in use now, so that you can lock and delete. New things may not be saved.
vault_little_room_do = Make room: empty the trash, or move photos, videos or downloads to another disk. What you delete in Evenkeel makes no room. This goes away by itself when there is room again.
vault_unconfirmed = You have not typed your recovery code back yet.
vault_unconfirmed_do = If you do not have it on paper, make a new one.

vault_keys_title = New keys
vault_keys_hint = When somebody may know your passphrase or your code.
vault_keys_why = Somebody may know your passphrase or your code? A new passphrase alone is not enough. With a copy of your key file from before, they could still read what you write.
vault_keys_what = New keys lock everything anew. You get a new passphrase and a new recovery code, and all you wrote is copied under a new key. Nobody with the old ones can open what is here, or what you write from then on.
vault_keys_not = They cannot call back a copy that somebody has already. It still opens with the old passphrase, and shows what was written up to that day.
vault_keys_ready = Have paper ready for the new code. It takes a few minutes.
vault_keys_ask_title = The old one, then a new one
vault_keys_make = Make my new keys
vault_keys_working = Copying everything under new keys. Please leave the laptop on …
vault_keys_code_text = The old code opens nothing here any more. Write this one on paper, or print it. It is shown only this once.
vault_keys_copies_title = Remove the old copies?
vault_keys_copies_text = On this laptop there are still copies that open with the old passphrase:
vault_keys_copies_backups = { $count ->
    [one] 1 backup that Evenkeel made by itself
   *[other] { $count } backups that Evenkeel made by itself
}
vault_keys_copies_set_aside = { $count ->
    [one] 1 vault that was set aside
   *[other] { $count } vaults that were set aside
}
vault_keys_copies_first = Before they go, a backup under your new keys is made here and checked.
vault_keys_copies_remove = Remove them for good
vault_keys_copies_keep = Keep them for now
vault_keys_copies_removed = The old copies are gone.
vault_keys_away_title = Copies you took elsewhere
vault_keys_away_text = Backups on a stick or in another folder, and copies of the Evenkeel folder, still open with the old passphrase. Delete them if you can, and make a new backup under Share.
vault_keys_done_title = Your keys are new
vault_keys_done_text = Here, only your new passphrase and your new code open Evenkeel from now on.
vault_keys_done_go = Done

vault_restore_title = Restore a backup
vault_restore_text = A backup is put in the place of what is here now. What is here is set aside, and not deleted. On a second laptop the backup is a separate copy: what you write on one is not on the other.
vault_restore_path = Backup file
vault_restore_pick = Choose a file …
vault_restore_look = Look at this backup
vault_restore_secret = Its passphrase
vault_restore_secret_hint = The passphrase that was in use when the backup was made.
vault_restore_start = Put this backup in place
vault_restore_working = Putting it in place …
vault_restore_done = The backup is in place. Open it with its passphrase.
vault_restore_with_code = I have the recovery code instead
vault_restore_with_passphrase = I have the passphrase instead
vault_restore_code = Its recovery code
vault_restore_code_hint = The code that was valid when the backup was made.
vault_restore_size = { $size } MB
vault_restore_own = Passphrase of the vault that is here now
vault_restore_own_hint = So that nobody else can put another one in its place.
vault_restore_own_code = Recovery code of the vault that is here now
vault_restore_lost = I have lost both
vault_restore_lost_title = Passphrase and code are lost
vault_restore_lost_text = Then a backup can take this vault’s place after 24 hours. The lock screen says so all that time. Whoever opens the vault meanwhile ends the wait. It guards you from someone who only says that it is theirs.
vault_restore_lost_begin = Start the 24 hours
vault_restore_lost_over = The 24 hours are over. This vault may make room. It is set aside, and not deleted.

vault_lost_waits = Someone said here that passphrase and code are lost. From { $day } on, a backup can take this vault’s place. If that was not you, open it once: that ends it.
vault_lost_over = Someone said here that passphrase and code are lost. A backup can now take this vault’s place. If that was not you, open it once: that ends it.

vault_aside = Another vault was set aside here on { $day }.
vault_aside_wrong = If your passphrase is right, this may not be your vault: on { $day } another one was set aside here. You can put it back.
vault_aside_open = Put it back
vault_aside_title = Put a vault back
vault_aside_text = Type the passphrase of the vault that was set aside. The one that is here now is set aside in turn, and not deleted.
vault_aside_which = Which one
vault_aside_one = Set aside on { $day }
vault_aside_passphrase = Its passphrase
vault_aside_code = Its recovery code
vault_aside_start = Put it back in place
vault_aside_done = It is back in its place. Open it with its passphrase.

vault_lock_older_open = Open the older one all the same
vault_lock_older_text = What you wrote after it was made is not in it.

vault_notice_header_restored = The key file was damaged or an older one. Its copy was used, and all is well.
vault_notice_header_altered = Someone changed the key file. The good copy was put back. If you share this laptop, make a new passphrase.
vault_notice_header_older = The key file is an older one. An old passphrase or code may fit again. If you did not put it there, make new keys.
vault_notice_inbox_key_changed = A key for quick entries was changed by someone. Those entries were set aside.
vault_notice_older_accepted = You opened an older copy. What came after it is not in here.
vault_notice_read_only = The folder can only be read right now. You can look at everything. Nothing new can be saved until you may write to it.
vault_notice_older_secret = An older passphrase or code opened this. It fits an older key file that lies beside the new one. The new one works too. If someone else may know the old one, make a new passphrase in Settings.
vault_notice_mark_missing = The note that says how new your data should be is missing or damaged. Look whether your last entries are here. If they are, all is well.
vault_greeting_read = Understood
vault_remember_title = Open without passphrase
vault_remember_text = Then whoever is logged in to this laptop as you can open Evenkeel. Your passphrase and code still work. You can turn this off at any time.
vault_remember_on = Turn on
vault_remember_off = Turn off
vault_remember_is_on = On: your system’s password store opens Evenkeel.
vault_remember_is_off = Off: only your passphrase or code opens Evenkeel.
vault_remember_done_on = Evenkeel now opens without passphrase on this laptop.
vault_remember_done_off = From now on only your passphrase or code opens Evenkeel.
vault_lock_tries_seen = { $count ->
    [one] Since last time there was one wrong try at the passphrase. If that was not you, make a new passphrase in Settings.
   *[other] Since last time there were { $count } wrong tries at the passphrase. If that was not you, make a new passphrase in Settings.
}
vault_code_confirmed = Your code is right.
