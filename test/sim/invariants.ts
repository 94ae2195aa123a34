/** What must be true once all is quiet (docs/sync.md; faults D, INV). Answers sentences about what is not. */
import { hash } from 'node:crypto'
import { fromDb, tableOf } from '../../electron/core/store/columns.ts'
import { all, number, sql, trusted, type SqlValue } from '../../electron/core/store/sql.ts'
import { verifyStore } from '../../electron/core/store/verify.ts'
import { readLink } from '../../electron/core/sync/hub-link.ts'
import { payloadOf } from '../../electron/core/sync/incoming.ts'
import { recordTypeNames } from '../../shared/domain/record-types.ts'
import { digestInput } from '../../shared/sync/payload.ts'
import { readHub, type HubState } from './hub-state.ts'
import type { Laptop } from './laptop.ts'
import { placeOf, sees, textOf, type OracleRow } from './oracle-rows.ts'
import type { Oracle } from './oracle.ts'
import type { SimHub } from './sim-hub.ts'
import { seenOf } from './unseen.ts'

interface LocalRow {
  readonly text: string
  readonly version: number
  readonly isAside: boolean
}

/** All rows a laptop holds, by `type id`, as they travel. */
function localRows(laptop: Laptop): Map<string, LocalRow> {
  const rows = new Map<string, LocalRow>()
  const { read } = laptop.context
  for (const type of recordTypeNames)
    for (const db of all<Record<string, SqlValue>>(read, sql`SELECT * FROM ${trusted(tableOf(type))}`)) {
      const row = fromDb(type, db)
      const extra = typeof db['extra'] === 'string' ? db['extra'] : null
      rows.set(`${type} ${row.id}`, {
        text: JSON.stringify(payloadOf(row, extra)),
        version: row.version,
        isAside: false,
      })
    }
  for (const a of all<{ type: string; row_id: string; data: string }>(
    read,
    sql`SELECT type, row_id, data FROM kept_aside`,
  ))
    rows.set(`${a.type} ${a.row_id}`, { text: a.data, version: 0, isAside: true })
  return rows
}

interface Sent {
  readonly state: string
  readonly isRefused: boolean
}

function outboxOf(laptop: Laptop): Map<number, Sent> {
  const rows = all<{ op_no: number; state: string; result: string | null }>(
    laptop.context.read,
    sql`SELECT op_no, state, result FROM outbox`,
  )
  const isRefused = (text: string | null): boolean =>
    text !== null && (JSON.parse(text) as { status: string }).status === 'rejected'
  return new Map(
    rows.map((r) => [r.op_no, { state: r.state, isRefused: r.state === 'rejected' || isRefused(r.result) }]),
  )
}

/** (i) Every op is decided once, or with its author. */
function ledgerProblems(laptop: Laptop, state: HubState, hub: SimHub): string[] {
  const outbox = outboxOf(laptop)
  const problems: string[] = []
  for (const [n, done] of laptop.ledger) {
    const decided = [...laptop.epochs]
      .flatMap((epoch) => state.opsByNumber.get(`${epoch} ${n}`) ?? [])
      .filter((op) => op.id === done.id)
    const sent = outbox.get(n)
    const what = `op ${n} of ${laptop.name} (${done.kind} ${done.type} ${done.id})`
    if (decided.length > 1 && !laptop.mayRepeat) problems.push(`${what} was decided ${decided.length} times`)
    if (sent?.state === 'pending') problems.push(`${what} is still pending`)
    if (decided.length === 0 && !sent?.isRefused && !(hub.restores > 0 && !sent)) problems.push(`${what} is nowhere`)
    const wasRefused = decided.length > 0 && decided.every((d) => d.isRefused)
    if (wasRefused && sent && !sent.isRefused) problems.push(`${what} was refused, and the laptop does not know`)
    if (wasRefused && !sent && !laptop.settled.has(n)) problems.push(`${what} was refused, and its words are gone`)
    const words = Object.values((done.after === null ? {} : JSON.parse(done.after)) as Record<string, unknown>)
    for (const word of words)
      if (typeof word === 'string' && decided.length > 0 && !decided.some((d) => d.body.includes(JSON.stringify(word))))
        problems.push(`${what} says ${word}, which the hub never heard`)
  }
  return problems
}

