# Writing something down while Evenkeel is locked. Anybody may see this screen: neutral words only.

inbox_open = Quick entry
inbox_question = How strong is it right now?
inbox_hint = Press a number, then Enter. You can stop there.
inbox_low = 0 none
inbox_high = 10 the strongest ever
inbox_number_first = Press a number from 0 to 10 first.
inbox_about = What is it about?
inbox_note = A line, if you like
inbox_kept = It is sealed the moment you save, and shown only after you open Evenkeel.
inbox_saved = Saved.
inbox_not_saved = Not saved.
inbox_next_title = Would it help to talk with someone?
inbox_next_text = You do not have to be alone with this moment. A short call is enough.

# After unlocking
inbox_merged = { $count ->
    [one] 1 quick entry is now with your cravings.
   *[other] { $count } quick entries are now with your cravings.
}
inbox_hours = Written between { $first } and { $last }. Anybody at this laptop can write one: if some are not yours, delete them there.
inbox_hour = Written { $first }. Anybody at this laptop can write one: if it is not yours, delete it there.
inbox_set_aside = { $count ->
    [one] 1 quick entry could not be opened. It was set aside, and not deleted.
   *[other] { $count } quick entries could not be opened. They were set aside, and not deleted.
}
inbox_waiting = { $count ->
    [one] 1 quick entry could not be taken in yet. It is tried again the next time you open.
   *[other] { $count } quick entries could not be taken in yet. They are tried again the next time you open.
}
inbox_see = See your cravings
