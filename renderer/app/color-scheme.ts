/** Light or dark: what the settings say, or what the system says while they say `system`. */
import { useMediaQuery } from '@mantine/hooks'
import type { Settings } from '../../shared/api/app.ts'

const darkQuery = '(prefers-color-scheme: dark)'

export type ColorScheme = 'light' | 'dark'

/** For the moment before React runs. */
export function applySystemScheme(): void {
  document.documentElement.dataset['mantineColorScheme'] = matchMedia(darkQuery).matches ? 'dark' : 'light'
}

export function useColorScheme(theme: Settings['theme']): ColorScheme {
  const prefersDark = useMediaQuery(darkQuery, matchMedia(darkQuery).matches)
  if (theme === 'system') return prefersDark ? 'dark' : 'light'
  return theme
}
