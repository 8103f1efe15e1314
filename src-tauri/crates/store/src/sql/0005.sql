-- Schema 5: the person's own words.
CREATE TABLE words (
  list TEXT NOT NULL,
  word TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  created_at INTEGER NOT NULL,
  label TEXT,
  label_group TEXT,
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  PRIMARY KEY (list, word, own)
) STRICT, WITHOUT ROWID;
