/**
 * Takes the randomness and the wall clock out of what runs inside: ids and epochs come from the seed, and time measured in
 * a slice of work passes by a few milliseconds at each look, so that slices are cut at places the seed decides. Ids keep
 * the form and the order they have in the program.
 */
import nodeCrypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { newId } from '../../shared/base/ids.ts'
import { Rng } from './rng.ts'

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0').slice(-digits)

const uuidOf = (rng: Rng): ReturnType<typeof nodeCrypto.randomUUID> =>
  `${hex(rng.next(), 8)}-${hex(rng.next(), 4)}-4${hex(rng.next(), 3)}-8${hex(rng.next(), 3)}-${hex(rng.next(), 8)}${hex(rng.next(), 4)}`

/** The pool of random bytes may still hold some from before: ids are made until it asks for new ones. */
function emptyPool(asked: () => number): void {
  for (let i = 0; i < 1000 && asked() === 0; i += 1) newId(0)
}

/** Runs `work` in such a world. Not for two at a time in one thread. */
export async function inSeededWorld<T>(seed: number, work: () => Promise<T>): Promise<T> {
  const bytes = new Rng(seed ^ 0x1d5)
  const uuids = new Rng(seed ^ 0xe90c)
  const ticks = new Rng(seed ^ 0x71c)
  let asked = 0
  let nowMs = 0
  const { randomUUID } = nodeCrypto
  const { now } = performance
  const fill = <A extends ArrayBufferView | null>(array: A): A => {
    asked += 1
    if (array) {
      const view = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
      for (let i = 0; i < view.length; i += 1) view[i] = bytes.below(256)
    }
    return array
  }
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { configurable: true, value: fill })
  nodeCrypto.randomUUID = () => uuidOf(uuids)
  syncBuiltinESMExports()
  performance.now = () => (nowMs += ticks.below(12))
  try {
    emptyPool(() => asked)
    return await work()
  } finally {
    Reflect.deleteProperty(globalThis.crypto, 'getRandomValues')
    nodeCrypto.randomUUID = randomUUID
    syncBuiltinESMExports()
    performance.now = now
  }
}
