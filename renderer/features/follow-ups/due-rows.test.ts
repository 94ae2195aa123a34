import { describe, expect, test } from 'vitest'
import { dueRows } from './due-rows.ts'

const all = (counts: Parameters<typeof dueRows>[0]): readonly unknown[] => {
  const rows = dueRows(counts)
  return Array.from({ length: rows.length }, (_, place) => {
    const at = rows.at(place)
    return typeof at === 'number' ? at : at.heading
  })
}

describe('follow-ups under headings', () => {
  test('each group that has any stands under its heading, and every follow-up stands once', () => {
    expect(all({ total: 6, overdue: 2, dueToday: 1, dueWeek: 1 })).toEqual([
      'overdue',
      0,
      1,
      'today',
      2,
      'week',
      3,
      'later',
      4,
      5,
    ])
  })

  test('a group without any has no heading', () => {
    expect(all({ total: 2, overdue: 0, dueToday: 2, dueWeek: 0 })).toEqual(['today', 0, 1])
    expect(all({ total: 0, overdue: 0, dueToday: 0, dueWeek: 0 })).toEqual([])
  })
})
