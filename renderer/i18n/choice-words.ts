/** The words for the fixed codes of the domain. A code of a newer version, which has no words here, stands for itself. */
import type { en } from './en/words.ts'
import { useWords, type Words } from './use-words.ts'

export type ChoiceSet = keyof (typeof en)['choices']

export type ChoiceWords = (set: ChoiceSet, code: string | null | undefined) => string

export const choiceWordsOf =
  (t: Words): ChoiceWords =>
  (set, code) =>
    code === null || code === undefined
      ? ''
      : t(`choices:${set}.${code}` as 'choices:stage.talking', { defaultValue: code })

export const useChoiceWords = (): ChoiceWords => choiceWordsOf(useWords())
