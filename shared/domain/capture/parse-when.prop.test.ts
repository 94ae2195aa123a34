import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isDate, isoWeekday, timePattern } from '../../base/local-date.ts'
import { readCapture } from './capture-line.ts'
import { parseWhen } from './parse-when.ts'

const anyDay = fc.integer({ min: 18_000, max: 30_000 }).map((n) => addDays('1970-01-01', n))
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const names = '一二三四五六日'

test('any text is read without a throw; what is found is a date, and its spans lie in the text in order', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('下周', '三', '点半', '明天', 'next ', 'at 3', '#', '@', '99月99日', '25:61', '0号', '十十点'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), anyDay, anyTime, (pieces, today, time) => {
      const text = pieces.join('')
      const found = parseWhen(text, { today, time })
      if (found === null) return
      expect(isDate(found.on)).toBe(true)
      expect(found.time === null || timePattern.test(found.time)).toBe(true)
      for (const [start, end] of found.spans) expect(start >= 0 && start < end && end <= text.length).toBe(true)
      readCapture(text, { today, time })
    }),
    { numRuns: 600 },
  )
})

test('a weekday of next week is one, and within it, whatever day today is', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (today, day) => {
      const on = parseWhen(`下周${names[day - 1]}`, { today, time: '09:00' })?.on ?? ''
      const monday = addDays(today, 8 - isoWeekday(today))
      expect([isoWeekday(on), on >= monday, on < addDays(monday, 7)]).toEqual([day, true, true])
    }),
  )
})

test('a date written out is that date, in both languages and with a time', () => {
  fc.assert(
    fc.property(anyDay, anyDay, anyTime, (today, on, time) => {
      const [y, m, d] = on.split('-').map(Number)
      expect(parseWhen(`${y}年${m}月${d}日 ${time} 送样`, { today, time: '09:00' })).toMatchObject({ on, time })
      expect(parseWhen(`${on} send it`, { today, time: '09:00' })?.on).toBe(on)
    }),
  )
})

test('what is said of the future lies in it', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.constantFrom(
        '周五',
        '三天后',
        '两周后',
        '28号',
        '月底',
        '12月3日',
        'friday',
        'in 3 days',
        'Dec 3',
        '下个月5号',
      ),
      (today, said) => {
        expect((parseWhen(said, { today, time: '09:00' })?.on ?? '') >= today).toBe(true)
      },
    ),
  )
})
