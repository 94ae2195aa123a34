/** Against the State Council's notice on the holidays of 2026 (国办发明电〔2025〕7号). */
import { expect, test } from 'vitest'
import { addDays } from '../base/local-date.ts'
import { dayMark, isWorkingDay, workingDay } from './working-calendar.ts'

const zone = 'Asia/Shanghai'

test('National Day 2026: seven days off, two weekend days worked', () => {
  const off = Array.from({ length: 7 }, (_, i) => addDays('2026-10-01', i))
  expect(off.map((date) => dayMark(date, zone))).toEqual(off.map(() => 'rest'))
  expect(['2026-09-20', '2026-10-10'].map((date) => dayMark(date, zone))).toEqual(['work', 'work'])
  expect(workingDay('2026-10-01', zone)).toBe('2026-10-08')
  expect(isWorkingDay('2026-10-10', zone)).toBe(true)
})

test('Spring Festival 2026: nine days off in a row', () => {
  expect(workingDay('2026-02-15', zone)).toBe('2026-02-24')
  expect(['2026-02-14', '2026-02-28'].map((date) => dayMark(date, zone))).toEqual(['work', 'work'])
})

test('a plain week has no marks, and elsewhere no date has', () => {
  expect(['2026-11-25', '2026-11-28', '2026-11-29'].map((date) => dayMark(date, zone))).toEqual([null, null, null])
  expect(['2026-10-01', '2026-10-10'].map((date) => dayMark(date, 'Europe/Berlin'))).toEqual([null, null])
  expect(workingDay('2026-10-01', 'Europe/Berlin')).toBe('2026-10-01')
  expect(workingDay('2026-10-10', 'Europe/Berlin')).toBe('2026-10-12')
})

test('a year nobody has decreed yet has its weekends', () => {
  expect([isWorkingDay('2031-10-01', zone), isWorkingDay('2031-10-04', zone)]).toEqual([true, false])
})
