import { choice, defineRecordType, instant, longText, ref, required, type RowOf } from './record-type.ts'

/** What the client's place showed or what was said of it; a note without a theme is what was said. */
export const noteThemes = ['currentSystem', 'workplace', 'pain', 'promise'] as const
/** `program`: what Rapport noted by itself, such as who came. */
export const noteKinds = ['typed', 'phrase', 'program'] as const

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
    kind: choice(noteKinds),
    theme: choice(noteThemes),
  },
})
export type VisitNote = RowOf<typeof visitNote>
