-- The vault's database as it stands after every migration, for people to read.
--
-- A test runs this file and the migrations and compares what comes out; a change of schema is made by a new migration and
-- then written down here.
--
-- Forms that all tables share: instants are nanoseconds since 1970-01-01 UTC; wall-clock times (`…_local`) are ISO text
-- without zone; ids are the 16 bytes of a UUIDv7, so that later ones sort later; `json` columns hold lists or choices as the
-- domain writes them. `deleted_at` marks a deleted record, which is kept until it is purged.

-- Whose database this is: one row. `generation` counts commits (the watermark in state.json may lag behind it, never
-- lead); `header_generation` notes the newest keys.json; `inbox_identity` opens entries that were written while locked.
CREATE TABLE vault (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id BLOB NOT NULL CHECK (length(vault_id) = 16),
  created_at INTEGER NOT NULL,
  generation INTEGER NOT NULL CHECK (generation >= 0),
  header_generation INTEGER NOT NULL CHECK (header_generation >= 0),
  inbox_identity TEXT NOT NULL
) STRICT;

-- A craving as it was told. `revision` counts corrections. What was not asked or not said is NULL, never 0.
CREATE TABLE cravings (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  occurred_at INTEGER NOT NULL,
  occurred_zone TEXT NOT NULL,
  occurred_local TEXT NOT NULL,
  occurred_precision TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  lang TEXT NOT NULL,
  asked_by TEXT,
  intensity INTEGER NOT NULL CHECK (intensity BETWEEN 0 AND 10),
  substances TEXT NOT NULL CHECK (json_valid(substances)),
  situation TEXT NOT NULL,
  place TEXT CHECK (place IS NULL OR json_valid(place)),
  company TEXT CHECK (company IS NULL OR json_valid(company)),
  emotions TEXT NOT NULL CHECK (json_valid(emotions)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  halt TEXT CHECK (halt IS NULL OR json_valid(halt)),
  thought TEXT NOT NULL,
  confidence INTEGER CHECK (confidence BETWEEN 0 AND 10),
  plan_items TEXT NOT NULL CHECK (json_valid(plan_items)),
  contacted BLOB CHECK (length(contacted) = 16),
  outcome TEXT,
  note TEXT NOT NULL,
  share TEXT NOT NULL,
  rerates TEXT NOT NULL CHECK (json_valid(rerates)),
  session BLOB CHECK (length(session) = 16),
  session_recurrence TEXT CHECK ((session_recurrence IS NULL) = (session IS NULL))
) STRICT;
-- Lists, newest first, paged by (occurred_at, id); windows of time.
CREATE INDEX cravings_by_time ON cravings (occurred_at, id) WHERE deleted_at IS NULL;
-- Purging.
CREATE INDEX cravings_deleted ON cravings (deleted_at) WHERE deleted_at IS NOT NULL;
-- What is brought to one session.
CREATE INDEX cravings_by_session ON cravings (session, session_recurrence) WHERE session IS NOT NULL AND deleted_at IS NULL;
-- Days of a calendar.
CREATE INDEX cravings_used ON cravings (occurred_at) WHERE outcome IN ('used', 'used_some') AND deleted_at IS NULL;

-- Triggers of a craving, as rows so that they can be ranked. `own` = the person's own word, otherwise an id of the
-- vocabulary. `main` marks the one that counts most.
CREATE TABLE craving_triggers (
  craving BLOB NOT NULL REFERENCES cravings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  word TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  main INTEGER NOT NULL CHECK (main IN (0, 1)),
  PRIMARY KEY (craving, position)
) STRICT, WITHOUT ROWID;
-- Ranking.
CREATE INDEX craving_triggers_by_word ON craving_triggers (word, own, craving);

-- Skills tried during a craving, in order. `tried_at` NULL: told afterwards. `change`: the number after it minus the number
-- before it, worked out by the domain when the row is written; NULL: no number was given after it.
CREATE TABLE craving_skills (
  craving BLOB NOT NULL REFERENCES cravings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  word TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 600),
  helpfulness INTEGER CHECK (helpfulness BETWEEN 0 AND 4),
  tried_at INTEGER,
  change INTEGER CHECK (change BETWEEN -10 AND 10),
  PRIMARY KEY (craving, position)
) STRICT, WITHOUT ROWID;
-- Ranking.
CREATE INDEX craving_skills_by_word ON craving_skills (word, own, craving);

