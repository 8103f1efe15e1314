-- Schema 6: when lessons are due, the questions as they were answered, and answers to questions that changed since.

CREATE TABLE lesson_assignments (
  lesson TEXT NOT NULL PRIMARY KEY,
  created_at INTEGER NOT NULL,
  week INTEGER CHECK (week BETWEEN 1 AND 104),
  series BLOB CHECK (length(series) = 16),
  recurrence_local TEXT,
  CHECK ((week IS NULL) <> (series IS NULL)),
  CHECK ((series IS NULL) = (recurrence_local IS NULL))
) STRICT;

CREATE TABLE lesson_questions (
  lesson TEXT NOT NULL,
  question TEXT NOT NULL,
  version INTEGER NOT NULL,
  lang TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (lesson, question)
) STRICT;

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
