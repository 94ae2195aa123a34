/** Writes what was decided about a row, inside the transaction of its slice. */
import type { Create, RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { AnyRow } from '../store/columns.ts'
import { findRow } from '../store/rows.ts'
import { run, sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { saveFailure, saveReadValues } from './import-tables.ts'
import type { MemberPlan } from './people.ts'
import { resolvePendingFor, savePending } from './pending-links.ts'
import type { RowPlan, Stamp } from './row-plan.ts'
import type { SourceRow } from './table.ts'

export interface ApplyScope {
  readonly importNo: number
  readonly type: RecordTypeName
  readonly system: string
  /** Whether links may wait for rows of this type; looked up once, then kept up to date. */
  readonly hasPending: () => boolean
  readonly notePending: (linksTo: RecordTypeName) => void
}

type Written = Exclude<RowPlan, { readonly type: 'failed' }>

/** Writes a plan. Never fails for a reason that lies in the row: planning has found those. */
export function applyPlan(tx: Tx, scope: ApplyScope, plan: RowPlan, source: SourceRow): void {
  if (plan.type === 'failed') {
    saveFailure(tx.db, scope.importNo, {
      row: plan.row,
      cells: source.cells,
      problems: plan.problems,
      raw: source.raw ?? null,
    })
    return
  }
  for (const member of plan.members) writeMember(tx, member)
  if (plan.type === 'create') tx.create(scope.type, plan.values as Create<RecordTypeName>, plan.meta)
  if (plan.type === 'update') update(tx, scope, plan.id, plan)
  remember(tx, scope, plan)
  if (plan.type !== 'unchanged' && plan.type !== 'wait' && scope.hasPending())
    resolvePendingFor(tx, scope.importNo, scope.type, plan.id)
}

function writeMember(tx: Tx, member: MemberPlan): void {
  if (member.op === 'restore') return tx.restore('teamMember', member.id)
  const { id, name, email, sourceSystem, sourceId } = member
  tx.create('teamMember', { name, email, isActive: true }, { id, sourceSystem, sourceId })
}

function update(tx: Tx, scope: ApplyScope, id: string, plan: Extract<RowPlan, { readonly type: 'update' }>): void {
  const row = findRow(tx.db, scope.type, id) as unknown as AnyRow
  run(
    tx.db,
    sql`INSERT OR IGNORE INTO import_before (import_no, type, row_id, updated_at, updated_by, deleted_at)
        VALUES (${scope.importNo}, ${scope.type}, ${id}, ${row.updatedAt}, ${row.updatedBy}, ${row.deletedAt})`,
  )
  if (plan.isDeleted) tx.restore(scope.type, id)
  tx.patchFromSource(scope.type, id, plan.patch, stampOf(tx, plan.stamp))
}

const stampOf = (tx: Tx, stamp: Stamp): { readonly updatedAt: number; readonly updatedBy: string | null } => ({
  updatedAt: stamp.updatedAt ?? tx.nowMs,
  updatedBy: stamp.updatedBy ?? tx.actor,
})

function remember(tx: Tx, scope: ApplyScope, plan: Written): void {
  const { importNo, type, system } = scope
  if (plan.read !== null && plan.source)
    saveReadValues(tx.db, { type, system: plan.source.system, sourceId: plan.source.id, importNo }, plan.read)
  const waiting = plan.type === 'wait' ? { row: { values: plan.values, meta: plan.meta }, key: plan.waitingKey } : null
  for (const link of plan.pending) {
    scope.notePending(link.linksTo)
    const isRequired = waiting !== null && link.field === 'accountId'
    savePending(tx.db, { importNo, type, rowId: plan.id, system, link, waiting: isRequired ? waiting : null })
  }
}
