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
  },
})
export type Visit = RowOf<typeof visit>
