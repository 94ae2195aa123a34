import { z } from 'zod'
import { command, query } from './procedure.ts'
import { createInput, patchInput, recordId, recordTypeName } from './rows.ts'

/** What a command answers: the transaction it made, which is what Undo takes back. */
export const committed = z.object({ txnId: z.string(), id: z.string() })
export type Committed = z.infer<typeof committed>

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])

export const recordProcedures = {
  /** A new row of any type. */
  'records.create': command(createInput, committed),
  /** Some fields of a row; others stay. Append-only types refuse. */
  'records.patch': command(patchInput, committed),
  'records.delete': command(z.strictObject({ type: recordTypeName, id: recordId }), committed),
  /** One row of any type, as it stands, and the name of its account; `row` has the type's own fields (`rowSchema`). */
  'records.get': query(
    z.strictObject({ type: recordTypeName, id: recordId }),
    z.object({ row: z.record(z.string(), value), accountName: z.string().nullable() }),
  ),
  /** Who changed what and when, newest first. `fields` maps a field to what it was and what it became. */
  'records.history': query(
    z.strictObject({ type: recordTypeName, id: recordId, limit: z.int().min(1).max(200).default(50) }),
    z.array(
      z.object({
        txnId: z.string(),
        at: z.int(),
        actor: z.string().nullable(),
        op: z.enum(['insert', 'update', 'delete', 'restore']),
        fields: z.record(z.string(), z.object({ before: value, after: value })),
      }),
    ),
  ),
  /**
   * The last act of this run that still stands, or null: what Undo takes back in a page that was opened after it.
   * `op` and `name` say what was done to which record; an import has no `op` and the name of its file, and is taken
   * back by `imports.undo`.
   */
  'history.last': query(
    z.strictObject({}),
    z
      .object({
        txnId: z.string(),
        isImport: z.boolean(),
        op: z.enum(['insert', 'update', 'delete', 'restore']).nullable(),
        name: z.string(),
        /** What the act is called, e.g. `account.assign`; null for an import. */
        label: z.string().nullable(),
      })
      .nullable(),
  ),
  /**
   * Takes back one transaction, or the last one that still stands. A field that was changed again since is left and
   * counted in `skipped`. `label` names the act taken back.
   */
  'history.undo': command(
    z.strictObject({ txnId: z.string().max(64).optional() }),
    z.object({ txnId: z.string(), label: z.string(), rows: z.int(), skipped: z.int() }),
  ),
} as const
