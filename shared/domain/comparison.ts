/** Our product against what one client has today, as it is printed for that client. */
import { bool, choice, date, defineRecordType, int, longText, ref, required, text, type RowOf } from './record-type.ts'
import { claimMarks } from './product.ts'

/** For who decides: value and money. For who works with it: what changes in the day, step by step. */
export const comparisonAudiences = ['decider', 'user'] as const
/** `both` prints Chinese with English beneath. */
export const paperLanguages = ['zh-CN', 'en', 'both'] as const
export type PaperLanguage = (typeof paperLanguages)[number]
export const paperSizes = ['a4', 'letter'] as const
export type PaperSize = (typeof paperSizes)[number]

export const comparison = defineRecordType({
  name: 'comparison',
  plural: 'comparisons',
  title: 'name',
  fields: {
    accountId: required(ref('account')),
    name: required(text({ search: 'name' })),
    productId: ref('product'),
    /** What they have today: a profile of the catalogue. */
    otherId: ref('product'),
    /** What it is called on this sheet, where there is no profile or they call it otherwise. */
    now: text({ max: 120 }),
    nowEn: text({ max: 120 }),
    title: text({ max: 200 }),
    titleEn: text({ max: 200 }),
    lead: text({ max: 400 }),
    leadEn: text({ max: 400 }),
    audience: choice(comparisonAudiences),
    language: choice(paperLanguages),
    paper: choice(paperSizes),
    isLandscape: bool(),
    packageId: ref('pricePackage'),
    showsPrice: bool(),
    /** What one person saves a day, for how many people, on how many working days a year, at what an hour costs. */
    minutesPerDay: int({ min: 0, max: 1440 }),
    people: int({ min: 0, max: 10_000_000 }),
    workingDays: int({ min: 0, max: 366 }),
    hourlyMinor: int({ min: 0, max: 1_000_000_000 }),
    currency: text({ max: 3 }),
    /** When what is said of today was seen. */
    seenOn: date(),
    ownerId: ref('teamMember'),
  },
})
export type Comparison = RowOf<typeof comparison>

/** Days a year on which people in China work, about: proposed, printed and editable. */
export const usualWorkingDays = 250

/** A line of the table; a thing that will feel different; a step of the new day; a remark, which may have a photo. */
export const comparisonParts = ['row', 'change', 'step', 'remark'] as const
/** Where a line comes from. */
export const comparisonSources = ['catalogue', 'competitor', 'site'] as const

export const comparisonRow = defineRecordType({
  name: 'comparisonRow',
  plural: 'comparison-rows',
  title: 'title',
  fields: {
    accountId: required(ref('account')),
    comparisonId: required(ref('comparison')),
    part: required(choice(comparisonParts)),
    featureId: ref('feature'),
    title: required(text({ max: 400 })),
    titleEn: text({ max: 400 }),
    /** Lines that follow each other under one heading. */
    section: text({ max: 80 }),
    sectionEn: text({ max: 80 }),
    /** How it is today; of what is no line, its text. */
    now: longText({ max: 2000 }),
    nowEn: longText({ max: 2000 }),
    ours: longText({ max: 2000 }),
    oursEn: longText({ max: 2000 }),
    nowMark: choice(claimMarks),
    oursMark: choice(claimMarks),
    source: choice(comparisonSources),
    fileId: ref('attachment'),
    isOff: bool(),
    position: int(),
  },
})
export type ComparisonRow = RowOf<typeof comparisonRow>
