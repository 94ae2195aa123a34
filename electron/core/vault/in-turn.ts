/** Work that waits for the disk, one after the other where it is about the same thing: one hash, one recording. */
const turns = new Map<string, Promise<unknown>>()

/** Runs `work` after all that was begun before under this key, whether that went well or not. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(key) ?? Promise.resolve()).then(work)
  const settled = mine.catch(() => undefined)
  turns.set(key, settled)
  try {
    return await mine
  } finally {
    if (turns.get(key) === settled) turns.delete(key)
  }
}
