/**
 * The library: materials, the words of their versions, and what stands at them as files. `pins` (what is to be on this laptop)
 * and `played` (where a film was left) are this laptop's own and never sync.
 */
import { rowColumns } from './row-columns.ts'

export const library = `
ALTER TABLE attachments ADD COLUMN material_id TEXT;
ALTER TABLE attachments ADD COLUMN part TEXT;
ALTER TABLE attachments ADD COLUMN page_count INTEGER;
ALTER TABLE attachments ADD COLUMN language TEXT;
CREATE TABLE materials (${rowColumns}
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  products TEXT,
  audiences TEXT,
  stages TEXT,
  language TEXT,
  tags TEXT,
  collections TEXT,
  note TEXT,
  versioned_at INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE material_texts (${rowColumns}
  material_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  body TEXT NOT NULL,
  extra TEXT
) STRICT;
CREATE INDEX materials_by_source ON materials (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX material_texts_by_source ON material_texts (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX materials_by_version ON materials (versioned_at DESC, id) WHERE deleted_at IS NULL;
CREATE INDEX material_texts_by_material ON material_texts (material_id);
CREATE INDEX attachments_by_material ON attachments (material_id, part, created_at) WHERE material_id IS NOT NULL;
CREATE INDEX visit_items_by_ref ON visit_items (ref_id) WHERE ref_id IS NOT NULL;
CREATE TABLE pins (
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  pinned_at INTEGER NOT NULL,
  PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE played (
  sha256 TEXT PRIMARY KEY NOT NULL,
  position_ms INTEGER NOT NULL,
  played_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
