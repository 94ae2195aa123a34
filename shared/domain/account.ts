import { choice, defineRecordType, int, longText, ref, required, tags, text, type RowOf } from './record-type.ts'

export const accountKinds = ['company', 'public_body', 'other'] as const
export const accountScales = ['micro', 'small', 'medium', 'large'] as const
export const headcountBands = ['1_20', '21_50', '51_100', '101_200', '201_500', '501_1000', '1001_up'] as const
export const accountStages = [
  'first_contact',
  'talking',
  'tender',
  'onboarding',
  'in_use',
  'renewal',
  'dormant',
  'lost',
] as const

/** An organisation we sell to or serve (M1). `region` reads from large to small, e.g. `江苏 苏州`. */
export const account = defineRecordType({
  name: 'account',
  plural: 'accounts',
  title: 'name',
  fields: {
    name: required(text({ search: 'name' })),
    shortName: text({ search: 'name', max: 80 }),
    kind: choice(accountKinds),
    scale: choice(accountScales),
    headcount: int({ min: 0, max: 10_000_000 }),
    headcountBand: choice(headcountBands),
    industry: text({ search: 'body', max: 120 }),
    region: text({ search: 'body', max: 120 }),
    address: text({ search: 'body', max: 400 }),
    phone: text({ search: 'phone', max: 120 }),
    website: text({ search: 'body', max: 400 }),
    stage: choice(accountStages),
    ownerId: ref('teamMember'),
    parentId: ref('account'),
    currentSystem: text({ search: 'body', max: 400 }),
    description: longText({ search: 'body' }),
    tags: tags({ search: 'body' }),
    /** Set when this account was merged into another one; the row is then deleted. */
    mergedIntoId: ref('account'),
  },
})
export type Account = RowOf<typeof account>

/** The headcount band a number of people falls into. */
export function bandOf(headcount: number): (typeof headcountBands)[number] {
  const upTo = [20, 50, 100, 200, 500, 1000]
  const index = upTo.findIndex((limit) => headcount <= limit)
  return headcountBands[index === -1 ? 6 : index] ?? '1001_up'
}
