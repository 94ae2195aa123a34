/** What a product costs whom: packages with the segment they are for, and their lines. Money is in minor units. */
import { bool, choice, defineRecordType, int, longText, ref, required, tags, text, type RowOf } from './record-type.ts'

export const priceUnits = ['once', 'year', 'month', 'userYear', 'userMonth', 'day', 'piece'] as const
export type PriceUnit = (typeof priceUnits)[number]

/**
 * A package. What is empty of `kinds`, `scales`, `industries` and the headcount leaves nobody out. `discountLimitPercent`
 * is what a rep may give without asking.
 */
export const pricePackage = defineRecordType({
  name: 'pricePackage',
  plural: 'price-packages',
  title: 'name',
  fields: {
    productId: required(ref('product')),
    name: required(text({ search: 'name' })),
    nameEn: text({ search: 'name' }),
    note: longText({ search: 'body', max: 2000 }),
    noteEn: longText({ max: 2000 }),
    currency: required(text({ max: 3 })),
    kinds: tags(),
    scales: tags(),
    industries: tags(),
    headcountMin: int({ min: 0, max: 10_000_000 }),
    headcountMax: int({ min: 0, max: 10_000_000 }),
    termMonths: int({ min: 0, max: 600 }),
    discountLimitPercent: int({ min: 0, max: 100, merge: 'guarded' }),
    position: int(),
  },
})
export type PricePackage = RowOf<typeof pricePackage>

/** One line of a package. With a headcount it is for clients of that size only. */
export const priceRow = defineRecordType({
  name: 'priceRow',
  plural: 'price-rows',
  title: 'title',
  fields: {
    packageId: required(ref('pricePackage')),
    title: required(text()),
    titleEn: text(),
    unit: required(choice(priceUnits)),
    priceMinor: required(int({ min: 0, max: 1_000_000_000_000, merge: 'guarded' })),
    currency: text({ max: 3 }),
    headcountMin: int({ min: 0, max: 10_000_000 }),
    headcountMax: int({ min: 0, max: 10_000_000 }),
    /** A quote offers it beside the rest, and it is not in the total until the client takes it. */
    isOptional: bool(),
    position: int(),
  },
})
export type PriceRow = RowOf<typeof priceRow>
