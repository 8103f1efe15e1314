## Your own words

words_title = Your words
words_subtitle = Add words, rename them, or leave out what you never use. What you wrote before stays as it is and shows the new name.
words_settings_hint = Triggers, skills and other words to pick from: add your own, rename them, or hide what you never use.
words_mine_ask = Which of these are yours?
words_mine_why = Asked only once. The ones you choose stand first, and the rest waits behind “Others”. You can change it in Settings at any time.
words_mine_choose = Choose mine
words_mine_skip = Leave it as it is
words_mine_keep = Keep these first
words_mine_title = My substances
words_mine_hint = These stand first at every craving. The rest waits behind “Others”. Choose none, and all are shown.
words_change_these = Change these words
words_which = Which list?
words_list_triggers = Triggers
words_list_skills = Skills
words_list_substances = Substances
words_list_places = Places
words_list_company = Company
words_new = New word
words_new_hint = In your own words, for you only.
words_new_group = Group
words_add = Add it
words_added = Added: { $word }
words_full = This list is full. It holds { $most } words. You can rename one that you no longer need.
words_taken = There is a word with this name already. It may be a hidden one.
words_hidden = hidden
words_hidden_count = { $count ->
    [one] 1 hidden
   *[other] { $count } hidden
}
words_renamed_from = came as “{ $word }”
words_edit = Change “{ $word }”
words_name = Name
words_name_hint = Old entries show this name too.
words_offer = Offer this word
words_offer_hint = A hidden word stays in what you wrote before.
words_saved = The word is saved.
words_as_it_came = As it came
words_as_it_came_done = It is as it came.
words_remove = Take it out of the list
words_removed = Taken out. What you wrote with it stays.
