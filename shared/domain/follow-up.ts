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
  time,
  zone,
  type RowOf,
} from './record-type.ts'

export const followUpKinds = ['visit', 'call', 'send', 'task'] as const
/** A promise is a follow-up somebody gave their word for: we, or they at the client. */
export const promisers = ['us', 'them'] as const
export const followUpStatuses = ['open', 'done', 'dropped'] as const

/** Something owed on a date (M9). Without `dueTime` it is due any time that day. */
export const followUp = defineRecordType({
  name: 'followUp',
  plural: 'follow-ups',
  title: 'subject',
  fields: {
    accountId: ref('account'),
    contactId: ref('contact'),
    visitId: ref('visit'),
    /** The quote whose validity ends. */
    quoteId: ref('quote'),
    subject: required(text({ search: 'body' })),
    kind: choice(followUpKinds),
    status: required(choice(followUpStatuses)),
    dueOn: required(date()),
    dueTime: time(),
    zone: zone(),
    doneAt: instant(),
    result: longText({ search: 'body' }),
    ownerId: ref('teamMember'),
    promisedBy: choice(promisers),
    /** The recurrence rule (RFC 5545 RRULE value): done, it makes the next of its series. */
    repeat: text({ max: 400 }),
    seriesId: text({ max: 36 }),
    /** Minutes before its time that it is brought to mind; null is the usual. */
    remindMin: int({ min: 0, max: 60 * 24 * 31 }),
  },
})
export type FollowUp = RowOf<typeof followUp>
