/** Who was at a training session, with signature and result. */
import { rowColumns } from './row-columns.ts'

export const training = `
CREATE TABLE attendances (${rowColumns}
  account_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  contact_id TEXT,
  name TEXT NOT NULL,
  job_title TEXT,
  signed_at INTEGER,
  signature TEXT,
  result TEXT,
  score_percent INTEGER,
  note TEXT,
  extra TEXT
) STRICT;
CREATE INDEX attendances_by_source ON attendances (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX attendances_by_visit ON attendances (visit_id) WHERE deleted_at IS NULL;
CREATE INDEX attendances_by_account ON attendances (account_id) WHERE deleted_at IS NULL;
CREATE INDEX attendances_by_contact ON attendances (contact_id) WHERE contact_id IS NOT NULL;
`
