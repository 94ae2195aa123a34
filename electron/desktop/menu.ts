// The application menu. What acts on records lives in the page, with its keys; here is only what a desktop expects of
// every program. On macOS the edit entries are also what makes copy and paste work in fields.
import type { MenuItemConstructorOptions } from 'electron/main'
import type { ShellWords } from './shell-words.ts'

export interface MenuContext {
  readonly platform: NodeJS.Platform
  readonly words: ShellWords
  /** Reload and developer tools, only for a build that is not packaged. */
  readonly isDevelopment: boolean
  readonly openDataFolder: () => void
  readonly quickCapture: () => void
  readonly openSync: () => void
}

type Menu = MenuItemConstructorOptions

/** The template of the menu, in the language of the words. */
export function menuTemplate(context: MenuContext): Menu[] {
  const { words } = context
  const isMac = context.platform === 'darwin'
  const capture: Menu = {
    label: words.quickCapture,
    accelerator: 'CommandOrControl+Shift+N',
    click: context.quickCapture,
  }
  const sync: Menu = { label: words.sync, click: context.openSync }
  const folder: Menu = { label: words.dataFolder, click: context.openDataFolder }
  return [
    ...(isMac ? [macAppMenu(words)] : []),
    {
      label: words.file,
      submenu: [capture, sync, separator, isMac ? item('close', words.closeWindow) : item('quit', words.quit)],
    },
    editMenu(words),
    viewMenu(context),
    {
      label: words.window,
      role: 'window',
      submenu: [item('minimize', words.minimize), item('close', words.closeWindow)],
    },
    { label: words.help, role: 'help', submenu: [folder, ...(isMac ? [] : [item('about', words.about)])] },
  ]
}

function item(role: NonNullable<Menu['role']>, label: string): Menu {
  return { role, label }
}

const separator: Menu = { type: 'separator' }

function macAppMenu(words: ShellWords): Menu {
  return {
    label: 'Rapport',
    submenu: [
      item('about', words.about),
      separator,
      item('hide', words.hide),
      item('hideOthers', words.hideOthers),
      item('unhide', words.showAll),
      separator,
      item('quit', words.quit),
    ],
  }
}

function editMenu(words: ShellWords): Menu {
  return {
    label: words.edit,
    submenu: [
      item('undo', words.undo),
      item('redo', words.redo),
      separator,
      item('cut', words.cut),
      item('copy', words.copy),
      item('paste', words.paste),
      item('selectAll', words.selectAll),
    ],
  }
}

function viewMenu({ words, isDevelopment }: MenuContext): Menu {
  const development = [separator, item('reload', words.reload), item('toggleDevTools', words.devTools)]
  return {
    label: words.view,
    submenu: [
      item('resetZoom', words.actualSize),
      item('zoomIn', words.zoomIn),
      item('zoomOut', words.zoomOut),
      separator,
      item('togglefullscreen', words.fullScreen),
      ...(isDevelopment ? development : []),
    ],
  }
}
