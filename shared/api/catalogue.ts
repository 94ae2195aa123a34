/** The catalogue: products with the grid they are compared on, value cards and price packages. */
import { z } from 'zod'
import { productKinds } from '../domain/product.ts'
import { packageReasons } from '../domain/propose-package.ts'
import { clean } from '../domain/record-type.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { listText, recordId, rowSchema } from './rows.ts'

const packageRow = z.object({ package: rowSchema('pricePackage'), rows: z.array(rowSchema('priceRow')) })

const reason = z.enum(packageReasons)

/** Types whose rows stand in an order of their own under one parent. */
export const orderedTypes = ['feature', 'valueCard', 'pricePackage', 'priceRow', 'comparisonRow', 'quoteLine'] as const
export type OrderedType = (typeof orderedTypes)[number]

export const catalogueProcedures = {
  /** By kind and name; `features` counts the lines of ours, `claims` what is known of others. */
  'catalogue.products': query(
    z.strictObject({ kind: z.enum(productKinds).nullable().default(null), text: listText }),
    z.object({
      rows: z.array(z.object({ product: rowSchema('product'), features: z.int(), claims: z.int() })),
    }),
  ),
  /** One of ours with its grid: lines, every claim to them, the others that have some; its cards and packages. */
  'catalogue.product': query(
    z.strictObject({ id: recordId }),
    z.object({
      product: rowSchema('product'),
      features: z.array(rowSchema('feature')),
      claims: z.array(rowSchema('claim')),
      /** Names of the materials that prove a claim, by id; one that is gone has none. */
      proofs: z.record(recordId, z.string()),
      others: z.array(rowSchema('product')),
      cards: z.array(rowSchema('valueCard')),
      packages: z.array(packageRow),
      /** Whether this person keeps prices. */
      keepsPrices: z.boolean(),
    }),
  ),
  /** Says something of a product to a line, or takes it back with an empty text. */
  'catalogue.say': command(
    z.strictObject({
      featureId: recordId,
      productId: recordId,
      body: clean(400),
      bodyEn: clean(400).nullable().optional(),
      mark: z.enum(['yes', 'partly', 'no', 'unknown']).nullable().optional(),
      evidence: clean(400).nullable().optional(),
      evidenceOn: z.iso.date().nullable().optional(),
      materialId: recordId.nullable().optional(),
    }),
    committed,
  ),
  /** Puts a row at a place among those of its parent, counted from 0. */
  'catalogue.move': command(
    z.strictObject({ type: z.enum(orderedTypes), id: recordId, to: z.int().min(0).max(1000) }),
    committed,
  ),
  /** A product with its lines, claims, cards and packages. */
  'catalogue.remove': command(z.strictObject({ id: recordId }), committed),
  /** A line with what is said to it, a package with its prices. */
  'catalogue.removePart': command(
    z.strictObject({ type: z.enum(['feature', 'pricePackage']), id: recordId }),
    committed,
  ),
  /** The packages that fit an account, the most particular first, with what of the account they are for. */
  'catalogue.propose': query(
    z.strictObject({
      accountId: recordId,
      productId: recordId.nullable().default(null),
      /** One that was chosen: it stands among the others although it is not, or no more, for this account. */
      chosenId: recordId.nullable().default(null),
    }),
    z.object({ rows: z.array(packageRow.extend({ because: z.array(reason), fits: z.boolean() })) }),
  ),
} as const
