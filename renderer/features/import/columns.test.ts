import { expect, test } from 'vitest'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import { columnsOf, isShown, targetsOf, withTarget } from './columns.ts'

const mapping = (fields: Mapping['fields'], type: Mapping['type'] = 'account'): Mapping => ({
  type,
  system: 'salesforce',
  fields,
  dateOrder: 'mdy',
  zone: 'Asia/Shanghai',
  currency: null,
})

test('a column moves from one target to another, and what fed both keeps its order', () => {
  const before = mapping({ name: ['Name'], address: ['Street', 'City'], region: ['State', 'City'] })
  expect(targetsOf(before, 'City')).toEqual(['address', 'region'])
  expect(withTarget(before, 'City', 'address').fields).toEqual({
    name: ['Name'],
    address: ['Street', 'City'],
    region: ['State'],
  })
  expect(withTarget(before, 'Zip', 'address').fields['address']).toEqual(['Street', 'City', 'Zip'])
})

test('a column left out leaves no empty target behind, which the core would refuse', () => {
  expect(withTarget(mapping({ name: ['Name'], phone: ['Tel'] }), 'Tel', null).fields).toEqual({ name: ['Name'] })
})

test('columns show what stands in them, each value once, blanks left out', () => {
  const sample = [
    ['A', 'x', ''],
    ['B', 'x', ' '],
    ['A', 'y', ''],
    ['C', 'z', ''],
    ['D', 'z', ''],
  ]
  const columns = columnsOf(['Name', 'Kind', 'Empty'], sample, mapping({ name: ['Name'] }))
  expect(columns.map((c) => c.samples)).toEqual([['A', 'B', 'C'], ['x', 'y', 'z'], []])
  const named = (shown: 'all' | 'used' | 'unused') => columns.filter((c) => isShown(c, shown)).map((c) => c.name)
  expect([named('all'), named('used'), named('unused')]).toEqual([
    ['Name', 'Kind', 'Empty'],
    ['Name'],
    ['Kind', 'Empty'],
  ])
})
