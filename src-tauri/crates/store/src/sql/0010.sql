-- Schema 10: a series may begin where the person's own list does.

-- Starts before this wall-clock time do not take place: they were over when the file came, and the person did not bring them in.
ALTER TABLE sessions ADD COLUMN starts_from_local TEXT;
