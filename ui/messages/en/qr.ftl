# Codes on the screen for a phone's camera.

qr_open = To my phone
qr_open_week = This week to my phone
qr_open_plan = A line to my phone
qr_open_people = My care team to my phone
qr_title = To my phone
qr_how = Point your phone's camera at the code. Most phones then offer to keep it.
qr_seen = Anyone who can see this screen can take it too. It goes away after a minute.
qr_named = With the name of the session
qr_named_hint = Off: the phone only says “Appointment”.
qr_picture = Code for { $what }
qr_page = { $page } of { $pages }
qr_before = Previous
qr_next = Next
qr_gone = The code is hidden again, so that nobody takes it by chance.
qr_again = Show it again
qr_which = Which one
qr_none = Nothing more is planned this week.
qr_none_plan = Your plan has no lines yet.
qr_none_people = Nobody on your list has a number yet.
qr_clear = What a phone keeps is not locked by Evenkeel.
