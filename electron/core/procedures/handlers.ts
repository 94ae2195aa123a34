/** The shape every group of procedures has; the whole contract must be covered or `all.ts` does not compile. */
import type { Contract, Output, ParsedInput, ProcedureName } from '../../../shared/api/contract.ts'
import { commit } from '../store/commit.ts'
import { readMeId } from '../settings.ts'
import type { Tx } from '../store/tx.ts'
import type { ReaderContext, WriterContext } from '../context.ts'

type ContextOf<N extends ProcedureName> = Contract[N]['on'] extends 'reader' ? ReaderContext : WriterContext

export type Handlers<N extends ProcedureName = ProcedureName> = {
  readonly [K in N]: (ctx: ContextOf<K>, input: ParsedInput<K>) => Output<K> | Promise<Output<K>>
}

/** Runs one act of a person: commits, tells the pages, answers the transaction and the id `work` names. */
export function act(ctx: WriterContext, label: string, work: (tx: Tx) => string): { txnId: string; id: string } {
  const done = commit(ctx.store, { label, nowMs: ctx.nowMs(), actor: readMeId(ctx.read) }, work)
  if (done.hint) ctx.emit(done.hint)
  return { txnId: done.txnId, id: done.value }
}

/** The same of what the program notes by itself, such as that a film was watched: no act of a person, which Undo would take back. */
export function note<T>(
  ctx: WriterContext,
  label: string,
  work: (tx: Tx) => T,
): { readonly value: T; readonly isChanged: boolean } {
  const meta = { label, kind: 'system', nowMs: ctx.nowMs(), actor: readMeId(ctx.read) } as const
  const done = commit(ctx.store, meta, work)
  if (done.hint) ctx.emit(done.hint)
  return { value: done.value, isChanged: done.hint !== null }
}
