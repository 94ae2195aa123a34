/** Paper is always light: while the page is printed the theme is, whichever way printing was asked for. */
import { useEffect } from 'react'

export function useLightPaper(): void {
  useEffect(() => {
    const root = document.documentElement.dataset
    let screen: string | undefined
    const before = (): void => {
      screen = root['mantineColorScheme']
      root['mantineColorScheme'] = 'light'
    }
    const after = (): void => {
      if (screen !== undefined) root['mantineColorScheme'] = screen
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
}
