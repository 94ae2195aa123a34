// The window a client looks at: on the other display where there is one, filling it. Everything that keeps a page in bounds it
// inherits from the window that opens it.
import { screen, type BrowserWindowConstructorOptions } from 'electron/main'

/** Where it opens and how it looks. */
export function clientScreenOptions(): BrowserWindowConstructorOptions {
  const primary = screen.getPrimaryDisplay()
  const other = screen.getAllDisplays().find((display) => display.id !== primary.id)
  const look = { autoHideMenuBar: true, titleBarStyle: 'default', titleBarOverlay: false } as const
  return other === undefined ? look : { ...look, ...other.bounds, fullscreen: true }
}
