/**
 * The catalogue: what we sell and what clients use today, compared on one grid. `feature` is a line of the grid, a piece
 * of the client's work; `claim` is what one product says to it. Texts are kept in the company's own language; fields
 * that end in `En` hold the English ones.
 */
import { choice, date, defineRecordType, int, longText, ref, required, tags, text, type RowOf } from './record-type.ts'

/** Ours; another supplier's; or what a client has without buying it anywhere: paper slips, a home-made system. */
export const productKinds = ['ours', 'competitor', 'incumbent'] as const
export const claimMarks = ['yes', 'partly', 'no', 'unknown'] as const
export type ClaimMark = (typeof claimMarks)[number]
/** Whom a line of the grid matters to. */
export const featureAudiences = ['all', 'decider', 'user'] as const

export const product = defineRecordType({
  name: 'product',
  plural: 'products',
  title: 'name',
  fields: {
    name: required(text({ search: 'name' })),
    nameEn: text({ search: 'name' }),
    kind: required(choice(productKinds)),
    vendor: text({ search: 'body' }),
    note: longText({ search: 'body', max: 4000 }),
  },
})
export type Product = RowOf<typeof product>

/** A line of the grid of one of our products. `section` gathers lines under a heading. */
export const feature = defineRecordType({
  name: 'feature',
  plural: 'features',
  title: 'title',
  fields: {
    productId: required(ref('product')),
    title: required(text()),
    titleEn: text(),
    section: text({ max: 80 }),
    sectionEn: text({ max: 80 }),
    audience: choice(featureAudiences),
    position: int(),
  },
})
export type Feature = RowOf<typeof feature>

/** What a product, ours or another, says to a line, how well, and from where and when we know it. */
export const claim = defineRecordType({
  name: 'claim',
  plural: 'claims',
  title: 'body',
  fields: {
    featureId: required(ref('feature')),
    productId: required(ref('product')),
    body: required(text({ max: 400 })),
    bodyEn: text({ max: 400 }),
    mark: choice(claimMarks),
    evidence: text({ max: 400 }),
    evidenceOn: date(),
    materialId: ref('material'),
  },
})
export type Claim = RowOf<typeof claim>

/** The three values of a product: what work it does for the client, why it can, what it costs. */
export const valueCard = defineRecordType({
  name: 'valueCard',
  plural: 'value-cards',
  title: 'title',
  fields: {
    productId: required(ref('product')),
    title: required(text()),
    titleEn: text(),
    work: longText({ max: 2000 }),
    workEn: longText({ max: 2000 }),
    why: longText({ max: 2000 }),
    whyEn: longText({ max: 2000 }),
    cost: longText({ max: 2000 }),
    costEn: longText({ max: 2000 }),
    industries: tags(),
    position: int(),
  },
})
export type ValueCard = RowOf<typeof valueCard>
