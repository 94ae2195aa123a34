/** Every error that crosses a wire. `retry` tells the caller what to do; the words for `type` are in the language files. */
import { z } from 'zod'

const never = z.literal('never')
const backoff = z.literal('backoff')

export const wireErrorSchema = z.discriminatedUnion('type', [
  /** The input does not fit its schema; `issues` name the fields. */
  z.object({
    type: z.literal('invalid'),
    retry: never,
    issues: z.array(z.object({ path: z.string(), code: z.string() })).max(50),
  }),
  z.object({ type: z.literal('not_found'), retry: never, what: z.string() }),
  z.object({ type: z.literal('unauthorised'), retry: never }),
  z.object({ type: z.literal('forbidden'), retry: never, why: z.string() }),
  z.object({ type: z.literal('too_large'), retry: never, limitBytes: z.int() }),
  /** The act does not fit the state, e.g. undoing what was undone; `why` is a code with words in the language files. */
  z.object({ type: z.literal('conflict'), retry: never, why: z.string() }),
  z.object({ type: z.literal('disk_full'), retry: backoff }),
  /** The disk answered with an error of its own, which more room may not mend. */
  z.object({ type: z.literal('disk_failed'), retry: backoff }),
  z.object({ type: z.literal('store_damaged'), retry: never, detail: z.string() }),
  z.object({ type: z.literal('busy'), retry: backoff }),
  /** A bug; `reference` finds it in the log. */
  z.object({ type: z.literal('internal'), retry: never, reference: z.string() }),
])
export type WireError = z.infer<typeof wireErrorSchema>

const statuses: Record<WireError['type'], number> = {
  invalid: 400,
  not_found: 404,
  unauthorised: 401,
  forbidden: 403,
  too_large: 413,
  conflict: 409,
  disk_full: 507,
  disk_failed: 500,
  store_damaged: 500,
  busy: 503,
  internal: 500,
}
/** The HTTP status an error travels with. */
export const statusOf = (error: WireError): number => statuses[error.type]

/**
 * An answer about records (the one that was open is gone, the act no longer fits) and not about the request: it travels
 * with status 200, as any other the core decided, since a browser reports every other status as if something had broken.
 */
export const isDecision = (error: WireError): boolean =>
  error.type === 'conflict' || (error.type === 'not_found' && error.what !== 'procedure')

/** Thrown in the core to answer a request with a wire error; anything else thrown is a bug. */
export class WireFault extends Error {
  readonly wire: WireError
  constructor(wire: WireError) {
    super(wire.type)
    this.name = 'WireFault'
    this.wire = wire
  }
}
export const notFound = (what: string): WireFault => new WireFault({ type: 'not_found', retry: 'never', what })
export const conflict = (why: string): WireFault => new WireFault({ type: 'conflict', retry: 'never', why })
