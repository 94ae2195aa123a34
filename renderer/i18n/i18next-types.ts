/** Tells i18next our keys and the values each sentence needs: a wrong key or a missing value does not compile. */
import 'i18next'
import type { en } from './en/words.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}
