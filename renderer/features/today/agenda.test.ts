import { expect, test } from 'vitest'
import type { VisitListRow } from '../../../shared/api/work.ts'
import { nextVisit } from './agenda.ts'

const hour = 3_600_000
const now = 100 * hour

/** A visit meant `at` hours from now, begun `begun` hours from now or not at all. */
const visit = (id: string, at: number, begun: number | null = null, status = 'planned'): VisitListRow =>
  ({
    visit: { id, status, startAt: now + at * hour, startedAt: begun === null ? null : now + begun * hour },
    accountName: id,
    people: [],
  }) as unknown as VisitListRow

const next = (...visits: VisitListRow[]): string | undefined => nextVisit(visits, now)?.accountName

test('the next planned one; one that was missed is not it', () => {
  expect(next(visit('later', 5), visit('soon', 1), visit('missed', -3))).toBe('soon')
  expect(next(visit('missed', -3))).toBeUndefined()
  expect(next(visit('done', 1, 0, 'done'))).toBeUndefined()
})

test('one under way stays it, however long it takes, before what comes next', () => {
  expect(next(visit('long', -4, -4), visit('soon', 1))).toBe('long')
  expect(next(visit('first', -4, -4), visit('second', -2, -1))).toBe('second')
})
