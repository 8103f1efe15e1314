-- Schema 11: the words that can be found stand in one table, whatever they were written in; whoever writes a record brings them up to date.

DROP TRIGGER search_craving_insert;
DROP TRIGGER search_craving_update;
DROP TRIGGER search_craving_delete;
DROP TRIGGER search_checkin_insert;
DROP TRIGGER search_checkin_update;
DROP TRIGGER search_checkin_delete;
DROP TRIGGER search_journal_insert;
DROP TRIGGER search_journal_update;
DROP TRIGGER search_journal_delete;
DROP TRIGGER search_return_insert;
DROP TRIGGER search_return_update;
DROP TRIGGER search_return_delete;
DROP TRIGGER search_session_insert;
DROP TRIGGER search_session_update;
DROP TRIGGER search_session_delete;
DROP TABLE search;
DROP VIEW search_texts;

CREATE TABLE search_entries_before AS SELECT key, kind, record, recurrence_local FROM search_entries;
DROP TABLE search_entries;
CREATE TABLE search_entries (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record BLOB NOT NULL CHECK (length(record) = 16),
  recurrence_local TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
INSERT INTO search_entries (key, kind, record, recurrence_local, title, body)
  SELECT e.key, e.kind, e.record, '', '', c.situation || char(10) || c.thought || char(10) || c.note
    FROM search_entries_before AS e JOIN cravings AS c ON c.id = e.record WHERE e.kind = 'craving';
INSERT INTO search_entries (key, kind, record, recurrence_local, title, body)
  SELECT e.key, e.kind, e.record, '', '', c.good_thing || char(10) || c.intention
    FROM search_entries_before AS e JOIN checkins AS c ON c.id = e.record WHERE e.kind = 'checkin';
INSERT INTO search_entries (key, kind, record, recurrence_local, title, body)
  SELECT e.key, e.kind, e.record, '', j.title, j.body
    FROM search_entries_before AS e JOIN journal AS j ON j.id = e.record WHERE e.kind = 'journal' AND (j.title <> '' OR j.body <> '');
INSERT INTO search_entries (key, kind, record, recurrence_local, title, body)
  SELECT e.key, e.kind, e.record, '', '', r.signs_text || char(10) || r.next || char(10) || r.lesson
    FROM search_entries_before AS e JOIN returns AS r ON r.id = e.record WHERE e.kind = 'return';
INSERT INTO search_entries (key, kind, record, recurrence_local, title, body)
  SELECT e.key, e.kind, e.record, e.recurrence_local, s.title, s.noted
    FROM search_entries_before AS e
    JOIN session_records AS s ON s.session = e.record AND s.recurrence_local = e.recurrence_local WHERE e.kind = 'session';
DROP TABLE search_entries_before;
CREATE UNIQUE INDEX search_entries_by_record ON search_entries (record, kind, recurrence_local);

CREATE VIRTUAL TABLE search USING fts5 (
  title, body,
  content = 'search_entries', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO search (search) VALUES ('rebuild');
