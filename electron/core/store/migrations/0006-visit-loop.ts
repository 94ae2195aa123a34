/**
 * What a visit is planned from, carries and brings home: kinds of visit with their checklists, ticked items, files, phrases,
 * themes, promises, series. `blobs` (what lies in the vault) and `reminders` (what was brought to mind) are this laptop's
 * own and never sync.
 */
import { rowColumns } from './row-columns.ts'

export const visitLoop = `
ALTER TABLE visits ADD COLUMN template_id TEXT;
ALTER TABLE visits ADD COLUMN purpose TEXT;
ALTER TABLE visits ADD COLUMN outcome TEXT;
ALTER TABLE visits ADD COLUMN reactions TEXT;
ALTER TABLE visits ADD COLUMN travel_min INTEGER;
ALTER TABLE visits ADD COLUMN repeat TEXT;
ALTER TABLE visits ADD COLUMN series_id TEXT;
ALTER TABLE visit_notes ADD COLUMN kind TEXT;
ALTER TABLE visit_notes ADD COLUMN theme TEXT;
ALTER TABLE follow_ups ADD COLUMN promised_by TEXT;
ALTER TABLE follow_ups ADD COLUMN repeat TEXT;
ALTER TABLE follow_ups ADD COLUMN series_id TEXT;
ALTER TABLE follow_ups ADD COLUMN remind_min INTEGER;
CREATE TABLE visit_templates (${rowColumns}
  name TEXT NOT NULL,
  visit_type TEXT NOT NULL,
  duration_min INTEGER,
  checklist TEXT,
  bring TEXT,
  position INTEGER,
  is_hidden INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE visit_items (${rowColumns}
  account_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER,
  done_at INTEGER,
  ref_type TEXT,
  ref_id TEXT,
  extra TEXT
) STRICT;
CREATE TABLE attachments (${rowColumns}
  account_id TEXT,
  visit_id TEXT,
  contact_id TEXT,
  follow_up_id TEXT,
  opportunity_id TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  caption TEXT,
  taken_at INTEGER,
  zone TEXT,
  duration_ms INTEGER,
  width INTEGER,
  height INTEGER,
  latitude_e6 INTEGER,
  longitude_e6 INTEGER,
  marks TEXT,
  extra TEXT
) STRICT;
CREATE TABLE phrases (${rowColumns}
  body TEXT NOT NULL,
  theme TEXT,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE UNIQUE INDEX visit_templates_by_source ON visit_templates (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX visit_items_by_source ON visit_items (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX attachments_by_source ON attachments (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX phrases_by_source ON phrases (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX visit_items_by_visit ON visit_items (visit_id, position) WHERE deleted_at IS NULL;
CREATE INDEX visit_items_by_account ON visit_items (account_id) WHERE deleted_at IS NULL;
CREATE INDEX attachments_by_account ON attachments (account_id, taken_at) WHERE deleted_at IS NULL;
CREATE INDEX attachments_by_visit ON attachments (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX attachments_by_sha256 ON attachments (sha256);
CREATE INDEX follow_ups_by_visit ON follow_ups (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX follow_ups_by_series ON follow_ups (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX follow_ups_by_contact ON follow_ups (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX visit_notes_by_contact ON visit_notes (contact_id) WHERE contact_id IS NOT NULL;
CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY NOT NULL,
  size_bytes INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  checked_at INTEGER,
  damaged_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE reminders (
  of TEXT NOT NULL,
  id TEXT NOT NULL,
  basis TEXT NOT NULL,
  again_at INTEGER,
  fired_at INTEGER,
  shown_at INTEGER,
  settled_at INTEGER,
  PRIMARY KEY (of, id)
) STRICT, WITHOUT ROWID;
`
