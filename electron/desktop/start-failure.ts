// What to say, and with which exit code, when the store does not open.
import type { ShellWords } from './shell-words.ts'

export interface StartFailure {
  readonly sentence: string
  readonly exitCode: number
}

type FailureWord = 'storeInUse' | 'storeFromTheFuture' | 'storeDamaged' | 'keyWrong' | 'keyNotWanted' | 'diskFull'

const byCode: Readonly<Record<string, { readonly word: FailureWord; readonly exitCode: number }>> = {
  STORE_IN_USE: { word: 'storeInUse', exitCode: 3 },
  STORE_FROM_THE_FUTURE: { word: 'storeFromTheFuture', exitCode: 4 },
  STORE_DAMAGED: { word: 'storeDamaged', exitCode: 5 },
  STORE_KEY_WRONG: { word: 'keyWrong', exitCode: 6 },
  STORE_KEY_NOT_WANTED: { word: 'keyNotWanted', exitCode: 6 },
  DISK_FULL: { word: 'diskFull', exitCode: 7 },
}

/** A sentence for an error thrown while starting; its code decides, the rest of it is for a bug report. */
export function describeStartFailure(error: unknown, words: ShellWords): StartFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined
  if (known !== undefined) return { sentence: words[known.word], exitCode: known.exitCode }
  const detail = error instanceof Error ? error.message : String(error)
  return { sentence: words.unexpected + detail, exitCode: 1 }
}
