/**
 * The language of the page, switched while it runs. Only the words of the language in use are fetched; `lang` on the
 * root picks the glyph forms and the stack of faces, so it is always set together with the words.
 */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Settings } from '../../shared/api/app.ts'

export type Language = Settings['language']

type Bundles = Readonly<Record<string, object>>

const words: Record<Language, () => Promise<Bundles>> = {
  'zh-CN': async () => (await import('./zh-CN/words.ts')).zhCN,
  en: async () => (await import('./en/words.ts')).en,
}

/** The language to greet in while the settings are not known. */
export const systemLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'common')) return
  const bundles = await words[language]()
  for (const [namespace, bundle] of Object.entries(bundles)) i18next.addResourceBundle(language, namespace, bundle)
}

let isInitialised = false

async function initialise(language: Language): Promise<void> {
  isInitialised = true
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    resources: {},
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
}

/** Speaks this language from now on. */
export async function setLanguage(language: Language): Promise<void> {
  if (!isInitialised) await initialise(language)
  await load(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  document.title = i18next.t('common:appTitle')
}
