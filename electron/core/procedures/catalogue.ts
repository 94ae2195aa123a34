/** The catalogue: products, the grid of one of ours with every claim to it, cards, packages and who they are for. */
import type { catalogueProcedures, OrderedType } from '../../../shared/api/catalogue.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import { definedOf } from '../../../shared/base/defined.ts'
import { proposePackages, rowsFor } from '../../../shared/domain/propose-package.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { liveRow } from '../documents/comparison-input.ts'
import { keepsPrices, needRight } from '../rights.ts'
import { snake, type AnyRow } from '../store/columns.ts'
import { findRow, listRows } from '../store/rows.ts'
import { all, sql, trusted, type ReadDb, type Sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'
import { inOrder, moveAmong } from './in-order.ts'
import { textFilter } from './text-filter.ts'

/** A grid is larger than a script. */
const mostFeatures = 500

const featuresOf = (db: ReadDb, productId: string): Row<'feature'>[] =>
  inOrder(db, 'feature', sql`product_id = ${productId}`, mostFeatures)

const pricesOf = (db: ReadDb, packageId: string): Row<'priceRow'>[] =>
  inOrder(db, 'priceRow', sql`package_id = ${packageId}`)

const packagesOf = (db: ReadDb, of: Sql): Row<'pricePackage'>[] => inOrder(db, 'pricePackage', of)

const liveOnly = <T extends { readonly deletedAt: number | null }>(row: T | null, what: string): T => {
  if (!row || row.deletedAt !== null) throw notFound(what)
  return row
}

/** The claims to the lines of a product, the newest first: where two laptops made one each, the oldest counts, here and on sheets. */
const claimsTo = (db: ReadDb, productId: string): Row<'claim'>[] =>
  listRows(
    db,
    'claim',
    sql`WHERE feature_id IN (SELECT id FROM features WHERE product_id = ${productId} AND deleted_at IS NULL)
          AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 5000`,
  )

/** What holds the rows of each type that stand in an order. */
const parents: Readonly<Record<OrderedType, string>> = {
  feature: 'productId',
  valueCard: 'productId',
  pricePackage: 'productId',
  priceRow: 'packageId',
  comparisonRow: 'comparisonId',
  quoteLine: 'quoteId',
}

function move(tx: Tx, type: OrderedType, id: string, to: number): string {
  needRight(tx.db, type, {})
  const parent = parents[type]
  const row = tx.get(type, id) as unknown as AnyRow
  const held = sql`${trusted(snake(parent))} = ${String(row[parent])}`
  // lines of a sheet have an order of their own in each of its parts
  const part = type === 'comparisonRow' ? sql` AND part = ${String(row['part'])}` : sql``
  return moveAmong(tx, type, inOrder(tx.db, type, sql`${held}${part}`, mostFeatures), id, to)
}

function removePackage(tx: Tx, id: string): void {
  for (const row of listRows(tx.db, 'priceRow', sql`WHERE package_id = ${id} AND deleted_at IS NULL`))
    tx.remove('priceRow', row.id)
  tx.remove('pricePackage', id)
}

function removeFeature(tx: Tx, id: string): void {
  for (const claim of listRows(tx.db, 'claim', sql`WHERE feature_id = ${id} AND deleted_at IS NULL`))
    tx.remove('claim', claim.id)
  tx.remove('feature', id)
}

/** Names of the materials that claims lean on. */
function proofsOf(db: ReadDb, claims: readonly Row<'claim'>[]): Record<string, string> {
  const ids = new Set(claims.flatMap(({ materialId }) => materialId ?? []))
  const materials = [...ids].flatMap((id) => liveRow(db, 'material', id) ?? [])
  return Object.fromEntries(materials.map(({ id, name }) => [id, name]))
}

export const catalogueHandlers: Handlers<keyof typeof catalogueProcedures> = {
  'catalogue.products': (ctx, { kind, text }) => {
    const { read } = ctx
    const of = sql`${kind === null ? sql`` : sql`AND kind = ${kind}`} ${textFilter(ctx, 'product', text)}`
    const countBy = (table: Sql): ReadonlyMap<string, number> =>
      new Map(
        all<{ id: string; n: number }>(
          read,
          sql`SELECT product_id AS id, count(*) AS n FROM ${table} WHERE deleted_at IS NULL GROUP BY product_id`,
        ).map(({ id, n }) => [id, n]),
      )
    const features = countBy(sql`features`)
    const claims = countBy(sql`claims`)
    const order = sql`ORDER BY CASE kind WHEN 'ours' THEN 0 WHEN 'competitor' THEN 1 ELSE 2 END, name, id LIMIT 500`
    return {
      rows: listRows(read, 'product', sql`WHERE deleted_at IS NULL ${of} ${order}`).map((product) => ({
        product,
        features: features.get(product.id) ?? 0,
        claims: claims.get(product.id) ?? 0,
      })),
    }
  },

  'catalogue.product': ({ read }, { id }) => {
    const product = liveOnly(findRow(read, 'product', id), 'product')
    const claims = claimsTo(read, id)
    const otherIds = new Set(claims.map((claim) => claim.productId).filter((other) => other !== id))
    return {
      product,
      features: featuresOf(read, id),
      claims,
      proofs: proofsOf(read, claims),
      others: [...otherIds]
        .map((other) => findRow(read, 'product', other))
        .filter((row) => row !== null)
        .filter((row) => row.deletedAt === null)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      cards: inOrder(read, 'valueCard', sql`product_id = ${id}`),
      packages: packagesOf(read, sql`product_id = ${id}`).map((one) => ({
        package: one,
        rows: pricesOf(read, one.id),
      })),
      keepsPrices: keepsPrices(read),
    }
  },

  'catalogue.say': (ctx, { featureId, productId, body, ...rest }) =>
    act(ctx, 'claim.say', (tx) => {
      tx.get('feature', featureId)
      if (rest.materialId) tx.get('material', rest.materialId)
      tx.get('product', productId)
      const all = listRows(
        tx.db,
        'claim',
        sql`WHERE feature_id = ${featureId} AND product_id = ${productId} AND deleted_at IS NULL ORDER BY created_at, id`,
      )
      const [known] = all
      const text = body.trim()
      if (text === '') {
        for (const one of all) tx.remove('claim', one.id)
        return known?.id ?? featureId
      }
      const values = { body: text, ...definedOf(rest) }
      if (!known) return tx.create('claim', { featureId, productId, ...values })
      tx.patch('claim', known.id, values)
      return known.id
    }),

  'catalogue.move': (ctx, { type, id, to }) => act(ctx, `${type}.move`, (tx) => move(tx, type, id, to)),

  'catalogue.remove': (ctx, { id }) =>
    act(ctx, 'product.remove', (tx) => {
      for (const one of packagesOf(tx.db, sql`product_id = ${id}`)) {
        needRight(tx.db, 'pricePackage', {})
        removePackage(tx, one.id)
      }
      for (const card of inOrder(tx.db, 'valueCard', sql`product_id = ${id}`)) tx.remove('valueCard', card.id)
      const own = listRows(tx.db, 'claim', sql`WHERE product_id = ${id} AND deleted_at IS NULL`)
      const claims = new Set([...claimsTo(tx.db, id), ...own].map((claim) => claim.id))
      for (const claim of claims) tx.remove('claim', claim)
      for (const feature of featuresOf(tx.db, id)) tx.remove('feature', feature.id)
      tx.remove('product', id)
      return id
    }),

  'catalogue.removePart': (ctx, { type, id }) =>
    act(ctx, `${type}.remove`, (tx) => {
      tx.get(type, id)
      needRight(tx.db, type, {})
      if (type === 'feature') removeFeature(tx, id)
      else removePackage(tx, id)
      return id
    }),

  'catalogue.propose': ({ read }, { accountId, productId, chosenId }) => {
    const account = liveOnly(findRow(read, 'account', accountId), 'account')
    const packages = packagesOf(read, productId === null ? sql`1 = 1` : sql`product_id = ${productId}`)
    const proposed = proposePackages(account, packages).map((one) => ({ ...one, fits: true }))
    const chosen = proposed.some((one) => one.package.id === chosenId) ? null : liveRow(read, 'pricePackage', chosenId)
    return {
      rows: [...proposed, ...(chosen === null ? [] : [{ package: chosen, because: [], fits: false }])].map(
        ({ package: one, because, fits }) => ({
          package: one,
          rows: [...rowsFor(account, pricesOf(read, one.id))],
          because: [...because],
          fits,
        }),
      ),
    }
  },
}
