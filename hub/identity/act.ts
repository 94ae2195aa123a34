/** One act: a turn, what it changes, its row in the audit trail, in one transaction and at one reading of the clock. */
import type { SqlDriver, SqlTx } from '../storage/sql-driver.ts'
import { note, takeTurn } from './schema.ts'

export interface IdentityContext {
  readonly driver: SqlDriver
  readonly nowMs: () => number
  readonly newId: (nowMs: number) => string
}

/** What to write down of an act. `detail` never holds a secret. */
export interface Noted<T> {
  readonly value: T
  readonly target: string | null
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
  /** Where the act itself tells who did it. */
  readonly actorId?: string
}

/** Runs `work` as the act of that name; a throw leaves neither the change nor the row. */
export function act<T>(
  context: IdentityContext,
  actorId: string | null,
  name: string,
  work: (tx: SqlTx, nowMs: number) => Promise<Noted<T>>,
): Promise<T> {
  const nowMs = context.nowMs()
  return context.driver.write(async (tx) => {
    const seq = await takeTurn(tx)
    const { value, target, detail, actorId: found } = await work(tx, nowMs)
    await note(tx, seq, nowMs, { actorId: found ?? actorId, act: name, target, detail: detail ?? {} })
    return value
  })
}
