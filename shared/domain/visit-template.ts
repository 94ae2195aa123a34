import { choice, defineRecordType, int, longText, required, text, bool, type RowOf } from './record-type.ts'
import { visitTypes } from './visit.ts'

/** A kind of visit with its checklist, one thing to do a line. Those that come with Rapport are `built-in-templates.ts`. */
export const visitTemplate = defineRecordType({
  name: 'visitTemplate',
  plural: 'visit-templates',
  title: 'name',
  fields: {
    name: required(text({ max: 60 })),
    /** The kind it counts as in lists and figures. */
    visitType: required(choice(visitTypes)),
    durationMin: int({ min: 0, max: 60 * 24 }),
    checklist: longText({ max: 8000 }),
    bring: longText({ max: 8000 }),
    position: int(),
    isHidden: bool(),
  },
})
export type VisitTemplate = RowOf<typeof visitTemplate>
