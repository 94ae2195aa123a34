/** Messages between the main thread and the core's workers. */
import type { Hint } from '../../shared/api/hint.ts'
import type { Settings } from '../../shared/api/app.ts'
import type { ShellKind } from './context.ts'
import type { Answer } from './dispatch.ts'
import type { StoreErrorCode } from './store/store-error.ts'

export interface WorkerOptions {
  readonly role: 'writer' | 'reader'
  readonly dataDir: string
  readonly keyHex?: string
  readonly nativeBinding?: string
  readonly shell: ShellKind
  readonly appVersion: string
  readonly systemLanguage: Settings['language']
}

export type ToWorker =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  /** The machine woke: timers that stood still are looked at. */
  | { readonly type: 'wake' }
  | { readonly type: 'stop' }

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly code: StoreErrorCode | null; readonly message: string }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'hint'; readonly hint: Hint }
  | { readonly type: 'stopped' }
