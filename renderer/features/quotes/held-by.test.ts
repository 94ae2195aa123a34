/** What keeps a quote from paper: nothing on it, a line without a name, more off than one may give. */
import { expect, test } from 'vitest'
import { heldBy } from './held-by.ts'

const line = (title: string, priceMinor: number) => ({ title, unit: 'once', quantity: 1, priceMinor, listMinor: null })

const hold = (lines: readonly object[], of: object = {}) =>
  heldBy({ quote: { state: 'draft', discountPercent: 0, ...of }, lines, limitPercent: 10 } as never, 'An item')

test.each([
  ['no line', [], {}, 'heldEmpty'],
  ['a line without a price', [line('Licence', 0)], {}, 'heldEmpty'],
  ['a line without a name', [line('Licence', 100), line('An item', 0)], {}, 'heldUnnamed'],
  ['too much off', [line('Licence', 100)], { discountPercent: 20 }, 'held'],
  ['what cannot be added up', [line('Licence', Number.MAX_SAFE_INTEGER)], {}, 'tooLarge'],
  ['nothing else', [line('Licence', 100)], {}, null],
])('%s', (_, lines, of, held) => expect(hold(lines, of)).toBe(held))

test('what is given away goes out once somebody approved it', () => {
  const approved = {
    state: 'approved',
    approvedPercent: 100,
    approvedOffMinor: 100,
    packageId: null,
    decidedPackageId: null,
  }
  expect(hold([line('Licence', 100)], { discountPercent: 100, ...approved })).toBeNull()
})
