/**
 * The tables of identity. Versions are only ever added: a hub that finds a version it does not know was made by a newer
 * one and must not write into it.
 */
import type { SqlDriver, SqlTx } from '../storage/sql-driver.ts'

const first = `
CREATE TABLE hub_identity (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, acts BIGINT NOT NULL);
INSERT INTO hub_identity (id, version, acts) VALUES (1, 1, 0);
CREATE TABLE hub_teams (id TEXT PRIMARY KEY, name TEXT NOT NULL, shares INTEGER NOT NULL, created_at BIGINT NOT NULL);
CREATE TABLE hub_users (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT, role TEXT NOT NULL, team_id TEXT, member_id TEXT NOT NULL,
  is_member_given INTEGER NOT NULL, is_active INTEGER NOT NULL, joined_at BIGINT, created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX hub_users_by_member ON hub_users (member_id);
CREATE TABLE hub_codes (
  code_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL, kind TEXT NOT NULL, created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL, used_at BIGINT, ended_at BIGINT
);
CREATE INDEX hub_codes_by_user ON hub_codes (user_id);
CREATE TABLE hub_devices (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, name TEXT NOT NULL, token_hash TEXT NOT NULL, next_token_hash TEXT,
  created_at BIGINT NOT NULL, last_seen_at BIGINT, revoked_at BIGINT
);
CREATE UNIQUE INDEX hub_devices_by_token ON hub_devices (token_hash);
CREATE UNIQUE INDEX hub_devices_by_next_token ON hub_devices (next_token_hash);
CREATE INDEX hub_devices_by_user ON hub_devices (user_id);
CREATE TABLE hub_covers (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, covered_user_id TEXT NOT NULL, until_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL, ended_at BIGINT
);
CREATE INDEX hub_covers_by_user ON hub_covers (user_id);
CREATE TABLE hub_audit (
  seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor_id TEXT, act TEXT NOT NULL, target TEXT, detail TEXT NOT NULL
);
`

const versions: readonly string[] = [first]

/** The version found, 0 where there is none yet. */
async function findVersion(driver: SqlDriver): Promise<number> {
  const tables =
    driver.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'hub_identity'"
      : "SELECT to_regclass('hub_identity') AS name WHERE to_regclass('hub_identity') IS NOT NULL"
  return driver.read(async (tx) => {
    if ((await tx.all(tables)).length === 0) return 0
    return (await tx.all<{ version: number }>('SELECT version FROM hub_identity'))[0]?.version ?? 0
  })
}

/**
 * Makes the tables or brings them to the present version. Two processes may start at once: the second fails on what the
 * first has made, and looks again.
 */
export async function migrateIdentity(driver: SqlDriver): Promise<void> {
  const version = await findVersion(driver)
  if (version > versions.length)
    throw new Error(`the hub's database has identity version ${version}, made by a newer hub`)
  const todo = versions.slice(version)
  if (todo.length === 0) return
  try {
    await driver.script(`${todo.join('\n')}\nUPDATE hub_identity SET version = ${versions.length};`)
  } catch (error) {
    if ((await findVersion(driver)) !== versions.length) throw error
  }
}

/** What is being done, for `hub_audit`. `detail` never holds a secret. */
export interface Act {
  readonly actorId: string | null
  readonly act: string
  readonly target: string | null
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * Numbers an act. Called first in every transaction that changes who may do what: the row it locks makes such acts run one
 * after the other on PostgreSQL too, so that what they check (the last admin, a member id nobody has) stays true.
 */
export async function takeTurn(tx: SqlTx): Promise<number> {
  const rows = await tx.all<{ acts: number }>('UPDATE hub_identity SET acts = acts + 1 WHERE id = 1 RETURNING acts')
  return rows[0]!.acts
}

/** How many acts there have been: as long as it is the same, nobody has come, gone or moved. */
export async function actsIn(tx: SqlTx): Promise<number> {
  const [row] = await tx.all<{ acts: number }>('SELECT acts FROM hub_identity WHERE id = 1')
  return row?.acts ?? 0
}

/** Writes the act down, in the transaction that does it. */
export async function note(tx: SqlTx, seq: number, atMs: number, act: Act): Promise<void> {
  await tx.run('INSERT INTO hub_audit (seq, at, actor_id, act, target, detail) VALUES (?, ?, ?, ?, ?, ?)', [
    seq,
    atMs,
    act.actorId,
    act.act,
    act.target,
    JSON.stringify(act.detail ?? {}),
  ])
}
