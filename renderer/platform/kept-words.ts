/**
 * Words that are being typed, written to the store behind the typing: a letter is on the disk within half a second. Writes
 * follow one another and the last words win; what cannot be written now is tried again.
 */
import { api } from './api.ts'

/** From the first letter not yet written; with the write itself well under half a second. */
const afterMs = 250
const againMs = 2_000

const waiting = new Map<string, string>()
let timer: ReturnType<typeof setTimeout> | null = null
let writing: Promise<void> = Promise.resolve()

function later(ms: number): void {
  timer ??= setTimeout(() => void writeKept(), ms)
}

async function writeAll(): Promise<void> {
  const now = [...waiting]
  waiting.clear()
  const failed = await Promise.all(
    now.map(([key, value]) =>
      api('drafts.set', { key, value }).then(
        () => null,
        () => [key, value] as const,
      ),
    ),
  )
  for (const pair of failed) if (pair !== null && !waiting.has(pair[0])) waiting.set(...pair)
  if (waiting.size > 0) later(againMs)
}

/** Writes what waits, after what is being written: at once when the page goes away. */
export function writeKept(): Promise<void> {
  if (timer !== null) clearTimeout(timer)
  timer = null
  writing = writing.then(writeAll)
  return writing
}

/** Keeps the words of a key; nothing forgets them. */
export function keepWords(key: string, value: string): void {
  waiting.set(key, value)
  later(afterMs)
}

/** They are about to become something else: nothing of them is written any more, and what was under way is done. */
export async function settleWords(key: string): Promise<void> {
  waiting.delete(key)
  await writing
}

addEventListener('pagehide', () => void writeKept())
