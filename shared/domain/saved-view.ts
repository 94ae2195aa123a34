import { defineRecordType, longText, ref, required, text, type RowOf } from './record-type.ts'

/** A list with its filters, order and columns, kept under a name. `definition` is the list query as JSON. */
export const savedView = defineRecordType({
  name: 'savedView',
  plural: 'saved-views',
  title: 'name',
  fields: {
    name: required(text({ max: 60 })),
    target: required(text({ max: 40 })),
    definition: required(longText()),
    ownerId: ref('teamMember'),
  },
})
export type SavedView = RowOf<typeof savedView>
