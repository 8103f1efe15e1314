# Calendar files: bringing one in, taking one out.

sessions_import_title = Import a calendar file
sessions_import_lead = Choose the file your program gave you. Its name ends in “.ics”. You see what is in it first. Nothing is added until you say so.
sessions_import_private = The file is read on this computer. It is not sent anywhere.
sessions_import_choose = Choose a file
sessions_import_other = Choose another file
sessions_import_reading = Reading the file …
sessions_import_unreadable = This file could not be opened. Choose it again.
sessions_import_preview = What is in this file
sessions_import_calendar = Calendar: { $name }
sessions_import_new = New
sessions_import_changed = Changed
sessions_import_unchanged = Already on your list
sessions_import_older = Looks older than your list
sessions_import_alike = Looks like one on your list
sessions_import_cancelled = Will be taken off
sessions_import_missing = Not in this file
sessions_import_kind = What kind of session is it?
sessions_import_kind_guess = This is a guess from its title.
sessions_import_counts = Its hours count for my program
sessions_import_take_new = Add it to my list
sessions_import_take_changed = Change it on my list
sessions_import_take_older = Take what this file says
sessions_import_take_alike = It is another one. Add it too
sessions_import_past = { $count ->
    [one] Also bring in 1 session that is already over
   *[other] Also bring in { $count } sessions that are already over
}
sessions_import_past_hint = If not, your list starts today. Past sessions count for nothing until you say if you went.
sessions_import_off_no_date = { $count ->
    [one] The file calls off { $dates }, but this session has no such date. Ask your program which one is off.
   *[other] The file calls off { $dates }, but this session has no such dates. Ask your program which ones are off.
}
sessions_import_take_off = Take it off my list
sessions_import_take_off_missing = It is on your list from this calendar, but this file does not have it. It stays unless you take it off.
sessions_import_show_all = Show all { $count }
sessions_import_untitled = No title
sessions_import_count = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
sessions_import_days = { $count ->
    [one] 1 note on a day
   *[other] { $count } notes on days
}
sessions_import_span = { $first } to { $last }
sessions_import_next = The next two years are counted.
sessions_import_apply = { $count ->
    [0] Bring my list up to date
    [one] Add 1 to my list
   *[other] Add { $count } to my list
}
sessions_import_nothing_new = Everything in this file is on your list already. There is nothing to do.
sessions_import_nothing_usable = Nothing in this file can be put on your list. Below it says why.
sessions_import_done = Done. Your list is up to date.
sessions_import_to_list = To my sessions
sessions_import_skipped = Left out: { $count }
sessions_import_skipped_more = And { $count } more.

sessions_diff_title = Its title was “{ $before }”.
sessions_diff_title_older = Your list calls it “{ $before }”.
sessions_diff_time_older = This file says { $after }, your list { $before }.
sessions_diff_length_older = In this file it lasts { $after }, on your list { $before }.
sessions_diff_place = The place is now “{ $after }”. It was “{ $before }”.
sessions_diff_place_new = It has a place now: { $after }.
sessions_diff_place_gone = It has no place now. It was “{ $before }”.
sessions_diff_time = It starts at { $after } now. It was { $before }.
sessions_diff_length = It lasts { $after } now. It was { $before }.
sessions_diff_past = Nothing changes from today on. What you noted stays.
sessions_diff_zone = Its times are { $after } time now. They were { $before } time.
sessions_diff_note = Its notes are different.
sessions_diff_added = { $count ->
    [one] 1 date is new: { $dates }
   *[other] { $count } dates are new: { $dates }
}
sessions_diff_removed = { $count ->
    [one] 1 date is off: { $dates }
   *[other] { $count } dates are off: { $dates }
}
sessions_diff_moved = { $count ->
    [one] 1 date moved: { $dates }
   *[other] { $count } dates moved: { $dates }
}
sessions_diff_moved_one = { $before } to { $after }
sessions_diff_more = { $dates }, and { $count } more
sessions_diff_single = { $count ->
    [one] 1 date has another title, place or length.
   *[other] { $count } dates have another title, place or length.
}

