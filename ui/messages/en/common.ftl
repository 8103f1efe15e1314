# Words used on every screen.

common_app = Evenkeel
common_language_en = English
common_language_es = Español
common_close = Close
common_clear_search = Clear the search
common_back = Back
common_next = Next
common_save = Save
common_cancel = Cancel
common_add = Add
common_edit = Change
common_delete = Delete
common_undo = Undo
common_print = Print
common_try_again = Try again
common_loading = One moment …
common_news = News
common_optional = You can skip this.
common_show_typed = Show what I type
common_take_away = Take away
common_own_words = Own words …
common_own_words_for = Own words: { $label }
common_chips_full = { $most } is the most you can pick here.
common_scale_clear = Take my answer back
common_text_left = Room for { $left } more characters.
common_text_too_long = This is too long: { $used } characters. Up to { $most } fit here.
common_paste_too_long = That text has { $used } characters. Up to { $most } fit here, so it was not put in. It is still where you copied it.
common_draft_restored = We kept what you typed last time.
common_draft_start_over = Start over
common_draft_cleared = Started over.
common_draft_left = Not saved.
common_draft_from = You began this earlier ({ $when }). It is kept with that time, which you can change.
common_draft_problem = What you type is not being kept right now. It stays on screen.
common_unsaved = What you typed is not saved yet.
common_unsaved_stay = Keep writing
common_unsaved_leave = Close without saving
common_date_missing = Enter a date.
common_time_missing = Enter a time.
common_time_stays = Enter a time. Until then, { $time } stays.
common_nobody_watches = In danger? 911 or 988. Nobody reads what you write here.
common_not_given = Not given
common_minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
common_hours = { $count ->
    [one] 1 hour
   *[other] { $text } hours
}

app_skip = Go to the page
app_nav = Main
app_menu = Menu
app_help_now = Help now
app_lock = Lock
app_quick_exit = Quick exit
app_unknown_page = This page is not here.
app_unknown_page_do = Choose another one on the left.
app_to_today = Go to Today
app_demo = Demo: nobody real, nothing is kept.
app_demo_opens = It opens with: { $passphrase }
app_gone = Locked. You can close this window.
app_lock_problem = It could not be locked. Close the window: that locks too.

nav_today = Today
nav_sessions = Sessions
nav_cravings = Cravings
nav_journal = Journal
nav_learn = Learn
nav_plan = Plan
nav_insights = Insights
nav_share = Share
nav_settings = Settings

shortcuts_title = Keys
shortcuts_text = These work on every screen.
shortcuts_log = Log a craving
shortcuts_everything = Go anywhere
shortcuts_help = Help now
shortcuts_today = In Sessions: go to today
shortcuts_sheet = In Sessions: the week or month before or after
shortcuts_sheet_keys = Page Up, Page Down
shortcuts_list = Show this list
shortcuts_back = Back
shortcuts_close = Close what lies on top
shortcuts_next = Go on to the next question
shortcuts_finish = Finish and save
shortcuts_exit = Quick exit: lock and close
shortcuts_esc_twice = Esc, Esc
shortcuts_scale = Pick a number on a scale
shortcuts_scale_keys = 0 to 9, or 1 and then 0 for ten
shortcuts_arrows = Move on a scale
shortcuts_arrow_keys = Arrow keys
