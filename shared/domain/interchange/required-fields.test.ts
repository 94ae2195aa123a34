import { expect, test } from 'vitest'
import type { Mapping } from './mapping.ts'
import { missingRequiredField } from './required-fields.ts'

const missing = (type: Mapping['type'], ...targets: string[]): string | null =>
  missingRequiredField({
    type,
    system: 'x',
    fields: Object.fromEntries(targets.map((target) => [target, ['column']])),
    dateOrder: 'dmy',
    zone: 'UTC',
    currency: null,
  })

test('a required field is fed by its column, by the name behind its link, or by what it is derived from', () => {
  expect(missing('account', 'phone')).toBe('name')
  expect(missing('account', 'name')).toBeNull()
  expect(missing('visit', 'accountId.name', 'subject', 'startAt')).toBeNull()
  expect(missing('visit', 'accountId', 'summary', 'startAt')).toBeNull()
  expect(missing('visit', 'accountId', 'startAt')).toBe('subject')
  expect(missing('visitNote', 'accountId', 'body', 'createdAt')).toBeNull()
  expect(missing('followUp', 'subject')).toBe('dueOn')
})
