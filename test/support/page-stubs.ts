/** What Mantine asks of a browser and jsdom does not have; with the words of a language read. */
import { vi } from 'vitest'
import { setLanguage } from '../../renderer/i18n/language.ts'

export async function stubPage(language: 'en' | 'zh-CN' = 'en'): Promise<void> {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  )
  await setLanguage(language)
}
