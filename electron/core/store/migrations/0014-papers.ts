/** The catalogue, comparison sheets and quotes for a client, and paper as it was printed and left. */
import { rowColumns } from './row-columns.ts'

export const papers = `
CREATE TABLE companies (${rowColumns}
  name TEXT NOT NULL,
  name_en TEXT,
  address TEXT,
  address_en TEXT,
  phone TEXT,
  email TEXT,
  website TEXT,
  color TEXT,
  logo_id TEXT,
  extra TEXT
) STRICT;
CREATE TABLE products (${rowColumns}
  name TEXT NOT NULL,
  name_en TEXT,
  kind TEXT NOT NULL,
  vendor TEXT,
  note TEXT,
  extra TEXT
) STRICT;
CREATE TABLE features (${rowColumns}
  product_id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT,
  section TEXT,
  section_en TEXT,
  audience TEXT,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE claims (${rowColumns}
  feature_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  body TEXT NOT NULL,
  body_en TEXT,
  mark TEXT,
  evidence TEXT,
  evidence_on TEXT,
  material_id TEXT,
  extra TEXT
) STRICT;
CREATE TABLE value_cards (${rowColumns}
  product_id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT,
  work TEXT,
  work_en TEXT,
  why TEXT,
  why_en TEXT,
  cost TEXT,
  cost_en TEXT,
  industries TEXT,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE price_packages (${rowColumns}
  product_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT,
  note TEXT,
  note_en TEXT,
  currency TEXT NOT NULL,
  kinds TEXT,
  scales TEXT,
  industries TEXT,
  headcount_min INTEGER,
  headcount_max INTEGER,
  term_months INTEGER,
  discount_limit_percent INTEGER,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE price_rows (${rowColumns}
  package_id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT,
  unit TEXT NOT NULL,
  price_minor INTEGER NOT NULL,
  currency TEXT,
  headcount_min INTEGER,
  headcount_max INTEGER,
  is_optional INTEGER,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE comparisons (${rowColumns}
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  product_id TEXT,
  other_id TEXT,
  now TEXT,
  now_en TEXT,
  title TEXT,
  title_en TEXT,
  lead TEXT,
  lead_en TEXT,
  audience TEXT,
  language TEXT,
  paper TEXT,
  is_landscape INTEGER,
  package_id TEXT,
  shows_price INTEGER,
  minutes_per_day INTEGER,
  people INTEGER,
  working_days INTEGER,
  hourly_minor INTEGER,
  currency TEXT,
  seen_on TEXT,
  owner_id TEXT,
  extra TEXT
) STRICT;
CREATE TABLE comparison_rows (${rowColumns}
  account_id TEXT NOT NULL,
  comparison_id TEXT NOT NULL,
  part TEXT NOT NULL,
  feature_id TEXT,
  title TEXT NOT NULL,
  title_en TEXT,
  section TEXT,
  section_en TEXT,
  now TEXT,
  now_en TEXT,
  ours TEXT,
  ours_en TEXT,
  now_mark TEXT,
  ours_mark TEXT,
  source TEXT,
  file_id TEXT,
  is_off INTEGER,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE quotes (${rowColumns}
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  opportunity_id TEXT,
  product_id TEXT,
  package_id TEXT,
  currency TEXT NOT NULL,
  discount_percent INTEGER,
  valid_until TEXT,
  terms TEXT,
  terms_en TEXT,
  language TEXT,
  paper TEXT,
  is_landscape INTEGER,
  contact_ids TEXT,
  state TEXT NOT NULL,
  decided_by_id TEXT,
  decision TEXT,
  approved_percent INTEGER,
  approved_off_minor INTEGER,
  decided_package_id TEXT,
  owner_id TEXT,
  extra TEXT
) STRICT;
CREATE TABLE quote_lines (${rowColumns}
  account_id TEXT NOT NULL,
  quote_id TEXT NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT,
  unit TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  list_minor INTEGER,
  currency TEXT,
  terms INTEGER,
  is_optional INTEGER,
  position INTEGER,
  extra TEXT
) STRICT;
CREATE TABLE document_versions (${rowColumns}
  account_id TEXT,
  visit_id TEXT,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  name TEXT NOT NULL,
  version_no INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  content TEXT NOT NULL,
  owner_id TEXT,
  extra TEXT
) STRICT;
CREATE TABLE leave_behinds (${rowColumns}
  account_id TEXT NOT NULL,
  visit_id TEXT,
  name TEXT NOT NULL,
  contact_ids TEXT,
  medium TEXT NOT NULL,
  left_at INTEGER NOT NULL,
  version_ids TEXT,
  file_ids TEXT,
  note TEXT,
  owner_id TEXT,
  extra TEXT
) STRICT;
CREATE INDEX companies_by_source ON companies (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX products_by_source ON products (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX features_by_source ON features (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX claims_by_source ON claims (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX value_cards_by_source ON value_cards (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX price_packages_by_source ON price_packages (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX price_rows_by_source ON price_rows (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX comparisons_by_source ON comparisons (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX comparison_rows_by_source ON comparison_rows (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX quotes_by_source ON quotes (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX quote_lines_by_source ON quote_lines (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX document_versions_by_source ON document_versions (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX leave_behinds_by_source ON leave_behinds (source_system, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX features_by_product ON features (product_id, position) WHERE deleted_at IS NULL;
CREATE INDEX claims_by_feature ON claims (feature_id, product_id) WHERE deleted_at IS NULL;
CREATE INDEX claims_by_product ON claims (product_id) WHERE deleted_at IS NULL;
CREATE INDEX value_cards_by_product ON value_cards (product_id, position) WHERE deleted_at IS NULL;
CREATE INDEX price_packages_by_product ON price_packages (product_id, position) WHERE deleted_at IS NULL;
CREATE INDEX price_rows_by_package ON price_rows (package_id, position) WHERE deleted_at IS NULL;
CREATE INDEX comparisons_by_account ON comparisons (account_id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX comparison_rows_by_comparison ON comparison_rows (comparison_id, position) WHERE deleted_at IS NULL;
CREATE INDEX comparison_rows_by_account ON comparison_rows (account_id) WHERE deleted_at IS NULL;
CREATE INDEX quotes_by_account ON quotes (account_id, updated_at) WHERE deleted_at IS NULL;
CREATE INDEX quote_lines_by_quote ON quote_lines (quote_id, position) WHERE deleted_at IS NULL;
CREATE INDEX quote_lines_by_account ON quote_lines (account_id) WHERE deleted_at IS NULL;
CREATE INDEX document_versions_by_subject ON document_versions (subject_id, kind, version_no) WHERE deleted_at IS NULL;
CREATE INDEX document_versions_by_account ON document_versions (account_id, made_at) WHERE deleted_at IS NULL;
CREATE INDEX document_versions_by_visit ON document_versions (visit_id) WHERE deleted_at IS NULL;
CREATE INDEX leave_behinds_by_account ON leave_behinds (account_id, left_at) WHERE deleted_at IS NULL;
CREATE INDEX leave_behinds_by_visit ON leave_behinds (visit_id) WHERE deleted_at IS NULL;
ALTER TABLE attachments ADD COLUMN document_id TEXT;
ALTER TABLE attachments ADD COLUMN company_id TEXT;
ALTER TABLE follow_ups ADD COLUMN quote_id TEXT;
ALTER TABLE materials ADD COLUMN link TEXT;
ALTER TABLE visits ADD COLUMN agenda TEXT;
ALTER TABLE visits ADD COLUMN minutes TEXT;
CREATE INDEX follow_ups_by_quote ON follow_ups (quote_id) WHERE quote_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX attachments_by_document ON attachments (document_id) WHERE document_id IS NOT NULL AND deleted_at IS NULL;
`