-- What a craving said before each correction: the whole record as JSON.
CREATE TABLE craving_versions (
  craving BLOB NOT NULL REFERENCES cravings (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  replaced_at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (craving, revision)
) STRICT, WITHOUT ROWID;

-- Skills added up over every craving that is not deleted, kept in step by the code that writes cravings, so that ranking
-- does not grow with the years. `change` is the sum over the `measured` ones.
CREATE TABLE skill_tallies (
  word TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  uses INTEGER NOT NULL CHECK (uses >= 0),
  measured INTEGER NOT NULL CHECK (measured BETWEEN 0 AND uses),
  change INTEGER NOT NULL,
  PRIMARY KEY (word, own)
) STRICT, WITHOUT ROWID;

-- How many records of a noun there are that are not deleted, kept in step the same way.
CREATE TABLE tallies (
  noun TEXT NOT NULL PRIMARY KEY,
  rows INTEGER NOT NULL CHECK (rows >= 0)
) STRICT, WITHOUT ROWID;

-- A return to use as it was told. NULL: not asked; `unsaid` names what the person chose not to say.
CREATE TABLE returns (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  occurred_at INTEGER NOT NULL,
  occurred_zone TEXT NOT NULL,
  occurred_local TEXT NOT NULL,
  occurred_precision TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  lang TEXT NOT NULL,
  substances TEXT NOT NULL CHECK (json_valid(substances)),
  triggers TEXT NOT NULL CHECK (json_valid(triggers)),
  halt TEXT CHECK (halt IS NULL OR json_valid(halt)),
  signs TEXT NOT NULL CHECK (json_valid(signs)),
  signs_text TEXT NOT NULL,
  alone TEXT,
  naloxone TEXT,
  feelings TEXT NOT NULL CHECK (json_valid(feelings)),
  next TEXT NOT NULL,
  told TEXT,
  lesson TEXT NOT NULL,
  safety TEXT CHECK (safety IS NULL OR json_valid(safety)),
  unsaid TEXT NOT NULL CHECK (json_valid(unsaid)),
  craving BLOB CHECK (length(craving) = 16),
  session BLOB CHECK (length(session) = 16),
  session_recurrence TEXT CHECK ((session_recurrence IS NULL) = (session IS NULL)),
  share TEXT NOT NULL
) STRICT;
-- Lists, newest first, paged by (occurred_at, id); windows of time.
CREATE INDEX returns_by_time ON returns (occurred_at, id) WHERE deleted_at IS NULL;
-- Purging.
CREATE INDEX returns_deleted ON returns (deleted_at) WHERE deleted_at IS NOT NULL;

-- What a record said before a correction, whole.
CREATE TABLE return_versions (
  return BLOB NOT NULL REFERENCES returns (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  replaced_at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (return, revision)
) STRICT, WITHOUT ROWID;

-- What the person said about a day as a whole. A day without a row: nobody said anything, which is not "none".
CREATE TABLE use_days (
  day TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('none', 'some', 'not_sure')),
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A series of treatment sessions, or a single one: wall clock + zone + rule, never expanded here. A series from a
-- calendar file keeps its UID and SEQUENCE. Starts at or after `ends_before_local` do not take place: the person let it end there.
-- Nor do starts before `starts_from_local`: they were over when the file came. `provider_person` is with whom, where that is one of the
-- person's own people; `provider` then keeps their name for when they are gone.
CREATE TABLE sessions (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  origin TEXT NOT NULL CHECK (origin IN ('manual', 'calendar')),
  calendar_uid TEXT CHECK ((calendar_uid IS NULL) = (origin = 'manual')),
  calendar_sequence INTEGER CHECK ((calendar_sequence IS NULL) = (origin = 'manual')),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  provider TEXT NOT NULL,
  place_name TEXT NOT NULL,
  place_room TEXT NOT NULL,
  place_directions TEXT NOT NULL,
  travel_minutes INTEGER CHECK (travel_minutes BETWEEN 0 AND 600),
  phone TEXT NOT NULL,
  note TEXT NOT NULL,
  start_local TEXT NOT NULL,
  zone TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
  rrule TEXT,
  rdates TEXT NOT NULL CHECK (json_valid(rdates)),
  exdates TEXT NOT NULL CHECK (json_valid(exdates)),
  counts_hours INTEGER NOT NULL CHECK (counts_hours IN (0, 1))
, video_url TEXT NOT NULL DEFAULT '', bring TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bring)), ends_before_local TEXT, calendar_source TEXT NOT NULL DEFAULT '', starts_from_local TEXT, provider_person BLOB CHECK (length(provider_person) = 16)) STRICT;
-- Purging.
CREATE INDEX sessions_deleted ON sessions (deleted_at) WHERE deleted_at IS NOT NULL;

