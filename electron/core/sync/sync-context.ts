/** What every part of one round of syncing is given. */
import type { Hint } from '../../../shared/api/hint.ts'
import type { Store } from '../store/store.ts'

export interface Progress {
  /** Rows taken in this step. */
  readonly rows: number
  readonly head: number
  /** How far a bucket that is read for the first time has come. */
  readonly at?: number
}

export interface SyncContext {
  readonly store: Store
  readonly dir: string
  readonly nowMs: () => number
  readonly signal: AbortSignal
  readonly emit: (hint: Hint) => void
  readonly progress: (progress: Progress) => void
  /** The person said that so many records may really go. */
  readonly mayRemoveMany: boolean
}
