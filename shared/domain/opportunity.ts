import {
  choice,
  date,
  defineRecordType,
  instant,
  int,
  longText,
  ref,
  required,
  text,
  type RowOf,
} from './record-type.ts'

export const opportunityTracks = ['quick', 'project'] as const
export const opportunityOutcomes = ['open', 'won', 'lost'] as const

/** A deal in progress (M12). `stage` keeps the words of the source until the pipeline's own gates exist. */
export const opportunity = defineRecordType({
  name: 'opportunity',
  plural: 'opportunities',
  title: 'name',
  fields: {
    accountId: ref('account'),
    name: required(text({ search: 'name' })),
    track: choice(opportunityTracks),
    stage: text({ max: 120 }),
    outcome: choice(opportunityOutcomes),
    amountMinor: int(),
    currency: text({ max: 3 }),
    probability: int({ min: 0, max: 100 }),
    expectedCloseOn: date(),
    closedAt: instant(),
    nextStep: text({ search: 'body', max: 400 }),
    leadSource: text({ max: 120 }),
    description: longText({ search: 'body' }),
    ownerId: ref('teamMember'),
  },
})
export type Opportunity = RowOf<typeof opportunity>
