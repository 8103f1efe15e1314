# The tray of the reminder program. Anybody at the desk can read it: neutral words only.

tray-title = Evenkeel
tray-open = Open Evenkeel
tray-quick = Quick entry
tray-next = Next reminder: { $when }
tray-next-none = No reminder planned
tray-next-unknown = Reminders are waiting: please open Evenkeel
tray-next-off = Reminders are off
tray-quit = Stop reminders and quit
tray-quit-sure = Yes, stop. No more reminders will come.
tray-quit-told = Reminders are stopped. They start again when you open Evenkeel.

# When: "today, 6:00 PM", "tomorrow, 6:00 PM", "Monday, 6:00 PM", "2026-12-24, 6:00 PM"
tray-when-today = today, { $time }
tray-when-tomorrow = tomorrow, { $time }
tray-when-weekday = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}, { $time }
tray-when-date = { $date }, { $time }
