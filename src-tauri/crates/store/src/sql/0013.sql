-- Schema 13: the care team. People say what they are, where they are reached and what they may be told; who may be called in a crisis
-- is a choice of its own, which everyone who was on the list had. Sessions name one of them, and there are questions for them.

ALTER TABLE people ADD COLUMN role TEXT;
ALTER TABLE people ADD COLUMN organization TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN phones TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(phones));
UPDATE people SET phones = json_array(json_object('label', '', 'number', phone)) WHERE phone <> '';
ALTER TABLE people DROP COLUMN phone;
ALTER TABLE people ADD COLUMN after_hours TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN call_for TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN in_crisis INTEGER NOT NULL DEFAULT 1 CHECK (in_crisis IN (0, 1) AND in_crisis >= before_unlock);
ALTER TABLE people ADD COLUMN consent_scope TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN consent_from TEXT;
ALTER TABLE people ADD COLUMN consent_until TEXT;
ALTER TABLE people ADD COLUMN consent_back TEXT;

ALTER TABLE sessions ADD COLUMN provider_person BLOB CHECK (length(provider_person) = 16);

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
CREATE INDEX person_questions_by_person ON person_questions (person, occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX person_questions_by_time ON person_questions (occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX person_questions_deleted ON person_questions (deleted_at) WHERE deleted_at IS NOT NULL;
