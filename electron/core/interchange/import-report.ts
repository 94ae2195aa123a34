/** Counts what became of the rows of an import or of its trial. */
import type { RowReason } from '../../../shared/domain/interchange/reasons.ts'
import { noCounts, type FailedRow, type ImportCounts } from './import-tables.ts'
import type { PendingKey, RowPlan } from './row-plan.ts'
import type { SourceRow } from './table.ts'

export interface ImportProgress {
  readonly done: number
  readonly counts: ImportCounts
}

export interface ImportReport {
  /** Null for a trial, and when the run was cancelled. */
  readonly importId: string | null
  readonly counts: ImportCounts
  readonly isCancelled: boolean
  /** How often each reason came up, most frequent first. */
  readonly reasons: readonly { readonly reason: RowReason; readonly count: number }[]
  /** The first failing rows. */
  readonly failures: readonly FailedRow[]
}

export interface Tally {
  readonly add: (plan: RowPlan, row: SourceRow) => void
  readonly progress: () => ImportProgress
  /** Links that waited when their row was looked at; some may have come since. */
  readonly pending: () => readonly PendingKey[]
  readonly finish: (importId: string | null, isCancelled: boolean, pendingLinks: number) => ImportReport
}

const failuresShown = 100
const countedAs = {
  create: 'created',
  wait: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  failed: 'failed',
} as const

export function createTally(): Tally {
  const counts = { ...noCounts }
  const reasons = new Map<RowReason, number>()
  const failures: FailedRow[] = []
  const pending: PendingKey[] = []
  return {
    add(plan, row) {
      counts.rows++
      counts[countedAs[plan.type]]++
      if (plan.type !== 'failed') {
        pending.push(...plan.pending)
        return
      }
      for (const { reason } of plan.problems) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      if (failures.length < failuresShown)
        failures.push({ row: row.row, cells: row.cells, problems: plan.problems, raw: row.raw ?? null })
    },
    progress: () => ({ done: counts.rows, counts: { ...counts, pendingLinks: pending.length } }),
    pending: () => pending,
    finish: (importId, isCancelled, pendingLinks) => ({
      importId,
      counts: { ...counts, pendingLinks },
      isCancelled,
      reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
      failures,
    }),
  }
}
