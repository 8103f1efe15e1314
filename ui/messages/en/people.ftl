# My people: whom one may call.

people_title = My people
people_subtitle = People you could call when it gets hard. They are shown in Help now.
people_empty = Nobody here yet
people_empty_do = Start with one person who said: “You can call me.”
people_add = Add someone
people_new = Someone new
people_change = Change { $name }
people_name = Name
people_phone = Phone number
people_phone_hint = As you would dial it.
people_when = When can you call?
people_when_hint = For example: after 6, not at work
people_may_call = They said I may call
people_may_call_since = Since { $date }
people_may_call_not = Not asked yet
people_may_call_date = When did they say so?
people_before_unlock = Show before unlocking
people_before_unlock_hint = Then their name and number can be seen in Help now by anyone at this laptop.
people_before_unlock_tag = Also while locked
people_saved = { $name } is saved.
people_deleted = { $name } is deleted.
people_restored = { $name } is back.
