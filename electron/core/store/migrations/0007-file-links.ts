/**
 * Indexes for the ways files, visits under way and silent accounts are asked for: without them each question read the whole
 * table, or rows it needed one column of.
 */
export const fileLinks = `
CREATE INDEX attachments_by_contact ON attachments (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX attachments_by_follow_up ON attachments (follow_up_id) WHERE follow_up_id IS NOT NULL;
CREATE INDEX attachments_by_opportunity ON attachments (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX visits_under_way ON visits (started_at) WHERE status = 'planned' AND started_at IS NOT NULL AND deleted_at IS NULL;
DROP INDEX account_facts_by_last_contact;
CREATE INDEX account_facts_by_last_contact ON account_facts (last_contact_on, stage, next_on);
`
