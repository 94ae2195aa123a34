/** Why a file does not travel, whatever the line does, until it is tried again. */
import type { transferFailures } from '../../../shared/api/files.ts'
import { isNotTaken } from '../store/store-error.ts'
import { HubUnavailable } from '../sync/hub-client.ts'

export type Failure = (typeof transferFailures)[number]

/** Throws of this kind are told to the person with the file they are about. */
export class TransferFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure, options)
    this.failure = failure
  }
}

/** What is said of a file that did not travel; null when it was the line, which is no fault of the file. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof TransferFailed) return error.failure
  if (isNotTaken(error) || (error as NodeJS.ErrnoException).code === 'ENOSPC') return 'disk_full'
  if (!(error instanceof HubUnavailable)) return 'failed'
  const { trouble } = error
  if (trouble.type !== 'hub') return null
  if (trouble.error.retry === 'backoff') return null
  // the row is not there yet, or not this person's any more
  return trouble.error.type === 'not_found' ? 'refused' : 'failed'
}

/** The type of an error the hub answered; null for all others. */
export const hubErrorOf = (error: unknown): string | null =>
  error instanceof HubUnavailable && error.trouble.type === 'hub' ? error.trouble.error.type : null

/** The hub knows this laptop no more. */
export const isShutOut = (error: unknown): boolean => ['revoked', 'unauthorised'].includes(hubErrorOf(error) ?? '')

/** The hub may take it, but not now. */
export const isBusy = (error: unknown): boolean => hubErrorOf(error) === 'busy'
