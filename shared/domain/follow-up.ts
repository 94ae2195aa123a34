import {
  choice,
  date,
  defineRecordType,
  instant,
  longText,
  ref,
  required,
  text,
  time,
  zone,
  type RowOf,
} from './record-type.ts'

export const followUpKinds = ['visit', 'call', 'send', 'task'] as const
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
    subject: required(text({ search: 'body' })),
    kind: choice(followUpKinds),
    status: required(choice(followUpStatuses)),
    dueOn: required(date()),
    dueTime: time(),
    zone: zone(),
    doneAt: instant(),
    result: longText({ search: 'body' }),
    ownerId: ref('teamMember'),
  },
})
export type FollowUp = RowOf<typeof followUp>
