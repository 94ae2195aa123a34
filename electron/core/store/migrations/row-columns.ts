/** What every row carries, as it is since the first migration; a change to rows is a migration of its own and never touches this. */
export const rowColumns = `
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  updated_at INTEGER NOT NULL,
  updated_by TEXT,
  deleted_at INTEGER,
  source_system TEXT,
  source_id TEXT,`
