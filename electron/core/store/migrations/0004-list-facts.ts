/**
 * What a list of accounts filters and sorts by stands in the derived row, so that ten thousand accounts are walked in one
 * narrow table; counts go out of it, since keeping them made every note dearer the more an account already had.
 */
export const listFacts = `
CREATE TABLE account_facts_next (
  account_id TEXT PRIMARY KEY NOT NULL,
  name_key TEXT NOT NULL,
  kind TEXT,
  scale TEXT,
  headcount INTEGER,
  headcount_band TEXT,
  industry TEXT,
  industry_key TEXT,
  region TEXT,
  region_key TEXT,
  stage TEXT,
  owner_id TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  next_on TEXT,
  next_time TEXT,
  next_subject TEXT,
  next_type TEXT,
  next_id TEXT,
  last_contact_on TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO account_facts_next
  SELECT f.account_id, f.name_key, a.kind, a.scale, a.headcount, a.headcount_band, a.industry, a.industry, a.region,
    a.region, a.stage, a.owner_id,
    a.created_at, a.updated_at, f.next_on, f.next_time, f.next_subject, f.next_type, f.next_id, f.last_contact_on
  FROM account_facts f JOIN accounts a ON a.id = f.account_id;
DROP TABLE account_facts;
ALTER TABLE account_facts_next RENAME TO account_facts;
CREATE INDEX account_facts_by_name ON account_facts (name_key);
CREATE INDEX account_facts_by_next ON account_facts (next_on);
CREATE INDEX account_facts_by_last_contact ON account_facts (last_contact_on);
CREATE INDEX account_facts_by_stage ON account_facts (stage);
CREATE INDEX account_facts_by_kind ON account_facts (kind);
CREATE INDEX account_facts_by_industry ON account_facts (industry);
CREATE INDEX account_facts_by_region ON account_facts (region);
CREATE INDEX account_facts_by_owner ON account_facts (owner_id);

CREATE INDEX visits_planned_by_account ON visits (account_id, start_at) WHERE status = 'planned' AND deleted_at IS NULL;
CREATE INDEX follow_ups_open_by_account ON follow_ups (account_id, due_on) WHERE status = 'open' AND deleted_at IS NULL;
CREATE INDEX outbox_settled ON outbox (state) WHERE state <> 'pending';
`
