-- Schema 7: which calendar a series was read from, so that a newer file of the same calendar can say what is gone.

ALTER TABLE sessions ADD COLUMN calendar_source TEXT NOT NULL DEFAULT '';
