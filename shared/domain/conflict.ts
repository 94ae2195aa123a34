import { choice, defineRecordType, instant, longText, ref, required, text, type RowOf } from './record-type.ts'

export const conflictResolutions = ['kept', 'restored', 'written'] as const

/**
 * A value that lost when two people edited one field at the same time (design 4). The hub makes it in the very transaction
 * that decided, so that no word is ever overwritten without one. Values are JSON texts.
 */
export const conflict = defineRecordType({
  name: 'conflict',
  plural: 'conflicts',
  title: 'field',
  fields: {
    accountId: ref('account'),
    recordType: required(text({ max: 60, merge: 'fixed' })),
    recordId: required(text({ max: 36, merge: 'fixed' })),
    field: required(text({ max: 60, merge: 'fixed' })),
    keptValue: longText({ max: 250_000, merge: 'fixed' }),
    lostValue: longText({ max: 250_000, merge: 'fixed' }),
    keptAt: instant({ merge: 'fixed' }),
    lostAt: instant({ merge: 'fixed' }),
    keptBy: ref('teamMember', { merge: 'fixed' }),
    lostBy: ref('teamMember', { merge: 'fixed' }),
    /** Where the record stands under no account: whose value was lost. */
    ownerId: ref('teamMember'),
    resolvedAt: instant(),
    resolution: choice(conflictResolutions),
  },
})
export type Conflict = RowOf<typeof conflict>
