/**
 * The tables of search. All are derived from the records (and from this device's use of them): they never sync and can be
 * rebuilt at any time. `search_docs` keeps the text that hits show, `search_index` only the words (contentless).
 * Document numbers only grow, so the newest documents come first by number and the index is always written at its end: FTS5
 * writes out all it has gathered when it is given a lower number than the last. So the old words of a changed document are left
 * standing for a while (`search_gone`) and swept many at a time.
 */
export const searchSchemaSql = `
CREATE TABLE search_docs (
  doc INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  row_id TEXT NOT NULL,
  account_id TEXT,
  updated_at_ms INTEGER NOT NULL,
  title TEXT,
  names TEXT NOT NULL,
  phones TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_docs_by_row ON search_docs (type, row_id);
CREATE VIRTUAL TABLE search_index USING fts5(
  tokens, content='', contentless_delete=1, tokenize='ascii'
);
-- Merging later halves the cost of a single write at a million notes; queries do not notice (twice the default segments).
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 16), ('crisismerge', 32);
CREATE TABLE search_gone (
  doc INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE search_words (
  word TEXT PRIMARY KEY,
  uses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE search_word_keys (
  key TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_usage (
  type TEXT NOT NULL,
  row_id TEXT NOT NULL,
  weight REAL NOT NULL,
  last_used_ms INTEGER NOT NULL,
  PRIMARY KEY (type, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_usage_by_time ON search_usage (type, last_used_ms);
`
