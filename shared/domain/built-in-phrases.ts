/** The lines one tap notes, before anybody changes them; see `built-in-templates.ts` for how they become records. */
import { builtInId } from './built-in-templates.ts'
import type { Phrase } from './phrase.ts'

export interface PhraseLike {
  readonly id: string
  readonly body: string
  readonly theme: Phrase['theme']
}

const builtIns: readonly (readonly [zh: string, en: string, theme: Phrase['theme']])[] = [
  ['问了价格', 'Asked about the price', null],
  ['要再和领导商量', 'Has to ask their boss', null],
  ['担心数据搬不过来', 'Worried about moving their data', 'pain'],
  ['觉得现在的系统够用', 'Thinks the present system will do', 'currentSystem'],
  ['用的人自己上手试了', 'A user tried it with their own hands', null],
  ['很认可', 'Liked it', null],
]

/** All of them in the words of a language, in their order. */
export const builtInPhrases = (language: 'zh-CN' | 'en'): readonly PhraseLike[] =>
  builtIns.map(([zh, en, theme], index) => ({
    id: builtInId('b', index + 1),
    body: language === 'en' ? en : zh,
    theme,
  }))
