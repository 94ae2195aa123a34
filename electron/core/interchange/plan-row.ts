/**
 * Decides what becomes of one row of a file, and writes nothing. Trial and real run share this decision; the run then
 * applies it. Whatever could make a write fail is found here, as a reason for the row.
 */
import { uuidPattern } from '../../../shared/base/ids.ts'
import { normaliseValues } from '../../../shared/domain/normalise.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { createRowBuilder, type BuiltRow } from '../../../shared/domain/interchange/build-row.ts'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import type { CreateMeta } from '../store/tx.ts'
import { decide } from './decide-row.ts'
import { storedSourceId, type LinkScope } from './links.ts'
import { createPeople, type People } from './people.ts'
import { resolveLinks } from './plan-links.ts'
import { failedPlan, type ImportMode, type RowPlan, type Source, type Values } from './row-plan.ts'
import type { SourceRow } from './table.ts'

export interface PlanOptions {
  readonly scope: LinkScope
  readonly mapping: Mapping
  readonly header: readonly string[]
  readonly mode: ImportMode
  readonly nowMs: number
}

/** The decision function of one import over one file; feed it every row in order. */
export function createRowPlanner(options: PlanOptions): (source: SourceRow) => RowPlan {
  const { scope, mapping, header, nowMs } = options
  let seq = 0
  const deciding = { ...options, nextSeq: () => seq++ }
  const build = createRowBuilder(mapping, header)
  const people = createPeople(scope, mapping.type, nowMs)
  return (source) => {
    if (source.problem) return failedPlan(source.row, [{ reason: source.problem, column: null, value: null }])
    const built = build(source.cells)
    const linked = resolveLinks(options, people, built)
    const values = {
      ...(normaliseValues(mapping.type, withDefaults(mapping.type, built.values, nowMs)) as Values),
      ...linked.values,
    }
    const problems = [...built.problems, ...linked.problems]
    if (problems.length > 0) return failedPlan(source.row, problems)
    const known = sourceOf(mapping, built)
    const meta = metaOf(mapping, people, built, known)
    return decide(deciding, { row: source.row, built, values, linked, source: known, meta, people })
  }
}

function withDefaults(
  type: RecordTypeName,
  values: Readonly<Record<string, unknown>>,
  nowMs: number,
): Record<string, unknown> {
  if (type !== 'visit' || typeof values['startAt'] !== 'number') return { ...values }
  return { ...values, status: values['status'] ?? (values['startAt'] <= nowMs ? 'done' : 'planned') }
}

function sourceOf(mapping: Mapping, built: BuiltRow): Source | null {
  const system = built.sourceSystem ?? mapping.system
  if (built.sourceId === null || system === 'rapport') return null
  return { system, id: storedSourceId(system, built.sourceId) }
}

function metaOf(mapping: Mapping, people: People, built: BuiltRow, source: Source | null): CreateMeta {
  const createdBy = built.createdBy && people.resolveAuthor(built.createdBy)
  const updatedBy = built.updatedBy && people.resolveAuthor(built.updatedBy)
  const updatedAt = built.updatedAt ?? built.createdAt
  // Our own exports say "nobody" by leaving the author out; of other files the importing person is the author.
  const isOwn = mapping.system === 'rapport'
  return {
    ...(built.id !== null && uuidPattern.test(built.id) ? { id: built.id } : {}),
    ...(built.createdAt === null ? {} : { createdAt: built.createdAt }),
    ...(updatedAt === null ? {} : { updatedAt }),
    ...(createdBy === null && !isOwn ? {} : { createdBy }),
    ...(updatedBy === null && !isOwn ? {} : { updatedBy }),
    sourceSystem: source?.system ?? null,
    sourceId: source?.id ?? null,
  }
}
