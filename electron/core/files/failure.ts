/** Why a file does not travel, whatever the line does, until it is tried again. */
import type { transferFailures } from '../../../shared/api/files.ts'

export type Failure = (typeof transferFailures)[number]

/** Throws of this kind are told to the person with the file they are about. */
export class TransferFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure, options)
    this.failure = failure
  }
}
