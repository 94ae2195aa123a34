import { expect, it } from 'vitest'
import { fold } from '../../base/text.ts'
import { runsOf } from './runs.ts'

const texts = (text: string): readonly string[] => runsOf(fold(text)).map((run) => run.text)

it('cuts Han runs, words and numbers, and drops everything else', () => {
  expect(texts('苏州ABC12 x-ray，恒润（苏州）𠮷野屋，价格3.5万😀')).toEqual([
    '苏州',
    'abc',
    '12',
    'x',
    'ray',
    '恒润',
    '苏州',
    '𠮷野屋',
    '价格',
    '3',
    '5',
    '万',
  ])
  expect(texts('Привет мир 한국 ไทย')).toEqual(['привет', 'мир', '한국', 'ไทย'])
  expect(texts(' \u0000\ud800 “”…')).toEqual([])
})

it('knows where each run starts, also after surrogate pairs', () => {
  expect(runsOf('a 𠮷b')).toEqual([
    { han: false, text: 'a', start: 0 },
    { han: true, text: '𠮷', start: 2 },
    { han: false, text: 'b', start: 4 },
  ])
})
