// The icon beside the clock: how far files are while another program is in front, and the way back to the window. What it
// says is the name of the window, which the page sets.
import { nativeImage } from 'electron/common'
import { Menu, Tray } from 'electron/main'
import icon from '../../build/icons/16x16.png?inline'
import largeIcon from '../../build/icons/32x32.png?inline'
import type { ShellWords } from './shell-words.ts'

export interface TrayParts {
  readonly platform: NodeJS.Platform
  readonly words: () => ShellWords
  readonly openWindow: () => void
  readonly quickCapture: () => void
  readonly openSync: () => void
  readonly quit: () => void
}

export interface AppTray {
  /** The window has another name: that of the program, or with how far its files are before it (`62% · Rapport`). */
  readonly rename: (title: string) => void
  /** The language changed. */
  readonly speak: () => void
}

const mark = ' · '

/** Beside the clock of macOS there is room for a few letters only, and the icon says whose they are. */
const shortOf = (title: string): string => (title.includes(mark) ? (title.split(mark)[0] ?? '') : '')

/** Puts the icon there; null on a desktop that has no place for one, which is no fault. */
export function createTray(parts: TrayParts): AppTray | null {
  const image = nativeImage.createFromDataURL(icon)
  image.addRepresentation({ scaleFactor: 2, dataURL: largeIcon })
  let tray: Tray
  try {
    tray = new Tray(image)
  } catch {
    return null
  }
  const speak = (): void => {
    const words = parts.words()
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.openWindow, click: parts.openWindow },
        { label: words.quickCapture, click: parts.quickCapture },
        { label: words.sync, click: parts.openSync },
        { type: 'separator' },
        { label: words.quit, click: parts.quit },
      ]),
    )
  }
  const rename = (title: string): void => {
    tray.setToolTip(title)
    if (parts.platform === 'darwin') tray.setTitle(shortOf(title), { fontType: 'monospacedDigit' })
  }
  speak()
  // on macOS a press opens the menu, as it does for every icon there
  if (parts.platform !== 'darwin') tray.on('click', parts.openWindow)
  return { rename, speak }
}
