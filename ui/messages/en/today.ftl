# Today.

today_morning = Good morning
today_afternoon = Good afternoon
today_evening = Good evening
today_log = Log a craving
today_next = Next session
today_next_none = Nothing is planned
today_next_none_do = Add your sessions once, and you see here what is next.
today_next_none_ahead = Nothing more is planned in the coming weeks.
today_add_sessions = Add sessions
today_session_open = Details
today_all_sessions = All sessions
today_leave_by = Leave by { $time }
today_running = Going on now
today_with = with { $who }
today_at = at { $place }
today_room = room { $room }
today_your_clock = { $time } on your clock
today_week = This week
today_week_none = No sessions this week.
today_cancelled = Cancelled
today_used_text = If you used, you can say so here. What you built is still yours.
today_used = I used
today_cravings = Cravings this week
today_cravings_none = None logged this week.
today_cravings_passed = { $passed } of { $count } passed.
today_cravings_finding = Strongest: { $peak } of 10 on { $day }.
today_cravings_chart = Strongest craving each day, last seven days
today_cravings_day = Day
today_cravings_peak = Strongest
today_cravings_logged = Logged
today_cravings_nothing = nothing logged
today_cravings_table = Show as a table
today_cravings_all = See all
today_lesson = To learn
today_lesson_none = You have read every lesson. You can read them again at any time.
today_plan = Your plan
today_plan_none = A plan helps most when it is written on a calm day.
today_plan_begin = Begin your plan
today_reminders = Reminders
today_reminders_no_keyring = Reminders cannot work: your system has no password store running. You can choose another way.
today_reminders_no_agent = Reminders cannot work: the reminder program is not running. Start Evenkeel again.
today_reminders_no_notifications = Reminders cannot pop up: your system shows no notifications.
today_reminders_unreadable = Reminders cannot work: the list of reminders cannot be read. Turn reminders off and on again.
today_reminders_no_tray = No tray icon here. Reminders come all the same.
today_reminders_no_tray_off = Do not show again
today_reminders_settings = Open Settings
today_logged = { $count ->
    [one] logged
   *[other] logged
}
today_in = In { $text }
