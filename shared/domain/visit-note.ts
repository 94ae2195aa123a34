import { defineRecordType, instant, longText, ref, required, type RowOf } from './record-type.ts'

/** A timed note about an account, of a visit or on its own. Append-only: notes never conflict (design 2). */
export const visitNote = defineRecordType({
  name: 'visitNote',
  plural: 'visit-notes',
  title: 'body',
  appendOnly: true,
  fields: {
    accountId: required(ref('account')),
    visitId: ref('visit'),
    contactId: ref('contact'),
    body: required(longText({ search: 'body' })),
    notedAt: required(instant()),
    authorId: ref('teamMember'),
  },
})
export type VisitNote = RowOf<typeof visitNote>
