/** The larger voice and the light of the screen of a visit; both stand on the root, where Mantine reads its variables. */
import { useEffect } from 'react'
import { useColorScheme } from '../../app/color-scheme.ts'
import { useSettings } from '../../app/settings.ts'
import { resetCover, useCover } from './cover.ts'

export function useScreenLooks(): void {
  const scheme = useColorScheme(useSettings().theme)
  const isDark = useCover((s) => s.isDark)
  useEffect(() => {
    resetCover()
    document.documentElement.dataset['rpDensity'] = 'onsite'
    return () => {
      delete document.documentElement.dataset['rpDensity']
    }
  }, [])
  useEffect(() => {
    document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : scheme
    return () => {
      document.documentElement.dataset['mantineColorScheme'] = scheme
    }
  }, [isDark, scheme])
}