sessions_import_utc = The file writes these times in UTC, the clock of servers. In your list they stand by your own clock.
sessions_note_zone_from_calendar = The file names no time zone here. We took the calendar’s own: { $zone }.
sessions_note_zone_from_device = The file names no time zone. We took the one of this computer: { $zone }.
sessions_note_zone_by_rules = The file has its own name for the time zone. Its clocks go like those of { $zone }, so we took that one. Please check one time.
sessions_note_zone_unknown = We do not know the time zone in the file. We took the one of this computer: { $zone }. Please check one time.
sessions_note_zone_by_letters = The file gives the time zone only by letters, and those can mean more than one. We took { $zone }. Please check one time.
sessions_note_maybe_cancelled = This may be canceled. The file does not say it clearly. Ask your program.
sessions_note_looks_older = This file looks older than your list.
sessions_note_own = This file was made from your own list. There is nothing to add.
sessions_note_no_end = It goes on with no end. You see the next two years.
sessions_note_truncated = There are more dates than we can keep. The last ones were left out.
sessions_note_all_day = This lasts all day. It is a note on the day, with no hours and no reminder.
sessions_note_text_cut = The text was very long. We kept the first part.
sessions_note_alarm_ignored = It has its own alarm. We leave that out and remind you our way.
sessions_note_cancelled = The file says this is cancelled.
sessions_note_clock_change = One of the times falls on a night when clocks change. It is marked in the list.
sessions_note_no_end_time = The file gives no end that we can read. We took one hour.
sessions_note_dates_unreadable = Some single dates in it cannot be read. Check your next dates with your program.
sessions_note_no_more_dates = It repeats on a day that never comes. We took the first date.
sessions_note_over = By this file it is over. No dates are left to come.

sessions_skip_no_start = It has no date we can read.
sessions_skip_end_before_start = It ends before it starts.
sessions_skip_too_long = It is too long for a session.
sessions_skip_sub_daily = It repeats many times a day. Sessions do not.
sessions_skip_rule_unreadable = We cannot read how it repeats.
sessions_skip_outside_horizon = It is over, or more than two years away.
sessions_skip_not_an_event = It is a task or something else, not a session.
sessions_skip_orphan = It changes a session that is not in the file.
sessions_skip_cancelled = It is cancelled, and it was not on your list.
sessions_skip_changes_later = It changes a session and all later ones, but we could not do that. Check the new times with your program.
sessions_skip_no_dates = It ends before its first date.
sessions_skip_proposal = It is somebody’s proposal or answer, not the program’s own word.

## Taking one out, for a phone

sessions-export-neutral = Appointment

sessions_export = For your phone
sessions_export_title = Sessions on your phone
sessions_export_lead = This computer cannot remind you while it is off. Your phone can. Make a calendar file for it here.
sessions_export_open = A calendar file is not locked. Who opens it, or your phone’s calendar, can read it. Phone calendars are often shared with family, or kept by a company. Plain titles say the least.
sessions_export_what = What goes in
sessions_export_days = Which days?
sessions_export_days_all = From today on
sessions_export_days_some = Only some days
sessions_export_from = First day
sessions_export_to = Last day
sessions_export_days_missing = Enter both days.
sessions_export_titles = What are sessions called?
sessions_export_titles_neutral = All of them “Appointment”
sessions_export_titles_kind = The kind of session
sessions_export_titles_full = The titles on my list
sessions_export_places = Add place, phone number and link
sessions_export_notes = Add my notes
sessions_export_notes_hint = Notes may name other people.
sessions_export_alarm = My phone rings two hours before
sessions_export_preview = What leaves
sessions_export_preview_lead = Just this, and when each one starts and ends. Nothing else you wrote goes along.
sessions_export_until = { $count ->
    [one] 1 date, from { $from } to { $to }
   *[other] { $count } dates, from { $from } to { $to }
}
sessions_export_zone = { $zone } time
sessions_export_empty = There is no session in these days. Pick other days.
sessions_export_day_notes = { $count ->
    [one] 1 note on a day stays out. Only its own title says what it is.
   *[other] { $count } notes on days stay out. Only their own titles say what they are.
}
sessions_export_more = And { $count } more.
sessions_export_where = Where to save it
sessions_export_name = The file will be called { $name }.
sessions_export_save = Save the calendar file
sessions_export_saving = Writing the file and reading it back …
sessions_export_folder_missing = Choose a folder.
sessions_export_passphrase_missing = Type your passphrase.
sessions_export_done = The calendar file is saved
sessions_export_done_text = { $count ->
    [one] It holds 1 date. We read it back, and it is right.
   *[other] It holds { $count } dates. We read it back, and they are all right.
}
sessions_export_done_at = It is here:
sessions_export_done_next = Send it to your phone with a cable or a stick, or in a message to yourself. Open it there and add it to your calendar. Then delete the file here.
sessions_export_done_again = If your program changes, make a new file. The old dates on your phone stay until you add the new file.
sessions_export_finish = To my sessions
