import { expect, test } from 'vitest'
import type { SearchHit } from '../../../shared/api/lists.ts'
import {
  groupsOf,
  isCommandFound,
  movedBy,
  nextKind,
  paletteKinds,
  type Command,
  type PaletteContent,
} from './palette-items.ts'

const hit = (type: SearchHit['type'], id: string): SearchHit => ({
  type,
  id,
  accountId: null,
  title: id,
  accountName: null,
  snippet: null,
  titleRanges: [],
  snippetRanges: [],
  at: 0,
})
const command = (id: string, label: string, also = ''): Command => ({ id, label, also, run: () => undefined })
const content = (over: Partial<PaletteContent>): PaletteContent => ({
  query: '',
  kind: null,
  hits: [],
  recents: [],
  commands: [],
  forAccount: [],
  fallback: [],
  ...over,
})
const shape = (over: Partial<PaletteContent>): (readonly [string, ...string[]])[] =>
  groupsOf(content(over)).map((g) => [g.kind, ...g.items.map((i) => i.key)] as const)

test('nothing typed: what was opened last, then a few things to do', () => {
  const commands = Array.from({ length: 9 }, (_, i) => command(`c${i}`, `c${i}`))
  expect(shape({ recents: [hit('account', 'a')], commands })).toEqual([
    ['recent', 'account:a'],
    ['command', 'do:c0', 'do:c1', 'do:c2', 'do:c3', 'do:c4'],
  ])
})

test('hits come by kind in the order of the search, and acts on the account last and first of the acts', () => {
  expect(
    shape({
      query: 'heng',
      hits: [hit('visitNote', 'n'), hit('account', 'a'), hit('visitNote', 'm'), hit('savedView', 'v')],
      commands: [command('x', 'hengelo'), command('y', 'other')],
      forAccount: [command('note', '给恒润记一笔')],
    }),
  ).toEqual([
    ['visitNote', 'visitNote:n', 'visitNote:m'],
    ['account', 'account:a'],
    ['command', 'do:note', 'do:x'],
  ])
})

test('what is offered anyway comes last, and only beside a query', () => {
  const fallback = [command('new', 'new account')]
  expect(shape({ query: 'zzz', commands: [command('x', 'zzz')], fallback })).toEqual([['command', 'do:x', 'do:new']])
  expect(shape({ fallback })).toEqual([])
})

test('one kind only shows that kind only', () => {
  const hits = [hit('account', 'a'), hit('contact', 'c')]
  expect(shape({ query: 'x', kind: 'contact', hits, commands: [command('x', 'x')] })).toEqual([
    ['contact', 'contact:c'],
  ])
  expect(shape({ query: 'x', kind: 'command', hits, commands: [command('x', 'x')] })).toEqual([['command', 'do:x']])
})

test('a command is found by all the words typed, in either language, whatever their case and width', () => {
  const plan = command('plan', '约一次拜访', 'xinbaifang Plan Visit')
  for (const query of ['拜访', 'plan', 'VISIT plan', 'ＰＬＡＮ', 'xinbai', '  '])
    expect(isCommandFound(plan, query)).toBe(true)
  for (const query of ['plan zzz', 'isit', '导入']) expect(isCommandFound(plan, query)).toBe(false)
})

test('Tab goes to the kind of the item under the keyboard, then through all kinds and back to everything', () => {
  const onContact = { type: 'hit', key: '', hit: hit('contact', 'c') } as const
  expect(nextKind(null, onContact, false)).toBe('contact')
  expect(nextKind('contact', onContact, false)).toBe('visit')
  expect(nextKind('command', undefined, false)).toBeNull()
  expect(nextKind(null, undefined, true)).toBe('command')
  expect(nextKind('account', undefined, true)).toBeNull()
  const seen = [nextKind(null, undefined, false)]
  while (seen.at(-1) !== null) seen.push(nextKind(seen.at(-1) ?? null, undefined, false))
  expect(seen).toEqual([...paletteKinds, null])
})

test('arrows go round, also in an empty list', () => {
  expect([movedBy(0, -1, 3), movedBy(2, 1, 3), movedBy(0, 1, 0)]).toEqual([2, 0, 0])
})
