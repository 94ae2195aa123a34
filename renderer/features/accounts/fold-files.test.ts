import { expect, test } from 'vitest'
import { foldFiles } from './fold-files.ts'
import type { Entry } from './timeline.tsx'

const entry = (key: string, type: Entry['type'], at: number): Entry => ({ key, type, at }) as Entry
const dayOf = (at: number): string => String(Math.floor(at / 10))
const shape = (entries: readonly Entry[]) => foldFiles(entries, dayOf).map((e) => e.files?.map((f) => f.key) ?? e.key)

test('files of a day next to each other are one; another day, or anything between, parts them', () => {
  const files = [entry('a', 'attachment', 29), entry('b', 'attachment', 21), entry('c', 'attachment', 19)]
  expect(shape(files)).toEqual([['a', 'b'], ['c']])
  expect(shape([entry('a', 'attachment', 29), entry('n', 'visitNote', 28), entry('b', 'attachment', 27)])).toEqual([
    ['a'],
    'n',
    ['b'],
  ])
  expect(shape([])).toEqual([])
})
