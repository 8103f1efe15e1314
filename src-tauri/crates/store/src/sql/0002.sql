-- Schema 2: the program profile and its phases, sessions moved or cut short one by one, attendance.

ALTER TABLE sessions ADD COLUMN video_url TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN bring TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bring));
ALTER TABLE sessions ADD COLUMN ends_before_local TEXT;

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
  share TEXT NOT NULL,
  PRIMARY KEY (session, recurrence_local)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_records_by_time ON session_records (start_at);
CREATE INDEX session_records_by_makeup ON session_records (makeup_session, makeup_local) WHERE makeup_session IS NOT NULL;

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
