/**
 * What a laptop knows of its hub: lost values as records, the hub's state of each row, how far the buckets are read, pages
 * of a pull that is not whole yet, and what this program cannot hold. Imports of two laptops may bring the same record of
 * another system: what stands for it is not unique once they meet.
 */
import { rowColumns } from './row-columns.ts'

const bySource = [
  'accounts',
  'contacts',
  'visits',
  'visit_notes',
  'follow_ups',
  'opportunities',
  'team_members',
  'visit_templates',
  'visit_items',
  'attachments',
  'phrases',
]

export const syncTables = `
CREATE TABLE conflicts (${rowColumns}
  account_id TEXT,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  kept_value TEXT,
  lost_value TEXT,
  kept_at INTEGER,
  lost_at INTEGER,
  kept_by TEXT,
  lost_by TEXT,
  owner_id TEXT,
  resolved_at INTEGER,
  resolution TEXT,
  extra TEXT
) STRICT;
CREATE INDEX conflicts_open ON conflicts (record_id) WHERE resolved_at IS NULL AND deleted_at IS NULL;

CREATE TABLE replica_rows (
  row_id TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  buckets TEXT NOT NULL,
  PRIMARY KEY (row_id, type)
) STRICT, WITHOUT ROWID;
CREATE TABLE replica_buckets (
  bucket TEXT PRIMARY KEY NOT NULL,
  cursor INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  digest_sum TEXT NOT NULL,
  is_complete INTEGER NOT NULL,
  place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE replica_wanted (row_id TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (row_id, type)) STRICT, WITHOUT ROWID;
CREATE TABLE sync_inbox (page_no INTEGER PRIMARY KEY, group_key TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE kept_aside (
  row_id TEXT NOT NULL,
  type TEXT NOT NULL,
  reason TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (row_id, type)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_by_change ON outbox (change_id);
ALTER TABLE outbox ADD COLUMN settled_at INTEGER;
ALTER TABLE outbox ADD COLUMN result TEXT;

${bySource
  .map(
    (table) => `DROP INDEX ${table}_by_source;
CREATE INDEX ${table}_by_source ON ${table} (source_system, source_id) WHERE source_id IS NOT NULL;`,
  )
  .join('\n')}
`
