-- Schema 4: check-ins, the journal, and the full-text search over everything a person wrote.

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
CREATE UNIQUE INDEX checkins_by_day ON checkins (date, part) WHERE deleted_at IS NULL;
CREATE INDEX checkins_by_time ON checkins (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX checkins_by_share ON checkins (share, occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX checkins_with_text ON checkins (occurred_at, id)
  WHERE deleted_at IS NULL AND (good_thing <> '' OR intention <> '');
CREATE INDEX checkins_deleted ON checkins (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE checkin_versions (
  checkin BLOB NOT NULL REFERENCES checkins (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  replaced_at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (checkin, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkin_prompts (
  date TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('morning', 'evening')),
  prompted_at INTEGER NOT NULL,
  PRIMARY KEY (date, part)
) STRICT, WITHOUT ROWID;

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
CREATE INDEX journal_by_time ON journal (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX journal_by_share ON journal (share, occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX journal_deleted ON journal (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE journal_links (
  entry BLOB NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('plan', 'session', 'craving')),
  target BLOB NOT NULL CHECK (length(target) = 16),
  recurrence_local TEXT CHECK ((recurrence_local IS NOT NULL) = (kind = 'session')),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_links_by_target ON journal_links (target, recurrence_local, entry);

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

-- What can be found: a row for each record that is not deleted and has text. `key` is `occurred_at`, or the next free number
-- after it, so that going through the matches backwards by key gives the newest first without sorting.
CREATE TABLE search_entries (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('craving', 'checkin', 'journal', 'return')),
  record BLOB NOT NULL CHECK (length(record) = 16)
) STRICT;
CREATE UNIQUE INDEX search_entries_by_record ON search_entries (record, kind);

CREATE VIEW search_texts (key, title, body) AS
  SELECT e.key, '', c.situation || char(10) || c.thought || char(10) || c.note
    FROM search_entries AS e JOIN cravings AS c ON c.id = e.record WHERE e.kind = 'craving'
  UNION ALL
  SELECT e.key, '', c.good_thing || char(10) || c.intention
    FROM search_entries AS e JOIN checkins AS c ON c.id = e.record WHERE e.kind = 'checkin'
  UNION ALL
  SELECT e.key, j.title, j.body
    FROM search_entries AS e JOIN journal AS j ON j.id = e.record WHERE e.kind = 'journal'
  UNION ALL
  SELECT e.key, '', r.signs_text || char(10) || r.next || char(10) || r.lesson
    FROM search_entries AS e JOIN returns AS r ON r.id = e.record WHERE e.kind = 'return';

CREATE VIRTUAL TABLE search USING fts5 (
  title, body,
  content = 'search_texts', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_craving_insert AFTER INSERT ON cravings
WHEN new.deleted_at IS NULL AND (new.situation <> '' OR new.thought <> '' OR new.note <> '')
BEGIN
  INSERT INTO search_entries (key, kind, record)
    SELECT coalesce(max(key) + 1, new.occurred_at), 'craving', new.id
      FROM search_entries WHERE key >= new.occurred_at AND key < new.occurred_at + 1000000;
  INSERT INTO search (rowid, title, body)
    SELECT key, '', new.situation || char(10) || new.thought || char(10) || new.note
      FROM search_entries WHERE record = new.id AND kind = 'craving';
END;

CREATE TRIGGER search_craving_update AFTER UPDATE ON cravings
WHEN new.situation IS NOT old.situation OR new.thought IS NOT old.thought OR new.note IS NOT old.note
  OR new.occurred_at IS NOT old.occurred_at OR new.deleted_at IS NOT old.deleted_at OR new.id IS NOT old.id
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, '', old.situation || char(10) || old.thought || char(10) || old.note
      FROM search_entries WHERE record = old.id AND kind = 'craving';
  DELETE FROM search_entries WHERE record = old.id AND kind = 'craving';
  INSERT INTO search_entries (key, kind, record)
    SELECT coalesce(max(key) + 1, new.occurred_at), 'craving', new.id
      FROM search_entries WHERE key >= new.occurred_at AND key < new.occurred_at + 1000000
      HAVING new.deleted_at IS NULL AND (new.situation <> '' OR new.thought <> '' OR new.note <> '');
  INSERT INTO search (rowid, title, body)
    SELECT key, '', new.situation || char(10) || new.thought || char(10) || new.note
      FROM search_entries WHERE record = new.id AND kind = 'craving';
END;

CREATE TRIGGER search_craving_delete BEFORE DELETE ON cravings
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, '', old.situation || char(10) || old.thought || char(10) || old.note
      FROM search_entries WHERE record = old.id AND kind = 'craving';
  DELETE FROM search_entries WHERE record = old.id AND kind = 'craving';
END;

CREATE TRIGGER search_checkin_insert AFTER INSERT ON checkins
WHEN new.deleted_at IS NULL AND (new.good_thing <> '' OR new.intention <> '')
BEGIN
  INSERT INTO search_entries (key, kind, record)
    SELECT coalesce(max(key) + 1, new.occurred_at), 'checkin', new.id
      FROM search_entries WHERE key >= new.occurred_at AND key < new.occurred_at + 1000000;
  INSERT INTO search (rowid, title, body)
    SELECT key, '', new.good_thing || char(10) || new.intention FROM search_entries WHERE record = new.id AND kind = 'checkin';
END;

CREATE TRIGGER search_checkin_update AFTER UPDATE ON checkins
WHEN new.good_thing IS NOT old.good_thing OR new.intention IS NOT old.intention
  OR new.occurred_at IS NOT old.occurred_at OR new.deleted_at IS NOT old.deleted_at OR new.id IS NOT old.id
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, '', old.good_thing || char(10) || old.intention FROM search_entries WHERE record = old.id AND kind = 'checkin';
  DELETE FROM search_entries WHERE record = old.id AND kind = 'checkin';
  INSERT INTO search_entries (key, kind, record)
    SELECT coalesce(max(key) + 1, new.occurred_at), 'checkin', new.id
      FROM search_entries WHERE key >= new.occurred_at AND key < new.occurred_at + 1000000
      HAVING new.deleted_at IS NULL AND (new.good_thing <> '' OR new.intention <> '');
  INSERT INTO search (rowid, title, body)
    SELECT key, '', new.good_thing || char(10) || new.intention FROM search_entries WHERE record = new.id AND kind = 'checkin';
END;

CREATE TRIGGER search_checkin_delete BEFORE DELETE ON checkins
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, '', old.good_thing || char(10) || old.intention FROM search_entries WHERE record = old.id AND kind = 'checkin';
  DELETE FROM search_entries WHERE record = old.id AND kind = 'checkin';
END;

CREATE TRIGGER search_journal_insert AFTER INSERT ON journal
WHEN new.deleted_at IS NULL
BEGIN
  INSERT INTO search_entries (key, kind, record)
    SELECT coalesce(max(key) + 1, new.occurred_at), 'journal', new.id
      FROM search_entries WHERE key >= new.occurred_at AND key < new.occurred_at + 1000000;
  INSERT INTO search (rowid, title, body)
    SELECT key, new.title, new.body FROM search_entries WHERE record = new.id AND kind = 'journal';
END;

CREATE TRIGGER search_journal_update AFTER UPDATE ON journal
WHEN new.title IS NOT old.title OR new.body IS NOT old.body
  OR new.occurred_at IS NOT old.occurred_at OR new.deleted_at IS NOT old.deleted_at OR new.id IS NOT old.id
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, old.title, old.body FROM search_entries WHERE record = old.id AND kind = 'journal';
  DELETE FROM search_entries WHERE record = old.id AND kind = 'journal';
  INSERT INTO search_entries (key, kind, record)
    SELECT coalesce(max(key) + 1, new.occurred_at), 'journal', new.id
      FROM search_entries WHERE key >= new.occurred_at AND key < new.occurred_at + 1000000
      HAVING new.deleted_at IS NULL;
  INSERT INTO search (rowid, title, body)
    SELECT key, new.title, new.body FROM search_entries WHERE record = new.id AND kind = 'journal';
END;

CREATE TRIGGER search_journal_delete BEFORE DELETE ON journal
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, old.title, old.body FROM search_entries WHERE record = old.id AND kind = 'journal';
  DELETE FROM search_entries WHERE record = old.id AND kind = 'journal';
END;

CREATE TRIGGER search_return_insert AFTER INSERT ON returns
WHEN new.deleted_at IS NULL AND (new.signs_text <> '' OR new.next <> '' OR new.lesson <> '')
BEGIN
  INSERT INTO search_entries (key, kind, record)
    SELECT coalesce(max(key) + 1, new.occurred_at), 'return', new.id
      FROM search_entries WHERE key >= new.occurred_at AND key < new.occurred_at + 1000000;
  INSERT INTO search (rowid, title, body)
    SELECT key, '', new.signs_text || char(10) || new.next || char(10) || new.lesson
      FROM search_entries WHERE record = new.id AND kind = 'return';
END;

CREATE TRIGGER search_return_update AFTER UPDATE ON returns
WHEN new.signs_text IS NOT old.signs_text OR new.next IS NOT old.next OR new.lesson IS NOT old.lesson
  OR new.occurred_at IS NOT old.occurred_at OR new.deleted_at IS NOT old.deleted_at OR new.id IS NOT old.id
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, '', old.signs_text || char(10) || old.next || char(10) || old.lesson
      FROM search_entries WHERE record = old.id AND kind = 'return';
  DELETE FROM search_entries WHERE record = old.id AND kind = 'return';
  INSERT INTO search_entries (key, kind, record)
    SELECT coalesce(max(key) + 1, new.occurred_at), 'return', new.id
      FROM search_entries WHERE key >= new.occurred_at AND key < new.occurred_at + 1000000
      HAVING new.deleted_at IS NULL AND (new.signs_text <> '' OR new.next <> '' OR new.lesson <> '');
  INSERT INTO search (rowid, title, body)
    SELECT key, '', new.signs_text || char(10) || new.next || char(10) || new.lesson
      FROM search_entries WHERE record = new.id AND kind = 'return';
END;

CREATE TRIGGER search_return_delete BEFORE DELETE ON returns
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, '', old.signs_text || char(10) || old.next || char(10) || old.lesson
      FROM search_entries WHERE record = old.id AND kind = 'return';
  DELETE FROM search_entries WHERE record = old.id AND kind = 'return';
END;

-- Cravings from before this step can be found too. Returns to use came with the step before: there are none yet.
INSERT INTO search_entries (key, kind, record)
  SELECT occurred_at + row_number() OVER (PARTITION BY occurred_at ORDER BY id) - 1, 'craving', id
    FROM cravings WHERE deleted_at IS NULL AND (situation <> '' OR thought <> '' OR note <> '');
INSERT INTO search (search) VALUES ('rebuild');
