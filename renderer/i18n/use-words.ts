/** The one hook for words: `const t = useWords()`, then `t('accounts:title')`. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type {} from './i18next-types.ts'
import type { en } from './en/words.ts'

export type Namespace = keyof typeof en
export type Words = TFunction<['common', ...Namespace[]]>

const namespaces = ['common'] as unknown as ['common', ...Namespace[]]

export const useWords = (): Words => useTranslation(namespaces).t
