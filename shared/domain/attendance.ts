import { choice, defineRecordType, instant, int, longText, ref, required, text, type RowOf } from './record-type.ts'

/** Whether one round was enough for a person. */
export const trainingResults = ['passed', 'again'] as const

/**
 * One person at one training session (a visit of type `training`): name and title as they were signed, so that the sheet
 * stays true when the contact changes; the signature as strokes (`media/marks.ts`); what came of it.
 */
export const attendance = defineRecordType({
  name: 'attendance',
  plural: 'attendances',
  title: 'name',
  fields: {
    accountId: required(ref('account')),
    visitId: required(ref('visit')),
    contactId: ref('contact'),
    name: required(text()),
    jobTitle: text({ max: 120 }),
    signedAt: instant(),
    signature: longText({ max: 100_000 }),
    result: choice(trainingResults),
    scorePercent: int({ min: 0, max: 100 }),
    note: text({ max: 400 }),
  },
})
export type Attendance = RowOf<typeof attendance>
