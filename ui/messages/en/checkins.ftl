## Check-ins: a few quick questions in the morning and in the evening

checkins_morning = Morning check-in
checkins_evening = Evening check-in
checkins_hint = A few quick answers. Skip what you like.
checkins_for_day = For { $date }
checkins_answered_of = { $answered } of { $asked } answered
checkins_skip_one = Skip this
checkins_skipped_one = Skipped
checkins_answer_one = Answer it
checkins_save = Done
checkins_saved = Check-in saved.
checkins_taken_back = Check-in taken back.
checkins_corrected = Check-in changed. What stood there before is kept.
checkins_delete = Delete this check-in
checkins_deleted = Check-in deleted.
checkins_restored = The check-in is back.
checkins_used_title = Thank you for being honest
checkins_used_text = What you built is still yours. The amount you used before can be too much now. With opioids, alcohol or sedatives it can stop your breathing. Please stay safe and near someone.
checkins_used_help = See help
checkins_used_return = Write down what happened
checkins_to_today = Go to Today

checkins_item_sleep_hours = How many hours did you sleep?
checkins_item_sleep_quality = How did you sleep?
checkins_item_mood = How is your mood?
checkins_item_confidence = How sure are you that you can stay on your goal today?
checkins_item_craving_peak = What was your strongest craving today?
checkins_item_stress = How much stress do you feel?
checkins_item_halt = Are you one of these right now?
checkins_item_pain = How much pain do you have?
checkins_item_used_today = Did you use today?
checkins_item_meds_ok = Did you take your medicines as planned?
checkins_item_connected = Were you in touch with someone today?
checkins_item_good_thing = One good thing about today
checkins_item_intention = One thing you want to do today

checkins_name_sleep_hours = Hours of sleep
checkins_name_sleep_quality = How the sleep was
checkins_name_mood = Mood
checkins_name_confidence = How sure I am
checkins_name_craving_peak = Strongest craving
checkins_name_stress = Stress
checkins_name_halt = Hungry, angry, lonely, tired
checkins_name_pain = Pain
checkins_name_used_today = Use
checkins_name_meds_ok = Medicines
checkins_name_connected = In touch with someone
checkins_name_good_thing = One good thing
checkins_name_intention = What I want to do

checkins_low_mood = 0 very low
checkins_high_mood = 10 very good
checkins_low_confidence = 0 not sure
checkins_high_confidence = 10 very sure
checkins_low_craving_peak = 0 none
checkins_high_craving_peak = 10 the strongest ever
checkins_low_stress = 0 none
checkins_high_stress = 10 the most
checkins_low_pain = 0 none
checkins_high_pain = 10 the worst
checkins_hours_less = 3 or less
checkins_hours_more = 10 or more
checkins_quality_0 = Very poor
checkins_quality_1 = Poor
checkins_quality_2 = Fair
checkins_quality_3 = Good
checkins_quality_4 = Very good
checkins_yes = Yes
checkins_no = No
checkins_prefer_not = I prefer not to say

checkins_due_text = { $count ->
    [one] One quick question.
   *[other] { $count } quick questions. You can skip any of them.
}
checkins_begin = Begin
checkins_skip_part = Skip this one
checkins_skipped_part = Check-in skipped. That is fine.
checkins_change_times = You did not answer for a few days. Would another time of day suit you better?
checkins_change_times_do = Change the times
checkins_confirm_times = Keep them

checkins_settings = Check-ins
checkins_settings_on = Ask me in the morning and in the evening
checkins_settings_hint = You can always answer on your own. After three days without an answer we ask once a day.
checkins_settings_morning_at = Morning from
checkins_settings_evening_at = Evening from
checkins_settings_morning = Asked in the morning
checkins_settings_evening = Asked in the evening
checkins_settings_most = Up to five each. Fewer is fine.
