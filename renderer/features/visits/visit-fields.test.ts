/** What a visit cannot be saved with. */
import { expect, test } from 'vitest'
import { missingIn, type VisitValues } from './visit-fields.tsx'

const values: VisitValues = {
  account: { id: 'a', name: 'Acme' },
  visitType: 'follow_up',
  subject: '',
  on: '2026-12-08',
  time: '10:00',
  durationMin: '60',
  place: '',
  contactIds: [],
}

test.each([
  ['60', null],
  ['９０', null],
  ['', null],
  ['abc', 'visits:minutesWrong'],
  ['1.5', 'visits:minutesWrong'],
])('minutes of "%s": %s', (durationMin, missing) => {
  expect(missingIn({ ...values, durationMin })).toBe(missing)
})
