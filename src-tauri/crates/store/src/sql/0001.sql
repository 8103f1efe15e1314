CREATE TABLE vault (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id BLOB NOT NULL CHECK (length(vault_id) = 16),
  created_at INTEGER NOT NULL,
  generation INTEGER NOT NULL CHECK (generation >= 0),
  header_generation INTEGER NOT NULL CHECK (header_generation >= 0),
  inbox_identity TEXT NOT NULL
) STRICT;
