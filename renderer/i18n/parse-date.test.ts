/** Dates as they are typed, ahead of today and back from it. */
import { expect, test } from 'vitest'
import { parseDateText } from './parse-date.ts'

/** A Monday. */
const today = '2026-11-23'

test.each([
  ['11-20', '2027-11-20', '2026-11-20'],
  ['11-23', '2026-11-23', '2026-11-23'],
  ['11月24日', '2026-11-24', '2025-11-24'],
  ['02-29', '2028-02-29', '2024-02-29'],
  ['20', '2026-12-20', '2026-11-20'],
  ['31', '2026-12-31', '2026-10-31'],
  ['fri', '2026-11-27', '2026-11-20'],
  ['周一', '2026-11-30', '2026-11-16'],
  ['２０２６-１-５', '2026-01-05', '2026-01-05'],
  ['今天', '2026-11-23', '2026-11-23'],
  ['昨天', '2026-11-22', '2026-11-22'],
  ['-7', '2026-11-16', '2026-11-16'],
])('%s is %s, of something past %s', (typed, ahead, back) => {
  expect(parseDateText(typed, today)).toBe(ahead)
  expect(parseDateText(typed, today, true)).toBe(back)
})

test.each([
  ['30天后', '2026-12-23'],
  ['30 天后', '2026-12-23'],
  ['in 30 days', '2026-12-23'],
  ['两周后', '2026-12-07'],
  ['in 2 weeks', '2026-12-07'],
  ['月底', '2026-11-30'],
  ['end of month', '2026-11-30'],
  ['end of next month', '2026-12-31'],
  ['下周五', '2026-12-04'],
  ['next Friday', '2026-12-04'],
  ['last fri', '2026-11-20'],
  ['3天前', '2026-11-20'],
  ['明年3月1日', '2027-03-01'],
])('%s is %s', (typed, date) => {
  expect(parseDateText(typed, today)).toBe(date)
})

test.each(['', '13-40', '32/13', 'abc', '30天后付款', 'in a while', '2026-02-30', 'soon'])('%s is no date', (typed) => {
  expect([parseDateText(typed, today), parseDateText(typed, today, true)]).toEqual([null, null])
})

test('a day of the month goes back over the turn of the year', () => {
  expect(parseDateText('31', '2026-01-05', true)).toBe('2025-12-31')
  expect(parseDateText('5', '2026-12-31')).toBe('2027-01-05')
})
