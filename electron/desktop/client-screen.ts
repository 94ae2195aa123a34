// The window a client looks at: on the other display where there is one, filling it. It has no opener, and is kept in the same
// bounds as the window of the app.
import { screen, type BrowserWindowConstructorOptions } from 'electron/main'
import { pageBounds } from './page-bounds.ts'

/** Where it opens and how it looks. */
export function clientScreenOptions(): BrowserWindowConstructorOptions {
  const primary = screen.getPrimaryDisplay()
  const other = screen.getAllDisplays().find((display) => display.id !== primary.id)
  const look = {
    autoHideMenuBar: true,
    titleBarStyle: 'default',
    titleBarOverlay: false,
    webPreferences: pageBounds(),
  } as const
  return other === undefined ? look : { ...look, ...other.bounds, fullscreen: true }
}
