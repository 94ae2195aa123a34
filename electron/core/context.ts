/** What a procedure is given. Clocks, ids and the language of the system come from here, so that tests can set them. */
import type { Hint } from '../../shared/api/hint.ts'
import type { Settings } from '../../shared/api/app.ts'
import type { ReadDb } from './store/sql.ts'
import type { Store } from './store/store.ts'
import type { Carrier } from './files/carrier.ts'
import type { SyncEngine } from './sync/engine.ts'

export type ShellKind = 'electron' | 'loopback' | 'cli' | 'test'

export interface ReaderContext {
  readonly read: ReadDb
  /** The data folder. */
  readonly dir: string
  readonly nowMs: () => number
  readonly appVersion: string
  readonly shell: ShellKind
  /** The language to start with, before one is chosen. */
  readonly systemLanguage: Settings['language']
  /** Present when the store is encrypted: a copy of it opens with the same key. */
  readonly keyHex?: string
  readonly nativeBinding?: string
}

export interface WriterContext extends ReaderContext {
  readonly store: Store
  /** Closes the store, runs `work` on its folder, and opens what is there then: for a restore. */
  readonly whileClosed: <T>(work: () => T) => T
  readonly emit: (hint: Hint) => void
  /** Rounds with the hub this laptop belongs to, if any. */
  readonly sync: SyncEngine
  /** Bytes of files between here and that hub. */
  readonly carrier: Carrier
}
