/** Opens what a worker (or the command line, in its own thread) needs to serve procedures. */
import type { Hint } from '../../shared/api/hint.ts'
import type { ReaderContext, WriterContext } from './context.ts'
import { purgeUnfinishedImports } from './interchange/purge-import.ts'
import { openDatabase } from './store/open-database.ts'
import { asReadDb } from './store/sql.ts'
import { databaseFile, openStore } from './store/store.ts'
import type { WorkerOptions } from './worker-messages.ts'

export interface OpenContext<C extends ReaderContext = ReaderContext | WriterContext> {
  readonly context: C
  close(): void
}

type Common = Omit<WorkerOptions, 'role'> & { readonly nowMs?: () => number }

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

/** Takes the store for writing. Throws a `StoreError`. */
export function createWriterContext(o: Common, emit: (hint: Hint) => void): OpenContext<WriterContext> {
  const open = () => {
    const opened = openStore({ dir: o.dataDir, ...keysOf(o) })
    purgeUnfinishedImports(opened)
    return opened
  }
  let store = open()
  return {
    context: {
      ...common(o),
      get read() {
        return store.read
      },
      get store() {
        return store
      },
      emit,
      whileClosed: (work) => {
        store.close()
        try {
          return work()
        } finally {
          store = open()
        }
      },
    },
    close: () => {
      store.close()
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
