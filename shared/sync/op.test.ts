import { expect, test } from 'vitest'
import { recordTypeNames, recordTypeOf } from '../domain/record-types.ts'
import { longestValue } from './op.ts'

test('what a field may hold can travel', () => {
  const tooLong = 'x'.repeat(longestValue + 1)
  const fields = recordTypeNames.flatMap((type) =>
    Object.entries(recordTypeOf(type).fields).map(([name, field]) => ({ name: `${type}.${name}`, field })),
  )
  expect(fields.length).toBeGreaterThan(100)
  expect(fields.filter(({ field }) => field.schema.safeParse(tooLong).success).map(({ name }) => name)).toEqual([])
})
