import {
  choice,
  defineRecordType,
  instant,
  int,
  longText,
  ref,
  refs,
  required,
  text,
  zone,
  type RowOf,
} from './record-type.ts'

export const visitTypes = ['first', 'follow_up', 'demo', 'training', 'service', 'renewal', 'call', 'other'] as const
export const visitStatuses = ['planned', 'done', 'cancelled'] as const
export const visitOutcomes = ['forward', 'same', 'back', 'notMet'] as const

/** A visit or call (M3). A done visit has a follow-up made from it, or says in `noNextBecause` why there is none. */
export const visit = defineRecordType({
  name: 'visit',
  plural: 'visits',
  title: 'subject',
  fields: {
    accountId: required(ref('account')),
    subject: required(text({ search: 'body' })),
    visitType: choice(visitTypes),
    status: required(choice(visitStatuses)),
    startAt: required(instant()),
    zone: required(zone()),
    durationMin: int({ min: 0, max: 60 * 24 * 31 }),
    place: text({ search: 'body', max: 400 }),
    contactIds: refs('contact'),
    summary: longText({ search: 'body' }),
    noNextBecause: text({ search: 'body', max: 400 }),
    ownerId: ref('teamMember'),
    /** When it really began and ended; a planned visit that has begun is under way. */
    startedAt: instant(),
    endedAt: instant(),
    /** The kind of visit it was planned from; without one its checklist is that of `visitType`. */
    templateId: ref('visitTemplate'),
    purpose: longText({ search: 'body', max: 2000 }),
    outcome: choice(visitOutcomes),
    reactions: longText({ search: 'body' }),
    /** Minutes on the way there. */
    travelMin: int({ min: 0, max: 60 * 24 }),
    /** The recurrence rule (RFC 5545 RRULE value) of the series it is the latest of, and what its members share. */
    repeat: text({ max: 400 }),
    seriesId: text({ max: 36 }),
    /** What the client reads before and after: lines of the agenda, and the minutes. All else is for our own eyes. */
    agenda: longText({ search: 'body', max: 4000 }),
    minutes: longText({ search: 'body', max: 20_000 }),
  },
})
export type Visit = RowOf<typeof visit>
