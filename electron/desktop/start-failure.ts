// What to say, and with which exit code, when the store does not open: the sentences of the other shells, and our own
// about the key, which only this shell has.
import { storeSentences } from '../store-sentences.ts'
import { shellWords, type ShellLanguage } from './shell-words.ts'

export interface StartFailure {
  readonly sentence: string
  /** 3 when another Rapport has the store, like every other entry; 1 for the rest. */
  readonly exitCode: number
}

/** A sentence for an error thrown while starting; its code decides, the rest of it is for a bug report. */
export function describeStartFailure(error: unknown, language: ShellLanguage): StartFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return { sentence: sentenceFor(code, error, language), exitCode: code === 'STORE_IN_USE' ? 3 : 1 }
}

function sentenceFor(code: string, error: unknown, language: ShellLanguage): string {
  const words = shellWords(language)
  if (code === 'STORE_KEY_WRONG') return words.keyWrong
  if (code === 'STORE_KEY_NOT_WANTED') return words.keyNotWanted
  if (isStoreCode(code)) return storeSentences[code][language === 'zh-CN' ? 0 : 1]
  return words.unexpected + (error instanceof Error ? error.message : String(error))
}

function isStoreCode(code: string): code is keyof typeof storeSentences {
  return Object.hasOwn(storeSentences, code)
}
