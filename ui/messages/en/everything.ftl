## Ctrl+K: go anywhere

everything_title = Go to
everything_field = What are you looking for?
everything_hint = Type a few letters. Use the arrow keys and press Enter.
everything_found = What there is
everything_count = { $count ->
    [one] 1 found.
   *[other] { $count } found.
}
everything_none = There is nothing with “{ $query }”. Try a shorter word.
everything_lesson = Lesson { $number }
everything_write = Write in the journal