-- What differs on single days of a series; `recurrence_local` is the start the series gives.
CREATE TABLE session_exceptions (
  session BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  recurrence_local TEXT NOT NULL,
  recurrence_at INTEGER NOT NULL,
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  start_local TEXT,
  minutes INTEGER CHECK (minutes >= 0),
  title TEXT,
  place TEXT,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  PRIMARY KEY (session, recurrence_local)
) STRICT, WITHOUT ROWID;

-- What the person changed on single days of a series, over what its calendar file says. No import touches these rows.
CREATE TABLE session_changes (
  session BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  recurrence_local TEXT NOT NULL,
  recurrence_at INTEGER NOT NULL,
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  start_local TEXT,
  minutes INTEGER CHECK (minutes >= 0),
  title TEXT,
  place TEXT,
  PRIMARY KEY (session, recurrence_local)
) STRICT, WITHOUT ROWID;

-- What was noted about one session: attendance, homework, a takeaway, questions. Carries the session's own time, so that it
-- outlives every edit and every import; a series with records is never purged. `noted` is the words of it as one text, for the search. `makeup_…` names the missed session it makes up for.
CREATE TABLE session_records (
  session BLOB NOT NULL REFERENCES sessions (id),
  recurrence_local TEXT NOT NULL,
  recurrence_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL CHECK (end_at >= start_at),
  start_local TEXT NOT NULL,
  zone TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  counts_hours INTEGER NOT NULL CHECK (counts_hours IN (0, 1)),
  status TEXT CHECK (status IN ('attended', 'late', 'left_early', 'missed', 'missed_excused', 'not_said')),
  reason TEXT CHECK (reason IS NULL OR json_valid(reason)),
  makeup_session BLOB CHECK (length(makeup_session) = 16),
  makeup_local TEXT CHECK ((makeup_local IS NULL) = (makeup_session IS NULL)),
  minutes_credited INTEGER CHECK (minutes_credited BETWEEN 0 AND 1440),
  homework_in TEXT NOT NULL CHECK (json_valid(homework_in)),
  homework_out TEXT NOT NULL CHECK (json_valid(homework_out)),
  takeaway TEXT NOT NULL,
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  mood_before INTEGER CHECK (mood_before BETWEEN 0 AND 10),
  mood_after INTEGER CHECK (mood_after BETWEEN 0 AND 10),
  on_my_way_at INTEGER,
  share TEXT NOT NULL, noted TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (session, recurrence_local)
) STRICT, WITHOUT ROWID;
-- Weeks and lists.
CREATE INDEX session_records_by_time ON session_records (start_at);
-- Whether a missed session was made up.
CREATE INDEX session_records_by_makeup ON session_records (makeup_session, makeup_local) WHERE makeup_session IS NOT NULL;

