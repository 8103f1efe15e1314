-- Schema 8: what weeks and blocks of weeks add up to, and the review of a week.

ALTER TABLE checkin_prompts ADD COLUMN prompted_local TEXT NOT NULL DEFAULT '';
-- Prompts from before this step: the hour they usually come at.
UPDATE checkin_prompts SET prompted_local = date || CASE part WHEN 'morning' THEN 'T08:00:00' ELSE 'T20:00:00' END;

CREATE TABLE insight_sums (
  weeks INTEGER NOT NULL CHECK (weeks IN (1, 4)),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  shape INTEGER NOT NULL,
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  PRIMARY KEY (weeks, first_day)
) STRICT;

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
