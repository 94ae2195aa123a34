/** Merging two accounts: what would happen, and doing it in one transaction that undo takes back whole. */
import type { accountProcedures } from '../../../shared/api/accounts.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { account } from '../../../shared/domain/account.ts'
import type { Patch, RecordTypeName, Row } from '../../../shared/domain/record-types.ts'
import { tableOf } from '../store/columns.ts'
import { findRow } from '../store/rows.ts'
import { all, number, sql, trusted, type ReadDb } from '../store/sql.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'
import { accountChildren } from '../../../shared/domain/account-children.ts'

type AccountField = keyof typeof account.fields

const mergeable = Object.keys(account.fields).filter((f) => f !== 'mergedIntoId') as readonly AccountField[]

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function compare(keep: Row<'account'>, drop: Row<'account'>): { differing: AccountField[]; filled: AccountField[] } {
  const present = mergeable.filter((f) => drop[f] !== null && !isSame(keep[f], drop[f]))
  return { differing: present.filter((f) => keep[f] !== null), filled: present.filter((f) => keep[f] === null) }
}

function liveAccount(db: ReadDb, id: string): Row<'account'> {
  const row = findRow(db, 'account', id)
  if (!row || row.deletedAt !== null) throw notFound('account')
  return row
}

const idsOf = (db: ReadDb, type: RecordTypeName, column: string, accountId: string): string[] =>
  all<{ id: string }>(
    db,
    sql`SELECT id FROM ${trusted(tableOf(type))} WHERE ${trusted(column)} = ${accountId} AND deleted_at IS NULL`,
  ).map((r) => r.id)

/** Notes are append-only in their words; which account they stand under is not part of them. */
function moveChildren(tx: Tx, keepId: string, dropId: string): void {
  for (const type of accountChildren)
    for (const id of idsOf(tx.db, type, 'account_id', dropId)) tx.move(type, id, keepId)
  for (const id of idsOf(tx.db, 'account', 'parent_id', dropId))
    tx.patch('account', id, { parentId: id === keepId ? null : keepId })
}

function merge(tx: Tx, keepId: string, dropId: string, take: readonly string[]): string {
  if (keepId === dropId) throw conflict('same_account')
  const keep = tx.get('account', keepId)
  const drop = tx.get('account', dropId)
  const { differing, filled } = compare(keep, drop)
  const taken = [...filled, ...differing.filter((f) => take.includes(f))]
  const patch = Object.fromEntries(taken.map((f) => [f, drop[f]])) as Patch<'account'>
  tx.patch('account', keepId, { ...patch, ...(patch.parentId === keepId ? { parentId: null } : {}) })
  moveChildren(tx, keepId, dropId)
  tx.patch('account', dropId, { mergedIntoId: keepId })
  tx.remove('account', dropId)
  return keepId
}

export const accountMergeHandlers: Handlers<
  Extract<keyof typeof accountProcedures, 'accounts.mergePreview' | 'accounts.merge'>
> = {
  'accounts.mergePreview': ({ read }, { keepId, dropId }) => {
    if (keepId === dropId) throw conflict('same_account')
    const keep = liveAccount(read, keepId)
    const drop = liveAccount(read, dropId)
    const moves = accountChildren.map((type) => ({
      type,
      count: number(
        read,
        sql`SELECT count(*) FROM ${trusted(tableOf(type))} WHERE account_id = ${dropId} AND deleted_at IS NULL`,
      ),
    }))
    return { keep, drop, ...compare(keep, drop), moves: moves.filter((m) => m.count > 0) }
  },

  'accounts.merge': (ctx, { keepId, dropId, take }) =>
    act(ctx, 'account.merge', (tx) => merge(tx, keepId, dropId, take)),
}
