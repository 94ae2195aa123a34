/** How a sheet begins: with the lines of the catalogue, what both sides say to them, and what is known of the account. */
import { cutToLength } from '../../../shared/base/file-name.ts'
import { dateIn, isDate } from '../../../shared/base/local-date.ts'
import type { Language } from '../../../shared/base/format.ts'
import { usualWorkingDays } from '../../../shared/domain/comparison.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { inOrder } from '../procedures/in-order.ts'
import { listRows } from '../store/rows.ts'
import { sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { mostLines } from './comparison-input.ts'

export const linesOf = (db: ReadDb, id: string): Row<'comparisonRow'>[] =>
  inOrder(db, 'comparisonRow', sql`comparison_id = ${id}`, mostLines)

/** What a product says to each line. */
export function claimsOf(db: ReadDb, productId: string | null): ReadonlyMap<string, Row<'claim'>> {
  if (productId === null) return new Map()
  const claims = listRows(
    db,
    'claim',
    sql`WHERE product_id = ${productId} AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 5000`,
  )
  return new Map(claims.map((claim) => [claim.featureId, claim]))
}

/** What the catalogue says to a line of both sides, as it stands on a sheet. */
export const sidesOf = (now: Row<'claim'> | undefined, ours: Row<'claim'> | undefined) => ({
  now: now?.body ?? null,
  nowEn: now?.bodyEn ?? null,
  nowMark: now?.mark ?? null,
  ours: ours?.body ?? null,
  oursEn: ours?.bodyEn ?? null,
  oursMark: ours?.mark ?? null,
  source: now === undefined ? ('catalogue' as const) : ('competitor' as const),
})

/** Whether a line matters to those a sheet is for. */
export const isFor = (
  feature: Pick<Row<'feature'>, 'audience'>,
  comparison: Pick<Row<'comparison'>, 'audience'>,
): boolean =>
  feature.audience === null || feature.audience === 'all' || feature.audience === (comparison.audience ?? 'decider')

export function addFeatures(tx: Tx, comparison: Row<'comparison'>, features: readonly Row<'feature'>[]): void {
  const theirs = claimsOf(tx.db, comparison.otherId)
  const ours = claimsOf(tx.db, comparison.productId)
  let position = Math.max(-1, ...linesOf(tx.db, comparison.id).map((row) => row.position ?? 0))
  for (const feature of features) {
    position += 1
    const says = ours.get(feature.id)
    tx.create('comparisonRow', {
      accountId: comparison.accountId,
      comparisonId: comparison.id,
      part: 'row',
      featureId: feature.id,
      title: feature.title,
      titleEn: feature.titleEn,
      section: feature.section,
      sectionEn: feature.sectionEn,
      ...sidesOf(theirs.get(feature.id), says),
      // nothing of ours to say to it: it waits for an answer; what is for others only is there to be switched on
      isOff: says === undefined || !isFor(feature, comparison),
      position,
    })
  }
}

export const featuresOf = (db: ReadDb, productId: string | null): Row<'feature'>[] =>
  productId === null ? [] : inOrder(db, 'feature', sql`product_id = ${productId}`, mostLines)

/** When somebody was there last: what is said of today was seen then. */
function lastSeenOn(db: ReadDb, accountId: string): string | null {
  const visit = listRows(
    db,
    'visit',
    sql`WHERE account_id = ${accountId} AND status = 'done' AND deleted_at IS NULL ORDER BY start_at DESC LIMIT 1`,
  )[0]
  const on = visit ? dateIn(visit.startAt, visit.zone) : ''
  // an import may bring a visit of the year 12000
  return isDate(on) ? on : null
}

/** What an account has today, as a sheet names it. */
export const systemOf = ({ currentSystem }: Row<'account'>): string | null =>
  currentSystem === null ? null : cutToLength(currentSystem, 120)

interface Begun {
  readonly account: Row<'account'>
  readonly name: string
  readonly productId: string | null
  readonly otherId: string | null
  readonly language: Language
  readonly currency: string
}

/** Makes the sheet; answers its id. */
export function startComparison(tx: Tx, { account, name, productId, otherId, language, currency }: Begun): string {
  const id = tx.create('comparison', {
    accountId: account.id,
    name,
    productId: tx.liveOne('product', productId),
    otherId: tx.liveOne('product', otherId),
    now: otherId === null ? systemOf(account) : null,
    audience: 'decider',
    language,
    paper: 'a4',
    people: account.headcount,
    workingDays: usualWorkingDays,
    currency,
    seenOn: lastSeenOn(tx.db, account.id),
    ownerId: tx.actor,
  })
  addFeatures(tx, tx.get('comparison', id), featuresOf(tx.db, productId))
  return id
}
