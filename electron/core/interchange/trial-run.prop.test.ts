/**
 * A trial decides about every row as the run then does: over files that repeat ids and names, rename records, link to
 * themselves and to what comes later, and over a store in which earlier files left some of the same.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { commit } from '../store/commit.ts'
import { applyPlan, type ApplyScope } from './apply-plan.ts'
import { Overlay } from './overlay.ts'
import { createRowPlanner } from './plan-row.ts'
import type { ImportMode, RowPlan } from './row-plan.ts'
import type { SourceRow } from './table.ts'

const header = ['id', 'name', 'phone', 'parent', 'owner', 'at']
const fieldsOf = {
  account: {
    sourceId: ['id'],
    name: ['name'],
    phone: ['phone'],
    'parentId.name': ['parent'],
    'ownerId.name': ['owner'],
  },
  contact: {
    sourceId: ['id'],
    name: ['name'],
    mobile: ['phone'],
    'accountId.name': ['parent'],
    'createdBy.name': ['owner'],
  },
  visitNote: {
    sourceId: ['id'],
    body: ['name'],
    'accountId.name': ['parent'],
    notedAt: ['at'],
    'authorId.name': ['owner'],
  },
} satisfies Partial<Record<RecordTypeName, Mapping['fields']>>
type Type = keyof typeof fieldsOf
const types: readonly Type[] = ['account', 'contact', 'visitNote']

const mappingFor = (type: Type): Mapping => ({
  type,
  system: 'file-1',
  fields: fieldsOf[type],
  dateOrder: 'mdy',
  zone: 'UTC',
  currency: null,
})
const nowMs = Date.UTC(2026, 10, 23)

interface File {
  readonly type: Type
  readonly cells: readonly (readonly string[])[]
  readonly mode: ImportMode
}

const row = fc.tuple(
  fc.constantFrom('', '', 'S1', 'S2', 'S3'),
  fc.constantFrom('恒润', '恒通', '恒信', ''),
  fc.constantFrom('', '111', '222'),
  fc.constantFrom('', '', '恒润', '恒通', '总部'),
  fc.constantFrom('', '张三', '李四'),
  fc.constantFrom('2026-03-05', '2026-03-06'),
)
const file: fc.Arbitrary<File> = fc.record({
  type: fc.constantFrom('account', 'account', ...types),
  cells: fc.array(row, { minLength: 1, maxLength: 7 }),
  mode: fc.constantFrom('create', 'update'),
})

function plannerOver(core: TestCore, { type, mode }: File): (source: SourceRow) => RowPlan {
  const mapping = mappingFor(type)
  const scope = { db: core.context.read, overlay: new Overlay(), system: mapping.system, otherSystems: [] }
  return createRowPlanner({ scope, mapping, header, mode, nowMs })
}

const rowsOf = ({ cells }: File): readonly SourceRow[] => cells.map((each, i) => ({ row: i + 2, cells: each }))

/** What is said of a row: all but ids, which are made anew. */
const said = (plan: RowPlan): unknown =>
  plan.type === 'failed'
    ? plan
    : { type: plan.type, row: plan.row, pending: plan.pending.map(({ field, key }) => `${field}:${key}`) }

function tried(core: TestCore, each: File): readonly unknown[] {
  return rowsOf(each).map(plannerOver(core, each)).map(said)
}

function done(core: TestCore, each: File, importNo: number): readonly unknown[] {
  const plan = plannerOver(core, each)
  const scope: ApplyScope = {
    importNo,
    type: each.type,
    system: 'file-1',
    hasPending: () => true,
    notePending: () => undefined,
  }
  return rowsOf(each).map((source) => {
    let found: RowPlan | null = null
    commit(core.context.store, { label: 'import', kind: 'import', nowMs, actor: null }, (tx) => {
      found = plan(source)
      applyPlan(tx, scope, found, source)
    })
    return found && said(found)
  })
}

type Trial = typeof tried

const property = (trial: Trial) =>
  fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), (files) => {
    const core = testCore()
    try {
      for (const [i, each] of files.entries()) {
        const expected = trial(core, each)
        expect(done(core, each, i + 1)).toEqual(expected)
      }
    } finally {
      core.close()
    }
  })
const seed = Number(process.env['SEED'] ?? 20261123)
const options = { numRuns: Number(process.env['PROP_RUNS'] ?? 150), seed }
/** Every run has a store of its own: in parts no test is a long one. */
const parts = [0, 1, 2] as const

test.for(parts)('each row of a trial fares as in the run, part %i', (part) => {
  const numRuns = Math.ceil(options.numRuns / parts.length)
  const report = fc.check(property(tried), { numRuns, seed: seed + part })
  expect(report.failed ? fc.defaultReportMessage(report) : null).toBeNull()
})

test('the mutant that forgets each row once it is decided is caught', () => {
  const forgetful: Trial = (core, each) => rowsOf(each).map((source) => said(plannerOver(core, each)(source)))
  expect(fc.check(property(forgetful), { ...options, endOnFailure: true }).failed).toBe(true)
})
