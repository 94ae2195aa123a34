/** A store in a folder of its own under the system's temporary folder, and the clock a test sets. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hint } from '../../shared/api/hint.ts'
import type { WriterContext } from '../../electron/core/context.ts'
import { createWriterContext } from '../../electron/core/create-context.ts'
import type { AskNetwork } from '../../electron/core/files/network.ts'
import type { Fetch } from '../../electron/core/sync/hub-client.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { WireFault } from '../../shared/api/wire-error.ts'

/** An empty folder, removed by `remove`. */
export function tempDir(prefix = 'rapport-'): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), prefix))
  return {
    dir,
    remove: () => {
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export interface TestCore {
  readonly dir: string
  readonly context: WriterContext
  readonly hints: Hint[]
  nowMs: number
  call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>
  /** Closes and opens again, as after a restart. */
  reopen(): void
  close(): void
}

/** A core in this thread, on a store of its own, with a clock that stands still until a test moves it. */
export function testCore(
  options: {
    readonly dir?: string
    readonly keyHex?: string
    readonly nowMs?: number
    readonly fetch?: Fetch
    /** The network it is on; asked of the system without. */
    readonly askNetwork?: AskNetwork
    /** Read in the place of the clock that stands still. */
    readonly clock?: () => number
  } = {},
): TestCore {
  const temp = options.dir === undefined ? tempDir() : { dir: options.dir, remove: () => undefined }
  const hints: Hint[] = []
  const clock = { nowMs: options.nowMs ?? Date.UTC(2026, 10, 23, 5, 12) }
  const open = () =>
    createWriterContext(
      {
        dataDir: temp.dir,
        shell: 'test',
        appVersion: '0.0.0',
        systemLanguage: 'zh-CN',
        nowMs: options.clock ?? (() => clock.nowMs),
        ...(options.fetch ? { fetch: options.fetch } : {}),
        ...(options.askNetwork ? { askNetwork: options.askNetwork } : {}),
        ...(options.keyHex ? { keyHex: options.keyHex } : {}),
      },
      (hint) => hints.push(hint),
    )
  let opened = open()
  return {
    dir: temp.dir,
    get context() {
      return opened.context
    },
    hints,
    get nowMs() {
      return clock.nowMs
    },
    set nowMs(value: number) {
      clock.nowMs = value
    },
    call: async <N extends ProcedureName>(name: N, input: Input<N>) => {
      const answer = await dispatch(opened.context, name, input)
      if (!answer.ok) throw new WireFault(answer.error)
      return answer.value as Output<N>
    },
    reopen: () => {
      opened.close()
      opened = open()
    },
    close: () => {
      opened.close()
      temp.remove()
    },
  }
}
