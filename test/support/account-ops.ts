/** Ops that make accounts, as a laptop would offer them: for tests that count what a hub decides. */
import { newId } from '../../shared/base/ids.ts'
import type { Op } from '../../shared/sync/op.ts'

/** So many, numbered on from `after`; `more` fields in each. */
export const accountOps = (count: number, after = 0, more: Op['patch'] = {}): Op[] =>
  Array.from({ length: count }, (_, i) => ({
    n: after + i + 1,
    type: 'account',
    id: newId(),
    kind: 'insert',
    base: 0,
    at: 1,
    updatedAt: 1,
    updatedBy: null,
    patch: { name: `客户 ${after + i}`, createdAt: 1, ...more },
  }))
