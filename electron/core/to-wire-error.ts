/** What a throw in the core means on the wire. */
import { randomUUID } from 'node:crypto'
import { WireFault, type WireError } from '../../shared/api/wire-error.ts'
import { isDamage, isSchemaLost, isDiskFailure, isDiskFull, sqliteCode, StoreError } from './store/store-error.ts'

function fromStoreError(error: StoreError): WireError {
  if (error.code === 'DISK_FULL') return { type: 'disk_full', retry: 'backoff' }
  if (error.code === 'DISK_FAILED') return { type: 'disk_failed', retry: 'backoff' }
  if (error.code === 'STORE_DAMAGED') return { type: 'store_damaged', retry: 'never', detail: error.message }
  return { type: 'conflict', retry: 'never', why: error.code.toLowerCase() }
}

/** What a throw means on the wire. A bug is logged under a reference, without client data. */
export function toWireError(error: unknown): WireError {
  if (error instanceof WireFault) return error.wire
  if (error instanceof StoreError) return fromStoreError(error)
  if (isDiskFull(error)) return { type: 'disk_full', retry: 'backoff' }
  if (isDiskFailure(error)) return { type: 'disk_failed', retry: 'backoff' }
  if (isDamage(error) || isSchemaLost(error))
    return { type: 'store_damaged', retry: 'never', detail: sqliteCode(error) ?? '' }
  if (sqliteCode(error) === 'SQLITE_BUSY') return { type: 'busy', retry: 'backoff' }
  const reference = randomUUID().slice(0, 8)
  const trace = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`bug ${reference}: ${trace}\n`)
  return { type: 'internal', retry: 'never', reference }
}
