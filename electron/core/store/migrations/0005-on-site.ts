/** When a visit really took place, and the words that are being typed: kept here letter by letter, never synced. */
export const onSite = `
ALTER TABLE visits ADD COLUMN started_at INTEGER;
ALTER TABLE visits ADD COLUMN ended_at INTEGER;
CREATE TABLE drafts (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
