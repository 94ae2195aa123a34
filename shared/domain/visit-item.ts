import { choice, defineRecordType, instant, int, ref, required, text, type RowOf } from './record-type.ts'

export const visitItemKinds = ['do', 'bring'] as const
/** What a thing to bring can be: later record types, named by their type and id. */
export const broughtTypes = ['material', 'comparison', 'attachment'] as const

/** One line of a visit's checklist, or one thing to bring to it; each is ticked by itself, so that two people can. */
export const visitItem = defineRecordType({
  name: 'visitItem',
  plural: 'visit-items',
  title: 'label',
  fields: {
    accountId: required(ref('account')),
    visitId: required(ref('visit')),
    kind: required(choice(visitItemKinds)),
    label: required(text()),
    position: int(),
    doneAt: instant(),
    refType: choice(broughtTypes),
    refId: text({ max: 36 }),
  },
})
export type VisitItem = RowOf<typeof visitItem>
