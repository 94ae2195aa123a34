import { expect, test } from 'vitest'
import { listOf } from './word-list.ts'

test('words of a list come apart at every kind of comma, each once', () => {
  expect(listOf('知档、食堂，入门; 知档,, 新来的人 ')).toEqual(['知档', '食堂', '入门', '新来的人'])
})

test('nothing is null, and a word too long for a field is cut', () => {
  expect([listOf(''), listOf(' ，、')]).toEqual([null, null])
  expect(listOf('长'.repeat(70))).toEqual(['长'.repeat(60)])
})
