## The journal: the timeline of everything, and a page to write on

journal_title = Journal
journal_subtitle = Everything you logged, newest first.
journal_write = Write
journal_search = Search your words
journal_search_hint = Every word must be there. Accents and capitals do not matter.
journal_filters = Filters
journal_filters_on = { $count ->
    [one] Filters (1 on)
   *[other] Filters ({ $count } on)
}
journal_filters_clear = Show everything
journal_kinds = What to show
journal_kind_craving = Craving
journal_kind_checkin = Check-in
journal_kind_journal = Journal
journal_kind_return = Return to use
journal_kind_session = Session
journal_kinds_craving = Cravings
journal_kinds_checkin = Check-ins
journal_kinds_journal = Journal pages
journal_kinds_return = Returns to use
journal_kinds_session = Sessions
journal_from = From
journal_to = To
journal_share = Report
journal_share_any = Any
journal_share_ask = Ask me each time
journal_share_ok = May go into a report
journal_share_never = Never goes into a report
journal_has_text = Only what has words
journal_today = Today
journal_empty = Nothing here yet
journal_empty_do = Cravings, check-ins, sessions and your own pages gather here.
journal_nothing = Nothing fits
journal_nothing_do = Try other words or fewer filters.
journal_older = Show older
journal_found = { $count ->
    [one] 1 found so far
   *[other] { $count } found so far
}
journal_craving_line = { $number } of 10
journal_craving_later = { $number } of 10, later { $later }
journal_checkin_morning = Morning check-in
journal_checkin_evening = Evening check-in
journal_checkin_answers = { $answered } of { $asked } answered
journal_checkin_skipped = Skipped
journal_checkin_mood = Mood { $number } of 10
journal_checkin_mood_missing = Mood not answered
journal_written_late = Written later, { $date }
journal_links_count = { $count ->
    [one] 1 link
   *[other] { $count } links
}
journal_untitled = A page without a title
journal_return_line = Written down
journal_session_not_noted = Not noted whether I was there

journal_new = A page for you
journal_new_hint = Write what you like. Nobody reads it unless you share it.
journal_edit = Your page
journal_page_title = Title
journal_page_title_hint = You can leave it empty.
journal_page_body = Your words
journal_kept = Kept. You can stop at any time.
journal_keeping = Keeping what you type …
journal_more = Date, sharing and links
journal_earlier = This is about an earlier time
journal_share_question = May it go into a report?
journal_share_hint = Nothing leaves this laptop by itself. A report holds only the pages you tick when you make it.
journal_links = Link it
journal_links_hint = To talk about it, or to find it again.
journal_link_session = Bring it to a session
journal_link_plan = A line of my plan
journal_link_craving = A craving
journal_link_choose = Choose …
journal_link_take_away = Take the link away: { $what }
journal_link_gone = Something that is not there any more
journal_link_craving_text = Craving { $number } of 10, { $date }
journal_save = Done
journal_saved = Saved.
journal_taken_back = Taken back.
journal_changed = Page saved. What stood there before is kept.
journal_deleted = Page deleted.
journal_restored = It is back.
journal_versions = { $count ->
    [one] Earlier version: 1
   *[other] Earlier versions: { $count }
}
journal_version_of = Written { $date }
journal_bring = To bring along
journal_bring_hint = Journal pages you linked to this session.
