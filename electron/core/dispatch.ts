/**
 * The edge of the core: a name and an unknown input become a checked call, whatever goes wrong becomes a wire error.
 * Nothing reaches a procedure without having passed its schema.
 */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { findProcedure, type ProcedureName } from '../../shared/api/contract.ts'
import { WireFault, type WireError } from '../../shared/api/wire-error.ts'
import type { ReaderContext, WriterContext } from './context.ts'
import { handlers } from './procedures/all.ts'
import { isDamage, isDiskFull, sqliteCode, StoreError } from './store/store-error.ts'

export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError }

const invalid = (error: z.ZodError): WireError => ({
  type: 'invalid',
  retry: 'never',
  issues: error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join('.').slice(0, 200),
    code: issue.code === 'custom' ? issue.message : issue.code,
  })),
})

function fromStoreError(error: StoreError): WireError {
  if (error.code === 'DISK_FULL') return { type: 'disk_full', retry: 'backoff' }
  if (error.code === 'STORE_DAMAGED') return { type: 'store_damaged', retry: 'never', detail: error.message }
  return { type: 'conflict', retry: 'never', why: error.code.toLowerCase() }
}

/** What a throw means on the wire. A bug is logged under a reference, without client data. */
export function toWireError(error: unknown): WireError {
  if (error instanceof WireFault) return error.wire
  if (error instanceof StoreError) return fromStoreError(error)
  if (isDiskFull(error)) return { type: 'disk_full', retry: 'backoff' }
  if (isDamage(error)) return { type: 'store_damaged', retry: 'never', detail: sqliteCode(error) ?? '' }
  if (sqliteCode(error) === 'SQLITE_BUSY') return { type: 'busy', retry: 'backoff' }
  const reference = randomUUID().slice(0, 8)
  const trace = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`bug ${reference}: ${trace}\n`)
  return { type: 'internal', retry: 'never', reference }
}

type AnyHandler = (ctx: ReaderContext | WriterContext, input: unknown) => unknown

/** Checks the input and runs the procedure; never throws. */
export async function dispatch(ctx: ReaderContext | WriterContext, name: string, input: unknown): Promise<Answer> {
  const procedure = findProcedure(name)
  if (!procedure) return { ok: false, error: { type: 'not_found', retry: 'never', what: 'procedure' } }
  const parsed = procedure.input.safeParse(input ?? {})
  if (!parsed.success) return { ok: false, error: invalid(parsed.error) }
  try {
    const handler = handlers[name as ProcedureName] as unknown as AnyHandler
    return { ok: true, value: await handler(ctx, parsed.data) }
  } catch (error) {
    return { ok: false, error: toWireError(error) }
  }
}
