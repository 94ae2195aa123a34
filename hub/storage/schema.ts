/**
 * Tables of the synced data. The workspace leads every key, so that workspaces shard. JSON is text: the hub never looks
 * into it by SQL. A landed step is never changed; later ones are added.
 */
import type { SqlDriver } from './sql-driver.ts'

const steps: readonly string[] = [
  `
CREATE TABLE workspaces (
  ws TEXT PRIMARY KEY NOT NULL,
  seq BIGINT NOT NULL,
  log_epoch TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE TABLE sync_devices (
  ws TEXT NOT NULL,
  device_epoch TEXT NOT NULL,
  device_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  last_op BIGINT NOT NULL,
  skew_ms BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (ws, device_epoch)
);
CREATE TABLE sync_rows (
  ws TEXT NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  version BIGINT NOT NULL,
  digest TEXT NOT NULL,
  data TEXT NOT NULL,
  marks TEXT NOT NULL,
  device TEXT NOT NULL,
  other_version BIGINT NOT NULL,
  clean_for TEXT,
  account_id TEXT,
  owner_id TEXT,
  buckets TEXT NOT NULL,
  PRIMARY KEY (ws, id, type)
);
CREATE INDEX sync_rows_by_account ON sync_rows (ws, account_id);
CREATE INDEX sync_rows_by_owner ON sync_rows (ws, owner_id);
CREATE TABLE bucket_rows (
  ws TEXT NOT NULL,
  bucket TEXT NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  seq BIGINT NOT NULL,
  removed INTEGER NOT NULL,
  PRIMARY KEY (ws, bucket, id, type)
);
CREATE INDEX bucket_rows_by_seq ON bucket_rows (ws, bucket, seq);
CREATE TABLE buckets (
  ws TEXT NOT NULL,
  bucket TEXT NOT NULL,
  row_count BIGINT NOT NULL,
  digest_sum TEXT NOT NULL,
  PRIMARY KEY (ws, bucket)
);
CREATE TABLE ops (
  ws TEXT NOT NULL,
  device_epoch TEXT NOT NULL,
  op_no BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  member_id TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (ws, device_epoch, op_no)
);
CREATE INDEX ops_by_seq ON ops (ws, seq);
CREATE TABLE account_keys (
  ws TEXT NOT NULL,
  dup_key TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (ws, dup_key, id)
);
CREATE INDEX account_keys_by_id ON account_keys (ws, id);
`,
  `
CREATE TABLE uploads (
  ws TEXT NOT NULL,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  kept_bytes BIGINT NOT NULL,
  member_id TEXT NOT NULL,
  touched_at BIGINT NOT NULL,
  PRIMARY KEY (ws, id)
);
`,
]

async function stepOf(driver: SqlDriver): Promise<number> {
  const rows = await driver.read((tx) => tx.all<{ step: number }>("SELECT step FROM hub_schema WHERE name = 'sync'"))
  return rows[0]?.step ?? 0
}

/** Another process that starts at the same moment may be quicker: what fails because of it has been done. */
async function unlessDone(work: Promise<void>, isDone: () => Promise<boolean>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(await isDone().catch(() => false))) throw error
  }
}

/** Brings the tables up to the present step; each step is one transaction. */
export async function migrateHub(driver: SqlDriver): Promise<void> {
  await unlessDone(
    driver.script('CREATE TABLE IF NOT EXISTS hub_schema (name TEXT PRIMARY KEY NOT NULL, step INTEGER NOT NULL)'),
    async () => (await stepOf(driver)) >= 0,
  )
  const step = await stepOf(driver)
  if (step > steps.length) throw new Error(`this hub's data is of a newer version (${step} > ${steps.length})`)
  for (const [i, text] of steps.entries())
    if (i >= step)
      await unlessDone(
        driver.script(
          `${text}; DELETE FROM hub_schema WHERE name = 'sync'; INSERT INTO hub_schema VALUES ('sync', ${i + 1})`,
        ),
        async () => (await stepOf(driver)) > i,
      )
}
