/** Demos: scripts of steps, and what of them was shown at visits. */
import { rowColumns } from './row-columns.ts'

export const demos = `
CREATE TABLE demos (${rowColumns}
  name TEXT NOT NULL,
  products TEXT,
  note TEXT,
  extra TEXT
) STRICT;
CREATE TABLE demo_steps (${rowColumns}
  demo_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  card TEXT,
  notes TEXT,
  material_id TEXT,
  file_id TEXT,
  position INTEGER,
  minutes INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE demo_shown (${rowColumns}
  account_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  demo_id TEXT,
  step_id TEXT,
  title TEXT NOT NULL,
  shown_at INTEGER NOT NULL,
  shown_ms INTEGER,
  reaction TEXT,
  question TEXT,
  extra TEXT
) STRICT;
CREATE INDEX demos_by_source ON demos (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX demo_steps_by_source ON demo_steps (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX demo_shown_by_source ON demo_shown (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX demo_steps_by_demo ON demo_steps (demo_id, position) WHERE deleted_at IS NULL;
CREATE INDEX demo_shown_by_visit ON demo_shown (visit_id, shown_at) WHERE deleted_at IS NULL;
CREATE INDEX demo_shown_by_account ON demo_shown (account_id) WHERE deleted_at IS NULL;
`
