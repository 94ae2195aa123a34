/**
 * The first tables: one per record type, history, outbox and what is derived for lists. Frozen: later changes are later
 * files. `columns.test.ts` compares the tables of a migrated store with what the declarations ask for.
 */
export const firstTables = `
CREATE TABLE team_members (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  role TEXT,
  is_active INTEGER,
  extra TEXT
) STRICT;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT,
  scale TEXT,
  headcount INTEGER,
  headcount_band TEXT,
  industry TEXT,
  region TEXT,
  address TEXT,
  phone TEXT,
  website TEXT,
  stage TEXT,
  owner_id TEXT,
  parent_id TEXT,
  current_system TEXT,
  description TEXT,
  tags TEXT,
  merged_into_id TEXT,
  extra TEXT
) STRICT;

CREATE TABLE contacts (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,
  account_id TEXT,
  name TEXT NOT NULL,
  job_title TEXT,
  department TEXT,
  role TEXT,
  stance TEXT,
  mobile TEXT,
  phone TEXT,
  email TEXT,
  wechat TEXT,
  address TEXT,
  has_left INTEGER,
  remarks TEXT,
  extra TEXT
) STRICT;

CREATE TABLE visits (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,
  account_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  visit_type TEXT,
  status TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  duration_min INTEGER,
  place TEXT,
  contact_ids TEXT,
  summary TEXT,
  no_next_because TEXT,
  owner_id TEXT,
  extra TEXT
) STRICT;

CREATE TABLE visit_notes (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,
  account_id TEXT NOT NULL,
  visit_id TEXT,
  contact_id TEXT,
  body TEXT NOT NULL,
  noted_at INTEGER NOT NULL,
  author_id TEXT,
  extra TEXT
) STRICT;

CREATE TABLE follow_ups (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,
  account_id TEXT,
  contact_id TEXT,
  visit_id TEXT,
  subject TEXT NOT NULL,
  kind TEXT,
  status TEXT NOT NULL,
  due_on TEXT NOT NULL,
  due_time TEXT,
  zone TEXT,
  done_at INTEGER,
  result TEXT,
  owner_id TEXT,
  extra TEXT
) STRICT;

CREATE TABLE opportunities (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,
  account_id TEXT,
  name TEXT NOT NULL,
  track TEXT,
  stage TEXT,
  outcome TEXT,
  amount_minor INTEGER,
  currency TEXT,
  probability INTEGER,
  expected_close_on TEXT,
  closed_at INTEGER,
  next_step TEXT,
  lead_source TEXT,
  description TEXT,
  owner_id TEXT,
  extra TEXT
) STRICT;

CREATE TABLE saved_views (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  target TEXT NOT NULL,
  definition TEXT NOT NULL,
  owner_id TEXT,
  extra TEXT
) STRICT;

CREATE UNIQUE INDEX accounts_by_source ON accounts (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX contacts_by_source ON contacts (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX visits_by_source ON visits (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX visit_notes_by_source ON visit_notes (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX follow_ups_by_source ON follow_ups (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX opportunities_by_source ON opportunities (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX team_members_by_source ON team_members (source_system, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX accounts_by_parent ON accounts (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX contacts_by_account ON contacts (account_id) WHERE deleted_at IS NULL;
CREATE INDEX visits_by_account ON visits (account_id, start_at) WHERE deleted_at IS NULL;
CREATE INDEX visits_by_start ON visits (start_at) WHERE deleted_at IS NULL;
CREATE INDEX visits_planned_by_start ON visits (start_at) WHERE status = 'planned' AND deleted_at IS NULL;
CREATE INDEX visit_notes_by_account ON visit_notes (account_id, noted_at) WHERE deleted_at IS NULL;
CREATE INDEX visit_notes_by_visit ON visit_notes (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX follow_ups_by_account ON follow_ups (account_id, due_on) WHERE deleted_at IS NULL;
CREATE INDEX follow_ups_open_by_due ON follow_ups (due_on, due_time) WHERE status = 'open' AND deleted_at IS NULL;
CREATE INDEX follow_ups_by_done ON follow_ups (done_at) WHERE status <> 'open' AND deleted_at IS NULL;
CREATE INDEX opportunities_by_account ON opportunities (account_id) WHERE deleted_at IS NULL;

CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE txns (
  txn_no INTEGER PRIMARY KEY,
  txn_id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('user', 'import', 'undo', 'system')),
  at INTEGER NOT NULL,
  actor TEXT,
  group_id TEXT,
  undoes TEXT,
  undone_by TEXT
) STRICT;
CREATE INDEX txns_by_group ON txns (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE changes (
  change_id INTEGER PRIMARY KEY,
  txn_no INTEGER NOT NULL,
  type TEXT NOT NULL,
  row_id TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete', 'restore')),
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX changes_by_row ON changes (row_id, change_id);
CREATE INDEX changes_by_txn ON changes (txn_no);

CREATE TABLE outbox (
  op_no INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id INTEGER NOT NULL,
  base_version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'acked', 'rejected'))
) STRICT;

CREATE TABLE account_facts (
  account_id TEXT PRIMARY KEY NOT NULL,
  name_key TEXT NOT NULL,
  next_on TEXT,
  next_time TEXT,
  next_subject TEXT,
  next_type TEXT,
  next_id TEXT,
  last_contact_on TEXT,
  visit_count INTEGER NOT NULL DEFAULT 0,
  note_count INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX account_facts_by_name ON account_facts (name_key);
CREATE INDEX account_facts_by_next ON account_facts (next_on);
CREATE INDEX account_facts_by_last_contact ON account_facts (last_contact_on);

CREATE TABLE contact_keys (
  contact_id TEXT PRIMARY KEY NOT NULL,
  name_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_keys_by_name ON contact_keys (name_key);
`
