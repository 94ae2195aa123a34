/**
 * The look-up of duplicates while a name is typed: accounts are filed under short keys, those that share most keys with what is
 * typed are compared with it. Derived, never synced, kept in step by the store in the transaction that writes the account.
 */
import type Database from 'better-sqlite3'
import { blockingKeys } from '../../../shared/domain/duplicates/blocking-keys.ts'
import {
  relatedFloor,
  scoreDuplicate,
  type DuplicateFields,
  type DuplicateReason,
} from '../../../shared/domain/duplicates/score-duplicate.ts'
import { statement } from './statements.ts'

export const duplicateSchemaSql = `
CREATE TABLE duplicate_accounts (
  number INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  phone TEXT,
  website TEXT,
  region TEXT,
  keys TEXT NOT NULL
) STRICT;
CREATE TABLE duplicate_keys (
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID;
`

/** Of one key, the newest accounts; a key that more share tells next to nothing. */
const perKey = 400
/** How many candidates are compared. */
const compared = 80
const keyEnd = '\n'

interface Filed {
  readonly number: number
  readonly account_id: string
  readonly name: string
  readonly phone: string | null
  readonly website: string | null
  readonly region: string | null
  readonly keys: string
}

const findSql = 'SELECT * FROM duplicate_accounts WHERE account_id = ?'
const insertSql = `INSERT INTO duplicate_accounts (account_id, name, phone, website, region, keys) VALUES (?, ?, ?, ?, ?, ?)`
const updateSql =
  'UPDATE duplicate_accounts SET name = ?, phone = ?, website = ?, region = ?, keys = ? WHERE number = ?'
const removeKeySql = 'DELETE FROM duplicate_keys WHERE key = ? AND number = ?'
const insertKeysSql = 'INSERT INTO duplicate_keys (key, number) SELECT value, ? FROM json_each(?)'
/** Newest first along the index: `search-plan.test.ts` keeps it from sorting. */
export const byKeySql = 'SELECT number FROM duplicate_keys WHERE key = ? ORDER BY number DESC LIMIT ?'

/** Of the fields only these make keys; where an account is only counts once two are compared. */
const isFoundAlike = (filed: Filed, fields: DuplicateFields): boolean =>
  filed.name === fields.name && filed.phone === (fields.phone ?? null) && filed.website === (fields.website ?? null)
const isSame = (filed: Filed, fields: DuplicateFields): boolean =>
  isFoundAlike(filed, fields) && filed.region === (fields.region ?? null)

/**
 * Files an account under its keys, or under its new ones. Must run inside the transaction that writes the account. `anew`:
 * also when nothing of it changed, because the rules did.
 */
export function writeDuplicateKeys(
  db: Database.Database,
  accountId: string,
  fields: DuplicateFields,
  { anew = false }: { readonly anew?: boolean } = {},
): void {
  const filed = statement<[string], Filed>(db, findSql).get(accountId)
  if (filed && !anew && isSame(filed, fields)) return
  if (filed && !anew && isFoundAlike(filed, fields)) {
    statement(db, 'UPDATE duplicate_accounts SET region = ? WHERE number = ?').run(fields.region ?? null, filed.number)
    return
  }
  const keys = blockingKeys(fields).map((key) => key.replaceAll(keyEnd, ' '))
  if (filed && isSame(filed, fields) && filed.keys === keys.join(keyEnd)) return
  const { name, phone = null, website = null, region = null } = fields
  if (filed) {
    refile(db, filed, keys)
    statement(db, updateSql).run(name, phone, website, region, keys.join(keyEnd), filed.number)
    return
  }
  const row = statement(db, insertSql).run(accountId, name, phone, website, region, keys.join(keyEnd))
  statement(db, insertKeysSql).run(row.lastInsertRowid, JSON.stringify(keys))
}

/** Only what differs: a new telephone number is one key of a dozen. */
function refile(db: Database.Database, filed: Filed, keys: readonly string[]): void {
  const before = new Set(filed.keys.split(keyEnd))
  const after = new Set(keys)
  const remove = statement(db, removeKeySql)
  for (const key of before) if (!after.has(key)) remove.run(key, filed.number)
  const added = keys.filter((key) => !before.has(key))
  if (added.length > 0) statement(db, insertKeysSql).run(filed.number, JSON.stringify(added))
}

function unfile(db: Database.Database, filed: Filed): void {
  const remove = statement(db, removeKeySql)
  for (const key of filed.keys.split(keyEnd)) remove.run(key, filed.number)
  statement(db, 'DELETE FROM duplicate_accounts WHERE number = ?').run(filed.number)
}

/** Takes an account out. Does nothing when it was not in. */
export function removeDuplicateKeys(db: Database.Database, accountId: string): void {
  const filed = statement<[string], Filed>(db, findSql).get(accountId)
  if (filed) unfile(db, filed)
}

export interface DuplicateQuery extends DuplicateFields {
  /** The account being edited, which is not its own duplicate. */
  readonly excludeId?: string | null
}

export interface FoundDuplicate {
  readonly accountId: string
  /** From 0.4 (has to do with it) over 0.6 (probably the same) to 1. */
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** The accounts that share most keys, most first. */
function candidates(db: Database.Database, query: DuplicateQuery): readonly number[] {
  const byKey = statement<[string, number], number>(db, byKeySql).pluck()
  const sharedByNumber = new Map<number, number>()
  for (const key of blockingKeys(query)) {
    for (const number of byKey.all(key, perKey)) sharedByNumber.set(number, (sharedByNumber.get(number) ?? 0) + 1)
  }
  return [...sharedByNumber]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, compared)
    .map(([number]) => number)
}

/** The accounts that are, or have to do with, the one described, best first, at most `limit`. The name may be unfinished. */
export function findDuplicates(db: Database.Database, query: DuplicateQuery, limit: number): readonly FoundDuplicate[] {
  const read = statement<[number], Filed>(db, 'SELECT * FROM duplicate_accounts WHERE number = ?')
  const found: FoundDuplicate[] = []
  for (const number of candidates(db, query)) {
    const filed = read.get(number)
    if (!filed || filed.account_id === query.excludeId) continue
    const { score, reasons } = scoreDuplicate(query, filed)
    if (score >= relatedFloor) found.push({ accountId: filed.account_id, score, reasons })
  }
  return found.sort((a, b) => b.score - a.score).slice(0, limit)
}
