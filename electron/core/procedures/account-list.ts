/** The account list: filters, order, windows and facets, over accounts and their derived facts. */
import { addDays } from '../../../shared/base/local-date.ts'
import { accountStages } from '../../../shared/domain/account.ts'
import type { AccountFilter } from '../../../shared/api/account-filter.ts'
import type { accountProcedures, AccountListRow } from '../../../shared/api/accounts.ts'
import type { ParsedInput, Output } from '../../../shared/api/contract.ts'
import { findIds } from '../search/find-ids.ts'
import { sortKey } from '../store/sort-key.ts'
import { all, first, join, list, number, sql, trusted, type ReadDb, type Sql } from '../store/sql.ts'
import type { ReaderContext } from '../context.ts'
import type { Handlers } from './handlers.ts'

type Query = Pick<ParsedInput<'accounts.list'>, 'filter' | 'sort' | 'descending' | 'today'>

/** More hits than this are never listed for a text filter: the words are too common to be a filter. */
const textHits = 2_000

function nextCondition(next: NonNullable<AccountFilter['next']>, today: string): Sql {
  switch (next) {
    case 'none':
      return sql`f.next_on IS NULL`
    case 'overdue':
      return sql`f.next_on < ${today}`
    case 'week':
      return sql`f.next_on BETWEEN ${today} AND ${addDays(today, 7)}`
    case 'any':
      return sql`f.next_on IS NOT NULL`
  }
}

function idsOfText(db: ReadDb, text: string, nowMs: number): Sql {
  return sql`f.account_id IN ${list(findIds(db.connection, { query: text, type: 'account', limit: textHits, nowMs }))}`
}

function conditions(db: ReadDb, filter: AccountFilter, today: string, nowMs: number): Sql {
  const each: Sql[] = []
  const oneOf = (column: string, values: readonly string[] | undefined): void => {
    if (values && values.length > 0) each.push(sql`${trusted(column)} IN ${list(values)}`)
  }
  oneOf('f.stage', filter.stages)
  oneOf('f.kind', filter.kinds)
  oneOf('f.scale', filter.scales)
  oneOf('f.headcount_band', filter.headcountBands)
  oneOf('f.industry', filter.industries)
  oneOf('f.region', filter.regions)
  oneOf('f.owner_id', filter.ownerIds)
  if (filter.next) each.push(nextCondition(filter.next, today))
  if (filter.quietDays)
    each.push(sql`(f.last_contact_on IS NULL OR f.last_contact_on <= ${addDays(today, -filter.quietDays)})`)
  if (filter.text?.trim()) each.push(idsOfText(db, filter.text, nowMs))
  return each.length === 0 ? sql`` : sql`WHERE ${join(each, ' AND ')}`
}

/** As a client goes through them, not as their codes are spelt. */
const stageOrder = `CASE f.stage ${accountStages.map((stage, n) => `WHEN '${stage}' THEN ${n}`).join(' ')} END`

const orders: Record<Query['sort'], string> = {
  name: 'f.name_key',
  next: 'f.next_on',
  lastContact: 'f.last_contact_on',
  stage: stageOrder,
  region: 'f.region_key',
  industry: 'f.industry_key',
  headcount: 'f.headcount',
  owner: 'o.place',
  created: 'f.created_at',
  updated: 'f.updated_at',
}

/** Rows without a value come last in either direction; equal ones stand in name order. */
function orderBy(query: Query): Sql {
  const column = orders[query.sort]
  const direction = query.descending ? ' DESC' : ''
  if (query.sort === 'name') return trusted(`ORDER BY f.name_key${direction}, f.account_id${direction}`)
  return trusted(`ORDER BY ${column} IS NULL, ${column}${direction}, f.name_key, f.account_id`)
}

/** Colleagues in the order of their names: few, so they are put in order at each asking rather than kept so. */
function ownerPlaces(db: ReadDb): Sql {
  const members = all<{ id: string; name: string }>(db, sql`SELECT id, name FROM team_members`)
  const keyed = members.map(({ id, name }) => ({ id, key: sortKey(name, { isPerson: true }) }))
  const ids = keyed.toSorted((a, b) => (a.key < b.key || (a.key === b.key && a.id < b.id) ? -1 : 1)).map(({ id }) => id)
  // the limit keeps SQLite from going through the list for each account: it becomes a table with an index
  const places = sql`SELECT value AS id, key AS place FROM json_each(${JSON.stringify(ids)}) LIMIT -1`
  return sql`LEFT JOIN (${places}) o ON o.id = f.owner_id`
}

