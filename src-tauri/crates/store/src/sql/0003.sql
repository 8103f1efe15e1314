-- Schema 3: second numbers, skills as they were tried, returns to use.
ALTER TABLE cravings ADD COLUMN session BLOB CHECK (length(session) = 16);
ALTER TABLE cravings ADD COLUMN session_recurrence TEXT CHECK ((session_recurrence IS NULL) = (session IS NULL));
CREATE INDEX cravings_by_session ON cravings (session, session_recurrence) WHERE session IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX cravings_used ON cravings (occurred_at) WHERE outcome IN ('used', 'used_some') AND deleted_at IS NULL;

ALTER TABLE craving_skills ADD COLUMN tried_at INTEGER;
ALTER TABLE craving_skills ADD COLUMN change INTEGER CHECK (change BETWEEN -10 AND 10);
UPDATE craving_skills SET change = (
  SELECT (
    SELECT json_extract(later.value, '$.intensity') FROM json_each(cravings.rerates) AS later
    WHERE json_extract(later.value, '$.intensity') IS NOT NULL ORDER BY later.key DESC LIMIT 1
  ) - cravings.intensity FROM cravings WHERE cravings.id = craving_skills.craving
);

CREATE TABLE skill_tallies (
  word TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  uses INTEGER NOT NULL CHECK (uses >= 0),
  measured INTEGER NOT NULL CHECK (measured BETWEEN 0 AND uses),
  change INTEGER NOT NULL,
  PRIMARY KEY (word, own)
) STRICT, WITHOUT ROWID;
INSERT INTO skill_tallies (word, own, uses, measured, change)
  SELECT word, own, count(*), count(change), coalesce(sum(change), 0) FROM craving_skills
  JOIN cravings ON cravings.id = craving_skills.craving AND cravings.deleted_at IS NULL GROUP BY word, own;

CREATE TABLE tallies (
  noun TEXT NOT NULL PRIMARY KEY,
  rows INTEGER NOT NULL CHECK (rows >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO tallies (noun, rows) SELECT 'cravings', count(*) FROM cravings WHERE deleted_at IS NULL;

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
CREATE INDEX returns_by_time ON returns (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX returns_deleted ON returns (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE return_versions (
  return BLOB NOT NULL REFERENCES returns (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  replaced_at INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (return, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE use_days (
  day TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('none', 'some', 'not_sure')),
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
