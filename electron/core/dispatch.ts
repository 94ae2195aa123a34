/**
 * The edge of the core: a name and an unknown input become a checked call, whatever goes wrong becomes a wire error.
 * Nothing reaches a procedure without having passed its schema.
 */
import type { z } from 'zod'
import { findProcedure, type ProcedureName } from '../../shared/api/contract.ts'
import type { WireError } from '../../shared/api/wire-error.ts'
import type { ReaderContext, WriterContext } from './context.ts'
import { handlers } from './procedures/all.ts'
import { releaseBallast } from './store/ballast.ts'
import { toWireError } from './to-wire-error.ts'

export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError }

const invalid = (error: z.ZodError): WireError => ({
  type: 'invalid',
  retry: 'never',
  issues: error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join('.').slice(0, 200),
    code: issue.code === 'custom' ? issue.message : issue.code,
  })),
})

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
    const wire = toWireError(error)
    // The person is told; the room set aside lets the next try through.
    if (wire.type === 'disk_full' || wire.type === 'disk_failed') releaseBallast(ctx.dir)
    return { ok: false, error: wire }
  }
}
