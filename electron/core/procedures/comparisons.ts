/** Comparison sheets: begun from the catalogue, filled from what was seen at the client's, read with all their paper shows. */
import type { comparisonProcedures } from '../../../shared/api/comparisons.ts'
import { liveRow, comparisonDetail, versionCounts } from '../documents/comparison-input.ts'
import {
  addFeatures,
  claimsOf,
  featuresOf,
  isFor,
  linesOf,
  sidesOf,
  systemOf,
  startComparison,
} from '../documents/start-comparison.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { readSettings } from '../settings.ts'
import { findRow, listRows } from '../store/rows.ts'
import { number, sql } from '../store/sql.ts'
import { act, type Handlers } from './handlers.ts'
import { papersWhere } from './list-queries.ts'

export const comparisonHandlers: Handlers<keyof typeof comparisonProcedures> = {
  'comparisons.list': (ctx, { offset, limit, ...asked }) => {
    const { read } = ctx
    const where = papersWhere(ctx, 'comparison', asked)
    const page = sql`ORDER BY updated_at DESC, id DESC LIMIT ${limit} OFFSET ${offset}`
    const rows = listRows(read, 'comparison', sql`${where} ${page}`)
    const versionsOf = versionCounts(read, 'comparison', rows)
    return {
      rows: rows.map((comparison) => ({
        comparison,
        accountName: findRow(read, 'account', comparison.accountId)?.name ?? '',
        productName:
          comparison.productId === null ? null : (findRow(read, 'product', comparison.productId)?.name ?? null),
        ...versionsOf(comparison.id),
      })),
      total: number(read, sql`SELECT count(*) FROM comparisons ${where}`),
    }
  },

  'comparisons.get': (ctx, { id }) => comparisonDetail(ctx, id),

  'comparisons.offers': ({ read }, { id }) => {
    const { accountId, productId } = findRow(read, 'comparison', id) ?? { accountId: '', productId: null }
    const taken = new Set(linesOf(read, id).map((row) => row.featureId))
    return {
      features: featuresOf(read, productId).filter((feature) => !taken.has(feature.id)),
      notes: listRows(
        read,
        'visitNote',
        sql`WHERE account_id = ${accountId} AND theme IN ('currentSystem', 'workplace', 'pain') AND deleted_at IS NULL
            ORDER BY noted_at DESC, id LIMIT 100`,
      ),
      photos: listRows(
        read,
        'attachment',
        sql`WHERE account_id = ${accountId} AND kind = 'photo' AND deleted_at IS NULL ORDER BY created_at DESC, id LIMIT 60`,
      ),
    }
  },

  'comparisons.start': (ctx, { accountId, name, productId, otherId }) =>
    act(ctx, 'comparison.start', (tx) => {
      const { currency, language } = readSettings(tx.db, ctx.systemLanguage)
      return startComparison(tx, {
        account: tx.get('account', accountId),
        name,
        productId,
        otherId,
        language,
        currency,
      })
    }),

  'comparisons.choose': (ctx, { id, productId, otherId }) =>
    act(ctx, 'comparison.choose', (tx) => {
      const before = tx.get('comparison', id)
      const isPrefilled = before.now === systemOf(tx.get('account', before.accountId))
      tx.patch('comparison', id, {
        productId: tx.liveOne('product', productId),
        otherId: tx.liveOne('product', otherId),
        // what the account has is no name for a system that was chosen since
        ...(otherId !== null && otherId !== before.otherId && isPrefilled ? { now: null } : {}),
      })
      const comparison = tx.get('comparison', id)
      const was = { theirs: claimsOf(tx.db, before.otherId), ours: claimsOf(tx.db, before.productId) }
      const theirs = claimsOf(tx.db, comparison.otherId)
      // what was written by hand stays: it says otherwise than the catalogue did, by words or by their being taken out
      const isOwn = (row: Row<'comparisonRow'>, side: 'now' | 'ours'): boolean => {
        const id = row.featureId ?? ''
        const said = sidesOf(was.theirs.get(id), was.ours.get(id))
        const fields =
          side === 'now' ? (['now', 'nowEn', 'nowMark'] as const) : (['ours', 'oursEn', 'oursMark'] as const)
        return fields.some((name) => row[name] !== said[name])
      }
      const lines = linesOf(tx.db, id).filter((row) => row.part === 'row' && row.featureId !== null)
      if (before.productId !== comparison.productId) {
        // a package of another product is no price of this one
        const offered = liveRow(tx.db, 'pricePackage', comparison.packageId)
        if (offered !== null && offered.productId !== comparison.productId)
          tx.patch('comparison', id, { packageId: null, showsPrice: false })
        for (const row of lines) {
          const isOurs = isOwn(row, 'ours')
          if (!isOurs && !isOwn(row, 'now')) tx.remove('comparisonRow', row.id)
          // the line of another product's grid: what that one can is not said of this one
          else
            tx.patch('comparisonRow', row.id, {
              featureId: null,
              ...(isOurs ? {} : { ours: null, oursEn: null, oursMark: null }),
            })
        }
        addFeatures(tx, comparison, featuresOf(tx.db, comparison.productId))
      } else if (before.otherId !== comparison.otherId) {
        for (const row of lines) {
          if (isOwn(row, 'now')) continue
          const { now, nowEn, nowMark, source } = sidesOf(theirs.get(row.featureId ?? ''), undefined)
          tx.patch('comparisonRow', row.id, { now, nowEn, nowMark, source })
        }
      }
      return id
    }),

  'comparisons.aim': (ctx, { id, audience }) =>
    act(ctx, 'comparison.change', (tx) => {
      const before = tx.get('comparison', id)
      tx.patch('comparison', id, { audience })
      for (const row of linesOf(tx.db, id)) {
        const feature = liveRow(tx.db, 'feature', row.featureId)
        if (feature === null || isFor(feature, before) === isFor(feature, { audience })) continue
        // one without an answer waits for it, whoever it is for; one that was switched by hand stays as it is
        const isOff = !isFor(feature, { audience })
        if ((row.isOff === true) !== isOff && (isOff || row.ours !== null)) tx.patch('comparisonRow', row.id, { isOff })
      }
      return id
    }),

  'comparisons.addFeatures': (ctx, { id, featureIds }) =>
    act(ctx, 'comparison.addFeatures', (tx) => {
      const taken = new Set(linesOf(tx.db, id).map((row) => row.featureId))
      const wanted = featureIds.filter((one) => !taken.has(one)).map((one) => tx.get('feature', one))
      addFeatures(tx, tx.get('comparison', id), wanted)
      return id
    }),

  'comparisons.remove': (ctx, { id }) =>
    act(ctx, 'comparison.remove', (tx) => {
      for (const row of linesOf(tx.db, id)) tx.remove('comparisonRow', row.id)
      tx.remove('comparison', id)
      return id
    }),
}
