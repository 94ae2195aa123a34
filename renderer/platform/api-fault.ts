/** What a request can end in besides a result: an error of the wire union, or no answer at all. */
import { wireErrorSchema, type WireError } from '../../shared/api/wire-error.ts'

export type Fault = WireError | { readonly type: 'unreachable' }

/** Thrown by the api client; `fault` is what the language files have words for. */
export class ApiFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.type, options)
    this.name = 'ApiFault'
    this.fault = fault
  }
}

/** Reads the error of a refused answer; one that is no wire error is a bug of the shell, not of the person. */
export function faultOf(body: unknown): Fault {
  const parsed = wireErrorSchema.safeParse((body as { error?: unknown } | null)?.error)
  return parsed.success ? parsed.data : { type: 'internal', retry: 'never', reference: 'answer' }
}

/** The fault behind anything caught; an error that is not the api's is a bug of the page. */
export const faultFrom = (error: unknown): Fault =>
  error instanceof ApiFault ? error.fault : { type: 'internal', retry: 'never', reference: 'page' }

/** Whether asking again later can help. */
export const canRetry = (error: unknown): boolean =>
  error instanceof ApiFault && 'retry' in error.fault && error.fault.retry === 'backoff'
