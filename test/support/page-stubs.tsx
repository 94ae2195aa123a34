/** A part of the page in jsdom: what Mantine asks of a browser, the words of a language, and what stands around every screen. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { setLanguage } from '../../renderer/i18n/language.ts'
import { createQueryClient } from '../../renderer/platform/queries.ts'

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

const usualInfo = { settings: { language: 'en', currency: 'CNY' } }

/** Renders it inside of what every screen has; `info` is what `app.info` answered. The result's `rerender` keeps that. */
export function renderPage(
  page: ReactNode,
  info: object = usualInfo,
): { readonly rerender: (page: ReactNode) => void } {
  const client = createQueryClient()
  client.setQueryData(['app.info', {}], info)
  const around = (inside: ReactNode) => (
    <QueryClientProvider client={client}>
      <MantineProvider env="test">{inside}</MantineProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(around(page))
  return { rerender: (next) => rerender(around(next)) }
}