-- Versions of the program profile with its attendance policy. Never changed once saved.
CREATE TABLE program_versions (
  version INTEGER PRIMARY KEY CHECK (version >= 1),
  saved_at INTEGER NOT NULL,
  start_day TEXT,
  planned_end TEXT,
  most_misses INTEGER CHECK (most_misses >= 0),
  notice_hours INTEGER CHECK (notice_hours >= 0),
  late_counts_as_missed INTEGER CHECK (late_counts_as_missed >= 1),
  call_whom TEXT NOT NULL,
  phone TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

-- Phases of each version, in order.
CREATE TABLE program_phases (
  version INTEGER NOT NULL REFERENCES program_versions (version) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  minutes_a_week INTEGER CHECK (minutes_a_week BETWEEN 1 AND 4800),
  weekdays TEXT NOT NULL CHECK (json_valid(weekdays)),
  PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

-- Versions of the relapse-prevention plan. Never changed once saved.
CREATE TABLE plan_versions (
  version INTEGER PRIMARY KEY CHECK (version >= 1),
  saved_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  reviewed_with TEXT NOT NULL
) STRICT;

-- Items of each version, in order. An item keeps its id through the versions, so that cravings can name it.
CREATE TABLE plan_items (
  version INTEGER NOT NULL REFERENCES plan_versions (version) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  id BLOB NOT NULL CHECK (length(id) = 16),
  section TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

-- The person's own people, those who give care among them. `role` NULL: not said. `phones`: numbers with a label each, the first is the
-- one that is called. `in_crisis` = stands on Help now, a choice of its own; `before_unlock` = also on the lock screen. `consent_...`:
-- what the person agreed they may be told, from, until, and the day it was taken back.
CREATE TABLE people (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL,
  call_when TEXT NOT NULL,
  may_call_since TEXT,
  before_unlock INTEGER NOT NULL CHECK (before_unlock IN (0, 1)),
  role TEXT,
  organization TEXT NOT NULL DEFAULT '',
  phones TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(phones)),
  after_hours TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  call_for TEXT NOT NULL DEFAULT '',
  in_crisis INTEGER NOT NULL DEFAULT 1 CHECK (in_crisis IN (0, 1) AND in_crisis >= before_unlock),
  consent_scope TEXT NOT NULL DEFAULT '',
  consent_from TEXT,
  consent_until TEXT,
  consent_back TEXT
) STRICT;

-- What the person wants to ask one of them. `occurred_...` is when it was written. They are deleted with their person, and come back with
-- them; a question that was deleted by itself stays deleted then.
CREATE TABLE person_questions (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  occurred_at INTEGER NOT NULL,
  occurred_zone TEXT NOT NULL,
  occurred_local TEXT NOT NULL,
  occurred_precision TEXT NOT NULL,
  deleted_at INTEGER,
  text TEXT NOT NULL CHECK (length(text) <= 500),
  asked_at INTEGER
) STRICT;
-- The list of one person.
CREATE INDEX person_questions_by_person ON person_questions (person, occurred_at, id) WHERE deleted_at IS NULL;
-- The timeline.
CREATE INDEX person_questions_by_time ON person_questions (occurred_at, id) WHERE deleted_at IS NULL;
-- Purging.
CREATE INDEX person_questions_deleted ON person_questions (deleted_at) WHERE deleted_at IS NOT NULL;

-- How far the person is in each lesson that was ever opened.
CREATE TABLE lesson_progress (
  lesson TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  updated_at INTEGER NOT NULL,
  sections_done TEXT NOT NULL CHECK (json_valid(sections_done)),
  place TEXT,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  confidence_after INTEGER CHECK (confidence_after BETWEEN 0 AND 10),
  reflection TEXT NOT NULL,
  share TEXT NOT NULL,
  bookmarked INTEGER NOT NULL CHECK (bookmarked IN (0, 1)),
  done INTEGER NOT NULL CHECK (done IN (0, 1))
) STRICT;

-- When a lesson is due, as the person typed it from their program: in a week of it, or at one session. A session that is gone
-- keeps its line; the screen says so.
CREATE TABLE lesson_assignments (
  lesson TEXT NOT NULL PRIMARY KEY,
  created_at INTEGER NOT NULL,
  week INTEGER CHECK (week BETWEEN 1 AND 104),
  series BLOB CHECK (length(series) = 16),
  recurrence_local TEXT,
  CHECK ((week IS NULL) <> (series IS NULL)),
  CHECK ((series IS NULL) = (recurrence_local IS NULL))
) STRICT;

-- The questions of a lesson as they stood when they were answered, so that a new version of the lesson can tell which answers
-- still mean the same.
CREATE TABLE lesson_questions (
  lesson TEXT NOT NULL,
  question TEXT NOT NULL,
  version INTEGER NOT NULL,
  lang TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (lesson, question)
) STRICT;

-- Answers to questions that have changed or gone since, in the words they were given in.
CREATE TABLE lesson_answers_aside (
  lesson TEXT NOT NULL,
  set_aside_at INTEGER NOT NULL,
  question TEXT NOT NULL,
  version INTEGER NOT NULL,
  lang TEXT NOT NULL,
  prompt TEXT NOT NULL,
  picked TEXT NOT NULL CHECK (json_valid(picked)),
  first_try INTEGER NOT NULL CHECK (first_try IN (0, 1)),
  PRIMARY KEY (lesson, set_aside_at, question)
) STRICT;

-- Choices kept in the vault: one row of JSON, read over the defaults.
CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

-- Half-typed forms, one per form. `content` is whatever the form wrote.
CREATE TABLE drafts (
  name TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- What was handed over, to whom, in which scope. Never deleted. A row is written before its file, so that none lies somewhere without one.
CREATE TABLE disclosures (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  at INTEGER NOT NULL,
  scope TEXT NOT NULL CHECK (json_valid(scope)),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  revoked_at INTEGER,
  state TEXT NOT NULL DEFAULT 'made' CHECK (state IN ('made', 'begun', 'failed'))
) STRICT;
-- The list, newest first.
CREATE INDEX disclosures_by_time ON disclosures (at, id);

-- The vault's own diary: opened, wrong tries, exported, backed up, purged. Names no content.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  event TEXT NOT NULL CHECK (event IN ('unlocked', 'wrong_tries', 'exported', 'backed_up', 'purged')),
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;

-- The person's own words, and what was changed about default ones (a word without a row is as it came). `word` is the key that records
-- hold: the id, or the own word as first typed. `created_at` gives the order.
CREATE TABLE words (
  list TEXT NOT NULL,
  word TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  created_at INTEGER NOT NULL,
  label TEXT,
  label_group TEXT,
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  PRIMARY KEY (list, word, own)
) STRICT, WITHOUT ROWID;

-- A check-in: one a day and part. `asked` lists what was asked; an item in it whose column is NULL was skipped, one
-- that is not in it was not asked. `date` is the day it is about, which turns at four in the morning.
CREATE TABLE checkins (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  date TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('morning', 'evening')),
  occurred_at INTEGER NOT NULL,
  occurred_zone TEXT NOT NULL,
  occurred_local TEXT NOT NULL,
  occurred_precision TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  lang TEXT NOT NULL,
  asked TEXT NOT NULL CHECK (json_valid(asked)),
  mood INTEGER CHECK (mood BETWEEN 0 AND 10),
  craving_peak INTEGER CHECK (craving_peak BETWEEN 0 AND 10),
  confidence INTEGER CHECK (confidence BETWEEN 0 AND 10),
  stress INTEGER CHECK (stress BETWEEN 0 AND 10),
  pain INTEGER CHECK (pain BETWEEN 0 AND 10),
  sleep_hours INTEGER CHECK (sleep_hours BETWEEN 0 AND 24),
  sleep_quality INTEGER CHECK (sleep_quality BETWEEN 0 AND 4),
  halt TEXT CHECK (halt IS NULL OR json_valid(halt)),
  used_today TEXT,
  meds_ok INTEGER CHECK (meds_ok IN (0, 1)),
  connected INTEGER CHECK (connected IN (0, 1)),
  good_thing TEXT NOT NULL,
  intention TEXT NOT NULL,
  share TEXT NOT NULL
) STRICT;
-- One a day and part; windows of days.
CREATE UNIQUE INDEX checkins_by_day ON checkins (date, part) WHERE deleted_at IS NULL;
-- The timeline and its filters.
CREATE INDEX checkins_by_time ON checkins (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX checkins_by_share ON checkins (share, occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX checkins_with_text ON checkins (occurred_at, id)
  WHERE deleted_at IS NULL AND (good_thing <> '' OR intention <> '');
-- Purging.
CREATE INDEX checkins_deleted ON checkins (deleted_at) WHERE deleted_at IS NOT NULL;

-- What a check-in said before each correction: the whole record as JSON.
CREATE TABLE checkin_versions (
  checkin BLOB NOT NULL REFERENCES checkins (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  replaced_at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (checkin, revision)
) STRICT, WITHOUT ROWID;

-- Which parts were prompted, by a pop-up that was shown or by the card on Today. Without a row nobody was asked.
CREATE TABLE checkin_prompts (
  date TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('morning', 'evening')),
  prompted_at INTEGER NOT NULL,
  prompted_local TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (date, part)
) STRICT, WITHOUT ROWID;

-- Free writing. Content as typed.
CREATE TABLE journal (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  occurred_at INTEGER NOT NULL,
  occurred_zone TEXT NOT NULL,
  occurred_local TEXT NOT NULL,
  occurred_precision TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  lang TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  share TEXT NOT NULL
) STRICT;
-- The timeline and its filters.
CREATE INDEX journal_by_time ON journal (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX journal_by_share ON journal (share, occurred_at, id) WHERE deleted_at IS NULL;
-- Purging.
CREATE INDEX journal_deleted ON journal (deleted_at) WHERE deleted_at IS NOT NULL;

-- What an entry points to: a plan item, one session (series and start), a craving.
CREATE TABLE journal_links (
  entry BLOB NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('plan', 'session', 'craving')),
  target BLOB NOT NULL CHECK (length(target) = 16),
  recurrence_local TEXT CHECK ((recurrence_local IS NOT NULL) = (kind = 'session')),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;
-- What points to this.
CREATE INDEX journal_links_by_target ON journal_links (target, recurrence_local, entry);

-- What an entry said before each change: the whole record as JSON.
CREATE TABLE journal_versions (
  entry BLOB NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  replaced_at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (entry, revision)
) STRICT, WITHOUT ROWID;

-- The timeline's filters on cravings.
CREATE INDEX cravings_by_share ON cravings (share, occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX cravings_with_text ON cravings (occurred_at, id)
  WHERE deleted_at IS NULL AND (situation <> '' OR thought <> '' OR note <> '');

-- The timeline's filters on returns to use.
CREATE INDEX returns_by_share ON returns (share, occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX returns_with_text ON returns (occurred_at, id)
  WHERE deleted_at IS NULL AND (signs_text <> '' OR next <> '' OR lesson <> '');

-- What can be found: a row for each record that is not deleted and has text, with its words as the search reads them; a session has
-- its series' id and its start besides, anything else no start. `key` is `occurred_at`, or the next free number after it, so that
-- going through the matches backwards by key gives the newest first without sorting.
CREATE TABLE search_entries (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record BLOB NOT NULL CHECK (length(record) = 16),
  recurrence_local TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_entries_by_record ON search_entries (record, kind, recurrence_local);

-- The full-text search: words without regard to accents and capitals. It reads the text above and is set to overwrite the words of
-- what is taken out (`secure-delete`).
CREATE VIRTUAL TABLE search USING fts5 (
  title, body,
  content = 'search_entries', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5'
);

-- What whole weeks (`weeks` 1) and blocks of four weeks (4) add up to, as `Summary` of the domain, kept only to be quick: a row that
-- is missing is counted again from the records. `shape` is the definition it was counted by.
CREATE TABLE insight_sums (
  weeks INTEGER NOT NULL CHECK (weeks IN (1, 4)),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  shape INTEGER NOT NULL,
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  PRIMARY KEY (weeks, first_day)
) STRICT;

-- What a person wrote looking back at a week.
CREATE TABLE week_reviews (
  monday TEXT NOT NULL PRIMARY KEY,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  plan TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Whatever changes throws away the sums its day is in; they are counted again when somebody looks.
CREATE TRIGGER insight_craving_insert AFTER INSERT ON cravings
BEGIN
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(substr(new.occurred_local, 1, 10), '-27 days') AND substr(new.occurred_local, 1, 10)
    AND last_day >= substr(new.occurred_local, 1, 10);
END;
CREATE TRIGGER insight_craving_update AFTER UPDATE ON cravings
BEGIN
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(substr(old.occurred_local, 1, 10), '-27 days') AND substr(old.occurred_local, 1, 10)
    AND last_day >= substr(old.occurred_local, 1, 10);
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(substr(new.occurred_local, 1, 10), '-27 days') AND substr(new.occurred_local, 1, 10)
    AND last_day >= substr(new.occurred_local, 1, 10);
END;
CREATE TRIGGER insight_craving_delete AFTER DELETE ON cravings
BEGIN
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(substr(old.occurred_local, 1, 10), '-27 days') AND substr(old.occurred_local, 1, 10)
    AND last_day >= substr(old.occurred_local, 1, 10);
END;
CREATE TRIGGER insight_checkin_insert AFTER INSERT ON checkins
BEGIN
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(new.date, '-27 days') AND new.date AND last_day >= new.date;
END;
CREATE TRIGGER insight_checkin_update AFTER UPDATE ON checkins
BEGIN
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(old.date, '-27 days') AND old.date AND last_day >= old.date;
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(new.date, '-27 days') AND new.date AND last_day >= new.date;
END;
CREATE TRIGGER insight_checkin_delete AFTER DELETE ON checkins
BEGIN
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(old.date, '-27 days') AND old.date AND last_day >= old.date;
END;
CREATE TRIGGER insight_prompt_insert AFTER INSERT ON checkin_prompts
BEGIN
  DELETE FROM insight_sums WHERE weeks IN (1, 4)
    AND first_day BETWEEN date(new.date, '-27 days') AND new.date AND last_day >= new.date;
END;

-- Earlier versions of a record, whole, of every kind since schema 14. `kind` is the name of its table, whose trigger removes them with it.
CREATE TABLE record_versions (
  kind TEXT NOT NULL,
  record BLOB NOT NULL CHECK (length(record) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  replaced_at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (kind, record, revision)
) STRICT, WITHOUT ROWID;

-- A medication of the person's list. `occurred_…` is when it was started, as far as that is known, else when it was put on the list;
-- `stopped_…` the end of its last day. Both are there for the timeline.
CREATE TABLE medications (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  occurred_at INTEGER NOT NULL,
  occurred_zone TEXT NOT NULL,
  occurred_local TEXT NOT NULL,
  occurred_precision TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  lang TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL CHECK (name <> ''),
  purpose TEXT NOT NULL,
  kind TEXT NOT NULL,
  form TEXT NOT NULL,
  label TEXT NOT NULL,
  prescriber BLOB CHECK (length(prescriber) = 16),
  pharmacy BLOB CHECK (length(pharmacy) = 16),
  started TEXT,
  stopped TEXT,
  stopped_at INTEGER CHECK ((stopped_at IS NULL) = (stopped IS NULL)),
  stopped_local TEXT CHECK ((stopped_local IS NULL) = (stopped IS NULL)),
  stop_reason TEXT NOT NULL,
  note TEXT NOT NULL,
  reminders TEXT NOT NULL CHECK (json_valid(reminders)),
  refill TEXT CHECK (refill IS NULL OR json_valid(refill)),
  share TEXT NOT NULL
) STRICT;
-- The timeline: started.
CREATE INDEX medications_by_time ON medications (occurred_at, id) WHERE deleted_at IS NULL;
-- The timeline: stopped.
CREATE INDEX medications_stopped ON medications (stopped_at, id) WHERE stopped_at IS NOT NULL AND deleted_at IS NULL;
-- Purging.
CREATE INDEX medications_deleted ON medications (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TRIGGER medications_gone AFTER DELETE ON medications
BEGIN
  DELETE FROM record_versions WHERE kind = 'medications' AND record = old.id;
END;

-- Schedules in versions. One never changes once it is there: slots, words and counts of before stay as they were.
CREATE TABLE medication_schedules (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  medication BLOB NOT NULL REFERENCES medications (id) ON DELETE CASCADE,
  schedule BLOB NOT NULL CHECK (length(schedule) = 16),
  version INTEGER NOT NULL CHECK (version >= 1),
  saved_at INTEGER NOT NULL,
  from_local TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  UNIQUE (schedule, version)
) STRICT;
-- Every version of a medication.
CREATE INDEX medication_schedules_of ON medication_schedules (medication, schedule, version);
CREATE TRIGGER medication_schedules_stay BEFORE UPDATE ON medication_schedules
BEGIN
  SELECT RAISE(ABORT, 'a version of a schedule never changes');
END;

-- Days on which a medication is not due. `occurred_…` is the beginning of the first day, for the timeline.
CREATE TABLE medication_pauses (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  medication BLOB NOT NULL REFERENCES medications (id) ON DELETE CASCADE,
  occurred_at INTEGER NOT NULL,
  occurred_zone TEXT NOT NULL,
  occurred_local TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  first_day TEXT NOT NULL,
  last_day TEXT CHECK (last_day IS NULL OR last_day >= first_day),
  reason TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
-- Every pause of a medication.
CREATE INDEX medication_pauses_of ON medication_pauses (medication, first_day);
-- The timeline.
CREATE INDEX medication_pauses_by_time ON medication_pauses (occurred_at, id) WHERE deleted_at IS NULL;
-- Purging.
CREATE INDEX medication_pauses_deleted ON medication_pauses (deleted_at) WHERE deleted_at IS NOT NULL;

-- The one slot of an injection that was moved to another time; `slot_after` is empty where none came before it.
CREATE TABLE dose_moves (
  version BLOB NOT NULL REFERENCES medication_schedules (id) ON DELETE CASCADE,
  slot_date TEXT NOT NULL,
  slot_place INTEGER NOT NULL CHECK (slot_place BETWEEN 0 AND 255),
  slot_after BLOB NOT NULL CHECK (length(slot_after) IN (0, 16)),
  to_local TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (version, slot_date, slot_place, slot_after)
) STRICT, WITHOUT ROWID;

-- What was said of a slot (version, date, place, and the dose it counts from), or of a dose without one. When it was due, when it was
-- taken and when it was written are three times. What was not noted is NULL, never 0. `own_words` are own words for a reason and for side
-- effects, for the search; `said` marks what says more than that one was taken.
CREATE TABLE doses (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  occurred_at INTEGER NOT NULL,
  occurred_zone TEXT NOT NULL,
  occurred_local TEXT NOT NULL,
  occurred_precision TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  lang TEXT NOT NULL,
  medication BLOB NOT NULL REFERENCES medications (id) ON DELETE CASCADE,
  version BLOB REFERENCES medication_schedules (id) ON DELETE CASCADE,
  slot_date TEXT CHECK ((slot_date IS NULL) = (version IS NULL)),
  slot_place INTEGER CHECK ((slot_place IS NULL) = (version IS NULL) AND slot_place BETWEEN 0 AND 255),
  slot_after BLOB CHECK (slot_after IS NULL OR (length(slot_after) = 16 AND version IS NOT NULL)),
  due_local TEXT,
  due_zone TEXT CHECK ((due_zone IS NULL) = (due_local IS NULL)),
  while_locked INTEGER NOT NULL CHECK (while_locked IN (0, 1)),
  answer TEXT NOT NULL CHECK (answer IN ('taken', 'skipped')),
  reason TEXT CHECK (reason IS NULL OR json_valid(reason)),
  withdrawal INTEGER CHECK (withdrawal BETWEEN 0 AND 10),
  lasted TEXT CHECK (lasted IN ('yes', 'no', 'not_sure')),
  side_effects TEXT CHECK (side_effects IS NULL OR json_valid(side_effects)),
  note TEXT NOT NULL,
  own_words TEXT NOT NULL,
  said INTEGER NOT NULL CHECK (said IN (0, 1))
) STRICT;
-- Windows of time.
CREATE INDEX doses_by_time ON doses (occurred_at, id) WHERE deleted_at IS NULL;
-- The history of a medication; how many in the last day; the last one.
CREATE INDEX doses_of_medication ON doses (medication, occurred_at, id) WHERE deleted_at IS NULL;
-- Slots of some days of a medication.
CREATE INDEX doses_of_slot ON doses (medication, slot_date) WHERE deleted_at IS NULL AND slot_date IS NOT NULL;
-- The last one of a schedule, from which the next one counts.
CREATE INDEX doses_of_version ON doses (version, occurred_at) WHERE deleted_at IS NULL AND version IS NOT NULL;
-- The timeline.
CREATE INDEX doses_said ON doses (occurred_at, id) WHERE said = 1 AND deleted_at IS NULL;
-- Purging.
CREATE INDEX doses_deleted ON doses (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TRIGGER doses_gone AFTER DELETE ON doses
BEGIN
  DELETE FROM record_versions WHERE kind = 'doses' AND record = old.id;
END;

-- By whose clock medicines go: the zone they began in, and the one about which the question of a journey was last settled. One row.
CREATE TABLE medication_clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  home_zone TEXT NOT NULL,
  settled_zone TEXT NOT NULL
) STRICT;

-- What happened to medications, as the timeline reads it.
CREATE VIEW medication_changes AS
  SELECT id, occurred_at, occurred_zone, occurred_local, occurred_precision, created_at, NULL AS deleted_at, share,
         id AS medication, name, 'started' AS change, purpose AS text, NULL AS until
    FROM medications WHERE deleted_at IS NULL
  UNION ALL
  SELECT id, stopped_at, occurred_zone, stopped_local, 'day', created_at, NULL, share,
         id, name, 'stopped', stop_reason, NULL
    FROM medications WHERE deleted_at IS NULL AND stopped_at IS NOT NULL
  UNION ALL
  SELECT p.id, p.occurred_at, p.occurred_zone, p.occurred_local, 'day', p.created_at, NULL, m.share,
         m.id, m.name, 'paused', p.note, p.last_day
    FROM medication_pauses AS p CROSS JOIN medications AS m ON m.id = p.medication
   WHERE p.deleted_at IS NULL AND m.deleted_at IS NULL;