function isKeptForItsAuthor(laptop: Laptop, key: string): boolean {
  const [type = '', id = ''] = key.split(' ')
  return (
    number(
      laptop.context.read,
      sql`SELECT count(*) FROM changes c JOIN outbox o USING (change_id) WHERE c.type = ${type} AND c.row_id = ${id}
          AND (o.state = 'rejected' OR json_extract(o.result, '$.status') = 'rejected')`,
    ) > 0
  )
}

/** (ii) and (iii): a laptop holds what its person sees, and exactly that. */
function replicaProblems(laptop: Laptop, state: HubState, oracle: Oracle, hub: SimHub): string[] {
  const problems: string[] = []
  const link = readLink(laptop.context.read)
  if (!link) return [`${laptop.name} has no hub`]
  const local = localRows(laptop)
  const seen = new Set<string>()
  for (const [key, row] of oracle.rows) {
    if (!sees(hub.people, link.memberId, placeOf(oracle.rows, row))) continue
    seen.add(key)
    problems.push(...rowProblems(laptop, key, row, local.get(key), state))
  }
  for (const key of local.keys())
    if (
      !seen.has(key) &&
      !laptop.hasRejoined &&
      ((oracle.rows.has(key) && !laptop.mayRepeat) || !isKeptForItsAuthor(laptop, key))
    )
      problems.push(`${laptop.name} holds ${key}, which is not its person's to see`)
  const held = all<{ key: string; version: number; digest: string; buckets: string }>(
    laptop.context.read,
    sql`SELECT type || ' ' || row_id AS key, version, digest, buckets FROM replica_rows`,
  )
  for (const { key, version, digest } of held) {
    const here = local.get(key)
    const [type = '', id = ''] = key.split(' ')
    // 0 after a hub began a new log: which version it was is not known until the row comes again
    const of = version === 0 ? (state.rows.get(key)?.version ?? 0) : version
    const mine = here && hash('sha256', digestInput(type, id, of, here.text)).slice(0, 16)
    if (mine !== digest) problems.push(`${laptop.name}: the digest of ${key} is not that of what it holds`)
    if (!seen.has(key)) problems.push(`${laptop.name} believes to have ${key}`)
  }
  if (held.length !== seen.size) problems.push(`${laptop.name} knows of ${held.length} rows of ${seen.size}`)
  return problems
}

function rowProblems(
  laptop: Laptop,
  key: string,
  row: OracleRow,
  here: LocalRow | undefined,
  state: HubState,
): string[] {
  const what = `${laptop.name}: ${key}`
  if (!here) return [`${what} is missing`]
  const text = textOf(row)
  if (here.text !== text) return [`${what} is ${here.text}, and must be ${text}`]
  const version = state.rows.get(key)?.version
  return here.isAside || here.version === version
    ? []
    : [`${what} is of version ${here.version}, at the hub ${version}`]
}

/** (iv) Nothing is damaged, nothing waits. */
function storeProblems(laptop: Laptop): string[] {
  const { read } = laptop.context
  const verified = verifyStore(read)
  const problems = verified.problems.map((p) => `${laptop.name}: ${p}`)
  const none = (what: string, count: number): void => {
    if (count > 0) problems.push(`${laptop.name}: ${count} ${what}`)
  }
  if (laptop.isRevoked) return problems
  none('rows are still wanted', number(read, sql`SELECT count(*) FROM replica_wanted`))
  none('pages wait in the inbox', number(read, sql`SELECT count(*) FROM sync_inbox`))
  none('buckets are not whole', number(read, sql`SELECT count(*) FROM replica_buckets WHERE is_complete = 0`))
  return problems
}

/** All that is wrong. */
export async function problemsOf(hub: SimHub, laptops: readonly Laptop[]): Promise<readonly string[]> {
  const { state, oracle, problems } = await readHub(hub, seenOf(laptops))
  const live = laptops.filter((laptop) => !laptop.isRevoked)
  return [
    ...problems,
    ...live.flatMap((laptop) => ledgerProblems(laptop, state, hub)),
    ...laptops.flatMap((laptop) =>
      [...oracle.rows.values()]
        .filter((row) => laptop.neverWere.has(row.id))
        .map((row) => `${row.type} ${row.id} is of an import of ${laptop.name} that was taken back`),
    ),
    ...live.flatMap((laptop) => replicaProblems(laptop, state, oracle, hub)),
    ...laptops.flatMap(storeProblems),
  ]
}
