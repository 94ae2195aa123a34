/** Opens what a worker (or the command line, in its own thread) needs to serve procedures. */
import type { Hint } from '../../shared/api/hint.ts'
import type { ReaderContext, WriterContext } from './context.ts'
import { purgeUnfinishedImports } from './interchange/purge-import.ts'
import { releaseBallast } from './store/ballast.ts'
import { openDatabase } from './store/open-database.ts'
import { asReadDb } from './store/sql.ts'
import { isNotTaken, toStoreError } from './store/store-error.ts'
import { databaseFile, openStore, type Store } from './store/store.ts'
import { createCarrier } from './files/carrier.ts'
import { askSystem, type AskNetwork } from './files/network.ts'
import { byFetch, byHttp } from './files/by-http.ts'
import { createSyncEngine } from './sync/engine.ts'
import type { Fetch } from './sync/hub-client.ts'
import type { WorkerOptions } from './worker-messages.ts'

export interface OpenContext<C extends ReaderContext = ReaderContext | WriterContext> {
  readonly context: C
  close(): void
}

type Common = Omit<WorkerOptions, 'role'> & {
  readonly nowMs?: () => number
  readonly fetch?: Fetch
  readonly askNetwork?: AskNetwork
}

const keysOf = (o: Common) => ({
  ...(o.keyHex ? { keyHex: o.keyHex } : {}),
  ...(o.nativeBinding ? { nativeBinding: o.nativeBinding } : {}),
})

const common = (o: Common): Omit<ReaderContext, 'read'> => ({
  dir: o.dataDir,
  nowMs: o.nowMs ?? Date.now,
  appVersion: o.appVersion,
  shell: o.shell,
  systemLanguage: o.systemLanguage,
  ...keysOf(o),
})

/** Takes out what an interrupted import left, on a full disk with the room set aside for that. */
function purgeOrClose(store: Store): void {
  try {
    purgeUnfinishedImports(store)
  } catch (error) {
    if (isNotTaken(error) && releaseBallast(store.dir)) {
      purgeOrClose(store)
      return
    }
    store.close()
    throw toStoreError(error)
  }
}

/** Takes the store for writing. Throws a `StoreError`. */
export function createWriterContext(o: Common, emit: (hint: Hint) => void): OpenContext<WriterContext> {
  const open = (): Store => {
    const opened = openStore({ dir: o.dataDir, ...keysOf(o) })
    purgeOrClose(opened)
    return opened
  }
  // Null between a replacement that failed and the next call: that one opens what is there by then.
  let store: Store | null = open()
  let isClosed = false
  const current = (): Store => {
    if (isClosed) throw new Error('the store was closed')
    return (store ??= open())
  }
  const line = {
    store: current,
    dir: o.dataDir,
    nowMs: o.nowMs ?? Date.now,
    fetch: o.fetch ?? ((url: string, init: RequestInit) => fetch(url, init)),
    emit,
  }
  const sync = createSyncEngine(line)
  const carrier = createCarrier({
    ...line,
    carriage: o.fetch ? byFetch(o.fetch) : byHttp,
    askNetwork: o.askNetwork ?? askSystem,
  })
  return {
    context: {
      ...common(o),
      sync,
      carrier,
      get read() {
        return current().read
      },
      get store() {
        return current()
      },
      emit,
      whileClosed: (work) => {
        current().close()
        store = null
        const value = work()
        current()
        return value
      },
    },
    close: () => {
      isClosed = true
      store?.close()
    },
  }
}

/** Opens the same database for reading only; the writer must have opened it before. */
export function createReaderContext(o: Common): OpenContext<ReaderContext> {
  const db = openDatabase({ file: databaseFile(o.dataDir), readonly: true, ...keysOf(o) })
  return {
    context: { ...common(o), read: asReadDb(db) },
    close: () => {
      db.close()
    },
  }
}

export const createContext = (o: WorkerOptions, emit: (hint: Hint) => void): OpenContext =>
  o.role === 'writer' ? createWriterContext(o, emit) : createReaderContext(o)
