/**
 * Bytes on their way between this laptop and its hub: what the person asked for, how far an upload is. Local,
 * never synced. What has to go up is not kept here: it is what lies in the vault, is named by a row, and is not in `hub_files`.
 */
export const transferTables = `
CREATE TABLE hub_files (
  sha256 TEXT PRIMARY KEY NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE transfers (
  sha256 TEXT PRIMARY KEY NOT NULL,
  direction TEXT NOT NULL,
  upload_id TEXT,
  done_bytes INTEGER NOT NULL DEFAULT 0,
  wanted_at INTEGER
) STRICT, WITHOUT ROWID;
`
