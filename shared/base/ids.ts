/**
 * Record ids are UUIDv7 (RFC 9562): made on the device, sortable by time of making, unique without a hub.
 * The clock and the random source are passed in so that a retried operation never reads them twice.
 */
import { v7 } from 'uuid'

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * A new UUIDv7 for the instant given (milliseconds since 1970, UTC). Who makes many for one instant, as an import does,
 * counts them in `seq`: ids in order go to the end of every index, ids at random all over it.
 */
export const newId = (nowMs: number = Date.now(), seq?: number): string =>
  v7(seq === undefined ? { msecs: nowMs, random: random() } : { msecs: nowMs, seq, random: random() })

const bytesPerId = 16
const pool = new Uint8Array(256 * bytesPerId)
let used = pool.length

/** Random bytes of one id. One call for many ids: each call into the system costs more than the rest of the id. */
function random(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  used += bytesPerId
  return pool.subarray(used - bytesPerId, used)
}
