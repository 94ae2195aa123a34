/**
 * What stands in each list and in which order, apart from the page of it that is asked for: the list, its count and its
 * export read the same rows.
 */
import type { ParsedInput } from '../../../shared/api/contract.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { ReaderContext } from '../context.ts'
import { list, sql, type Sql } from '../store/sql.ts'
import { textFilter } from './text-filter.ts'

export interface ListQuery {
  /** From WHERE on; columns of the list's own table stand without a prefix. */
  readonly where: Sql
  readonly order: Sql
}

type Asked<N extends 'contacts.list' | 'opportunities.list' | 'visits.list' | 'followUps.list'> = Omit<
  ParsedInput<N>,
  'offset' | 'limit' | 'today'
>

const ofAccount = (accountId: string | undefined): Sql => (accountId ? sql`AND account_id = ${accountId}` : sql``)

/** Joined with `contact_keys k`, which holds the live contacts only. */
export const contactsQuery = (ctx: ReaderContext, asked: Asked<'contacts.list'>): ListQuery => ({
  where: sql`WHERE deleted_at IS NULL ${ofAccount(asked.accountId)} ${textFilter(ctx, 'contact', asked.text)}`,
  order: sql`ORDER BY k.name_key, k.contact_id`,
})
export const contactKeysJoin = sql`JOIN contact_keys k ON k.contact_id = contacts.id`

export function opportunitiesQuery(ctx: ReaderContext, { text, outcome }: Asked<'opportunities.list'>): ListQuery {
  const isClosed = outcome === 'won' || outcome === 'lost'
  return {
    where: sql`WHERE deleted_at IS NULL ${outcome === 'all' ? sql`` : sql`AND coalesce(outcome, 'open') = ${outcome}`}
      ${textFilter(ctx, 'opportunity', text)}`,
    order: sql`ORDER BY expected_close_on IS NULL, expected_close_on ${isClosed ? sql`DESC` : sql``}, id`,
  }
}

/** Comparisons or quotes: of one account, or of all. */
export const papersWhere = (
  ctx: ReaderContext,
  type: 'comparison' | 'quote',
  { accountId, text }: { readonly accountId?: string | undefined; readonly text?: string | undefined },
): Sql => sql`WHERE deleted_at IS NULL ${ofAccount(accountId)} ${textFilter(ctx, type, text)}`

/** One status stands as itself, so that the index of the planned ones can be used. */
const withStatus = (statuses: readonly Row<'visit'>['status'][]): Sql =>
  statuses.length === 1 && statuses[0] === 'planned'
    ? sql`AND status = 'planned'`
    : sql`AND status IN ${list(statuses)}`

export const visitsQuery = (ctx: ReaderContext, asked: Asked<'visits.list'>): ListQuery => ({
  where: sql`WHERE deleted_at IS NULL ${asked.statuses ? withStatus(asked.statuses) : sql``}
    ${asked.from === undefined ? sql`` : sql`AND start_at >= ${asked.from}`}
    ${asked.until === undefined ? sql`` : sql`AND start_at < ${asked.until}`}
    ${ofAccount(asked.accountId)} ${textFilter(ctx, 'visit', asked.text)}`,
  order: sql`ORDER BY start_at ${asked.descending ? sql`DESC` : sql``}`,
})

/** What narrows the follow-ups whatever their state is. */
export const followUpsOwn = (ctx: ReaderContext, asked: Pick<Asked<'followUps.list'>, 'accountId' | 'text'>): Sql =>
  sql`${ofAccount(asked.accountId)} ${textFilter(ctx, 'followUp', asked.text)}`

export const followUpsQuery = (state: Asked<'followUps.list'>['state'], own: Sql): ListQuery =>
  state === 'open'
    ? {
        where: sql`WHERE status = 'open' AND deleted_at IS NULL ${own}`,
        order: sql`ORDER BY due_on, due_time IS NULL, due_time`,
      }
    : { where: sql`WHERE status <> 'open' AND deleted_at IS NULL ${own}`, order: sql`ORDER BY done_at DESC` }
