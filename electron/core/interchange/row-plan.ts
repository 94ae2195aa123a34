/** What an import decides about a row, before anything is written. */
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { RowProblem } from '../../../shared/domain/interchange/reasons.ts'
import type { FieldValue } from '../store/columns.ts'
import type { CreateMeta } from '../store/tx.ts'
import type { LinkBy } from './links.ts'
import type { MemberPlan } from './people.ts'

export type ImportMode = 'create' | 'update'
export type Values = Readonly<Record<string, FieldValue>>

export interface PendingKey {
  readonly field: string
  readonly linksTo: RecordTypeName
  readonly by: LinkBy
  readonly key: string
}

export interface Source {
  readonly system: string
  readonly id: string
}

export interface PlanBase {
  readonly row: number
  readonly members: readonly MemberPlan[]
  readonly pending: readonly PendingKey[]
  readonly source: Source | null
  /** What was read, for the comparison with a newer file; null when nothing needs to be remembered. */
  readonly read: string | null
}

export type RowPlan =
  | { readonly type: 'failed'; readonly row: number; readonly problems: readonly RowProblem[] }
  | (PlanBase & { readonly type: 'unchanged'; readonly id: string })
  | (PlanBase & {
      readonly type: 'create' | 'wait'
      readonly id: string
      readonly values: Values
      readonly meta: CreateMeta
      readonly waitingKey: string
    })
  | (PlanBase & {
      readonly type: 'update'
      readonly id: string
      readonly patch: Values
      readonly isDeleted: boolean
      readonly stamp: Stamp
    })

export interface Stamp {
  readonly updatedAt: number | null
  readonly updatedBy: string | null
}

export const failedPlan = (row: number, problems: readonly RowProblem[]): RowPlan => ({ type: 'failed', row, problems })
