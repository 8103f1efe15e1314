-- Schema 14: medications, their schedules in versions, their pauses, the doses; and earlier versions of every kind that comes from now on.

CREATE TABLE record_versions (
  kind TEXT NOT NULL,
  record BLOB NOT NULL CHECK (length(record) = 16),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  replaced_at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (kind, record, revision)
) STRICT, WITHOUT ROWID;

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
CREATE INDEX medications_by_time ON medications (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX medications_stopped ON medications (stopped_at, id) WHERE stopped_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX medications_deleted ON medications (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TRIGGER medications_gone AFTER DELETE ON medications
BEGIN
  DELETE FROM record_versions WHERE kind = 'medications' AND record = old.id;
END;

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
CREATE INDEX medication_schedules_of ON medication_schedules (medication, schedule, version);
CREATE TRIGGER medication_schedules_stay BEFORE UPDATE ON medication_schedules
BEGIN
  SELECT RAISE(ABORT, 'a version of a schedule never changes');
END;

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
CREATE INDEX medication_pauses_of ON medication_pauses (medication, first_day);
CREATE INDEX medication_pauses_by_time ON medication_pauses (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX medication_pauses_deleted ON medication_pauses (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE dose_moves (
  version BLOB NOT NULL REFERENCES medication_schedules (id) ON DELETE CASCADE,
  slot_date TEXT NOT NULL,
  slot_place INTEGER NOT NULL CHECK (slot_place BETWEEN 0 AND 255),
  slot_after BLOB NOT NULL CHECK (length(slot_after) IN (0, 16)),
  to_local TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (version, slot_date, slot_place, slot_after)
) STRICT, WITHOUT ROWID;

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
CREATE INDEX doses_by_time ON doses (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX doses_of_medication ON doses (medication, occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX doses_of_slot ON doses (medication, slot_date) WHERE deleted_at IS NULL AND slot_date IS NOT NULL;
CREATE INDEX doses_of_version ON doses (version, occurred_at) WHERE deleted_at IS NULL AND version IS NOT NULL;
CREATE INDEX doses_said ON doses (occurred_at, id) WHERE said = 1 AND deleted_at IS NULL;
CREATE INDEX doses_deleted ON doses (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TRIGGER doses_gone AFTER DELETE ON doses
BEGIN
  DELETE FROM record_versions WHERE kind = 'doses' AND record = old.id;
END;

CREATE TABLE medication_clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  home_zone TEXT NOT NULL,
  settled_zone TEXT NOT NULL
) STRICT;

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
