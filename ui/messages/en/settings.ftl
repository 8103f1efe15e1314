# Settings.

settings_title = Settings
settings_subtitle = Every change is kept at once.
settings_look = Language and look
settings_language = Language
settings_theme = Light or dark
settings_theme_auto = As the system
settings_theme_light = Light
settings_theme_dark = Dark
settings_text = Text size
settings_text_value = { $percent }%
settings_lock = Lock
settings_lock_after = Lock by itself after
settings_lock_after_hint = When nobody touches the keyboard or mouse. It also locks when the laptop sleeps.
settings_exit_within = Quick exit: press Esc twice within
settings_exit_within_hint = Works everywhere, also before unlocking. A longer time suits slow hands. Esc once only closes what lies on top.
settings_exit_seconds = { $count ->
    [one] { $text } second
   *[other] { $text } seconds
}
settings_reminders_open = Choose when, and what they may say
settings_reminders = Reminders
settings_reminders_on = Remind me of sessions
settings_keys = Passphrase and code
settings_change_passphrase = Change passphrase
settings_new_code = New recovery code
settings_data = Your data
settings_folder = Everything is in this folder
settings_backup_hint = You find backups under Share.
settings_people = My care team
settings_people_hint = Who gives you care, and whom you could call. You choose who is on Help now.
settings_about = About
settings_version = Version { $version }
settings_about_text = Evenkeel supports your treatment. It does not replace it.
settings_about_network = Evenkeel has no account and no server. It does not use the internet.
settings_about_license = Free software: MIT or Apache 2.0. Letters: Atkinson Hyperlegible Next, Braille Institute, OFL 1.1.
settings_keys_show = Show the list of keys