/** What the order needs beside the derived row. */
const orderJoin = (db: ReadDb, { sort }: Pick<Query, 'sort'>): Sql => (sort === 'owner' ? ownerPlaces(db) : sql``)

const from = sql`FROM account_facts f`

/** Of the rows of one page alone: nothing wide is read or sorted for the others. */
const columns = sql`a.id, a.name, a.short_name AS shortName, a.kind, a.scale, a.headcount,
  a.headcount_band AS headcountBand, a.industry, a.region, a.stage, a.phone, a.owner_id AS ownerId,
  (SELECT m.name FROM team_members m WHERE m.id = a.owner_id) AS ownerName,
  a.created_at AS createdAt, a.updated_at AS updatedAt, f.next_on AS nextOn, f.next_time AS nextTime,
  f.next_subject AS nextSubject, f.next_type AS nextType, f.next_id AS nextId, f.last_contact_on AS lastContactOn`

function facet(db: ReadDb, column: 'stage' | 'kind' | 'industry' | 'region', limit = 200) {
  return all<{ value: string; count: number }>(
    db,
    sql`SELECT ${trusted(column)} AS value, count(*) AS count FROM account_facts
        WHERE ${trusted(column)} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${limit}`,
  ).map((r) => ({ ...r, label: r.value }))
}

function owners(db: ReadDb): Output<'accounts.facets'>['owners'] {
  return all(
    db,
    sql`SELECT m.id AS value, m.name AS label, f.count FROM
          (SELECT owner_id, count(*) AS count FROM account_facts WHERE owner_id IS NOT NULL GROUP BY 1) f
        JOIN team_members m ON m.id = f.owner_id ORDER BY f.count DESC LIMIT 200`,
  )
}

/** The ids of a whole list in its order: what an export of it writes. */
export function accountIds(ctx: Pick<ReaderContext, 'read' | 'nowMs'>, query: Query): readonly string[] {
  const where = conditions(ctx.read, query.filter, query.today, ctx.nowMs())
  return all<{ id: string }>(
    ctx.read,
    sql`SELECT f.account_id AS id ${from} ${orderJoin(ctx.read, query)} ${where} ${orderBy(query)}`,
  ).map((r) => r.id)
}

export const accountListHandlers: Handlers<
  Extract<keyof typeof accountProcedures, 'accounts.list' | 'accounts.position' | 'accounts.facets'>
> = {
  'accounts.list': (ctx, query) => {
    const where = conditions(ctx.read, query.filter, query.today, ctx.nowMs())
    const page = sql`LIMIT ${query.limit} OFFSET ${query.offset}`
    const order = orderBy(query)
    const beside = orderJoin(ctx.read, query)
    return {
      total: number(ctx.read, sql`SELECT count(*) ${from} ${where}`),
      rows: all<AccountListRow>(
        ctx.read,
        sql`SELECT ${columns} FROM (SELECT f.account_id ${from} ${beside} ${where} ${order} ${page}) p
            CROSS JOIN account_facts f ON f.account_id = p.account_id CROSS JOIN accounts a ON a.id = p.account_id
            ${beside} ${order}`,
      ),
    }
  },

  'accounts.position': (ctx, query) => {
    const where = conditions(ctx.read, query.filter, query.today, ctx.nowMs())
    const numbered = sql`SELECT f.account_id AS id, row_number() OVER (${orderBy(query)}) - 1 AS n
      ${from} ${orderJoin(ctx.read, query)} ${where}`
    const found = first<{ n: number }>(ctx.read, sql`SELECT n FROM (${numbered}) WHERE id = ${query.id}`)
    return { index: found?.n ?? null }
  },

  'accounts.facets': ({ read }) => ({
    stages: facet(read, 'stage'),
    kinds: facet(read, 'kind'),
    industries: facet(read, 'industry'),
    regions: facet(read, 'region'),
    owners: owners(read),
    total: number(read, sql`SELECT count(*) FROM account_facts`),
  }),
}
