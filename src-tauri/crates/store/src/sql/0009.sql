-- Schema 9: what was noted about a session can be found.

-- Takeaway, questions and homework as one text. The full-text search can read a column, not a list inside one.
ALTER TABLE session_records ADD COLUMN noted TEXT NOT NULL DEFAULT '';
UPDATE session_records SET noted = trim(takeaway
  || (SELECT coalesce(group_concat(char(10) || value, ''), '') FROM json_each(questions))
  || (SELECT coalesce(group_concat(char(10) || value, ''), '') FROM json_each(homework_out))
  || (SELECT coalesce(group_concat(char(10) || json_extract(value, '$.text'), ''), '') FROM json_each(homework_in)), char(10));

-- A session is named by its series and the start the series gives, so an entry has room for that start.
DROP VIEW search_texts;
CREATE TABLE search_entries_before AS SELECT key, kind, record FROM search_entries;
DROP TABLE search_entries;
CREATE TABLE search_entries (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('craving', 'checkin', 'journal', 'return', 'session')),
  record BLOB NOT NULL CHECK (length(record) = 16),
  recurrence_local TEXT NOT NULL DEFAULT '' CHECK ((recurrence_local = '') = (kind <> 'session'))
) STRICT;
INSERT INTO search_entries (key, kind, record) SELECT key, kind, record FROM search_entries_before;
DROP TABLE search_entries_before;
CREATE UNIQUE INDEX search_entries_by_record ON search_entries (record, kind, recurrence_local);

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
    FROM search_entries AS e JOIN returns AS r ON r.id = e.record WHERE e.kind = 'return'
  UNION ALL
  SELECT e.key, s.title, s.noted
    FROM search_entries AS e JOIN session_records AS s ON s.session = e.record AND s.recurrence_local = e.recurrence_local
    WHERE e.kind = 'session';

CREATE TRIGGER search_session_insert AFTER INSERT ON session_records
WHEN new.noted <> ''
BEGIN
  INSERT INTO search_entries (key, kind, record, recurrence_local)
    SELECT coalesce(max(key) + 1, new.start_at), 'session', new.session, new.recurrence_local
      FROM search_entries WHERE key >= new.start_at AND key < new.start_at + 1000000;
  INSERT INTO search (rowid, title, body)
    SELECT key, new.title, new.noted FROM search_entries
      WHERE record = new.session AND kind = 'session' AND recurrence_local = new.recurrence_local;
END;

CREATE TRIGGER search_session_update AFTER UPDATE ON session_records
WHEN new.noted IS NOT old.noted OR new.title IS NOT old.title OR new.start_at IS NOT old.start_at
  OR new.session IS NOT old.session OR new.recurrence_local IS NOT old.recurrence_local
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, old.title, old.noted FROM search_entries
      WHERE record = old.session AND kind = 'session' AND recurrence_local = old.recurrence_local;
  DELETE FROM search_entries WHERE record = old.session AND kind = 'session' AND recurrence_local = old.recurrence_local;
  INSERT INTO search_entries (key, kind, record, recurrence_local)
    SELECT coalesce(max(key) + 1, new.start_at), 'session', new.session, new.recurrence_local
      FROM search_entries WHERE key >= new.start_at AND key < new.start_at + 1000000
      HAVING new.noted <> '';
  INSERT INTO search (rowid, title, body)
    SELECT key, new.title, new.noted FROM search_entries
      WHERE record = new.session AND kind = 'session' AND recurrence_local = new.recurrence_local;
END;

CREATE TRIGGER search_session_delete BEFORE DELETE ON session_records
BEGIN
  INSERT INTO search (search, rowid, title, body)
    SELECT 'delete', key, old.title, old.noted FROM search_entries
      WHERE record = old.session AND kind = 'session' AND recurrence_local = old.recurrence_local;
  DELETE FROM search_entries WHERE record = old.session AND kind = 'session' AND recurrence_local = old.recurrence_local;
END;

INSERT INTO search_entries (key, kind, record, recurrence_local)
  SELECT coalesce((SELECT max(e.key) + 1 FROM search_entries AS e WHERE e.key >= s.start_at AND e.key < s.start_at + 1000000), s.start_at)
      + row_number() OVER (PARTITION BY s.start_at ORDER BY s.session, s.recurrence_local) - 1,
    'session', s.session, s.recurrence_local
    FROM session_records AS s WHERE s.noted <> '';
INSERT INTO search (search) VALUES ('rebuild');
