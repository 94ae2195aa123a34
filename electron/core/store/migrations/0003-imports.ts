/**
 * Imports: each run, what it read per source row (so that a newer file changes only what changed there), links to rows that
 * are not there yet, and the rows it gave back. Local to this laptop; never synced.
 */
export const importTables = `
CREATE TABLE imports (
  import_no INTEGER PRIMARY KEY,
  import_id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  system TEXT NOT NULL,
  file_name TEXT NOT NULL,
  format TEXT NOT NULL,
  mapping TEXT NOT NULL,
  header TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
  started_at INTEGER NOT NULL,
  actor TEXT,
  counts TEXT NOT NULL
) STRICT;

CREATE TABLE import_rows (
  type TEXT NOT NULL,
  source_system TEXT NOT NULL,
  source_id TEXT NOT NULL,
  import_no INTEGER NOT NULL,
  read_values TEXT NOT NULL,
  PRIMARY KEY (type, source_system, source_id, import_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_rows_by_import ON import_rows (import_no);

CREATE TABLE import_failures (
  import_no INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  cells TEXT NOT NULL,
  problems TEXT NOT NULL,
  raw TEXT,
  PRIMARY KEY (import_no, row_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_before (
  import_no INTEGER NOT NULL,
  type TEXT NOT NULL,
  row_id TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  PRIMARY KEY (import_no, type, row_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pending_links (
  pending_no INTEGER PRIMARY KEY,
  import_no INTEGER NOT NULL,
  type TEXT NOT NULL,
  row_id TEXT NOT NULL,
  field TEXT NOT NULL,
  links_to TEXT NOT NULL,
  link_by TEXT NOT NULL CHECK (link_by IN ('id', 'name')),
  source_system TEXT NOT NULL,
  link_key TEXT NOT NULL,
  waiting_row TEXT,
  waiting_key TEXT,
  resolved_by INTEGER
) STRICT;
CREATE INDEX pending_links_by_key ON pending_links (links_to, link_key) WHERE resolved_by IS NULL;
CREATE INDEX pending_links_by_import ON pending_links (import_no);
CREATE INDEX pending_links_by_row ON pending_links (row_id);
CREATE INDEX pending_links_by_waiting ON pending_links (type, waiting_key) WHERE waiting_key IS NOT NULL;
CREATE INDEX pending_links_by_resolver ON pending_links (resolved_by) WHERE resolved_by IS NOT NULL;

CREATE INDEX accounts_by_name ON accounts (name) WHERE deleted_at IS NULL;
`
