/** What was left with a client: which papers and files in which version, with whom, when, on paper or as files. */
import { choice, defineRecordType, instant, longText, ref, refs, required, text, type RowOf } from './record-type.ts'

export const leaveMedia = ['paper', 'folder', 'zip'] as const

export const leaveBehind = defineRecordType({
  name: 'leaveBehind',
  plural: 'leave-behinds',
  title: 'name',
  appendOnly: true,
  fields: {
    accountId: required(ref('account')),
    visitId: ref('visit'),
    name: required(text()),
    contactIds: refs('contact'),
    medium: required(choice(leaveMedia)),
    leftAt: required(instant()),
    versionIds: refs('documentVersion'),
    /** Versions of materials of the library. */
    fileIds: refs('attachment'),
    note: longText({ max: 2000 }),
    ownerId: ref('teamMember'),
  },
})
export type LeaveBehind = RowOf<typeof leaveBehind>
