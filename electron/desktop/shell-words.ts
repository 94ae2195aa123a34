// The words of what is not in the page: menu, dialogs, failures to start. Both languages are complete by type.
import type { Settings } from '../../shared/api/app.ts'

export type ShellLanguage = Settings['language']

const zh = {
  file: '文件',
  edit: '编辑',
  view: '显示',
  window: '窗口',
  help: '帮助',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  actualSize: '实际大小',
  zoomIn: '放大',
  zoomOut: '缩小',
  fullScreen: '全屏',
  reload: '重新载入',
  devTools: '开发者工具',
  minimize: '最小化',
  closeWindow: '关闭窗口',
  quit: '退出见面',
  hide: '隐藏见面',
  hideOthers: '隐藏其他',
  showAll: '全部显示',
  about: '关于见面',
  dataFolder: '打开数据文件夹',
  openWindow: '打开见面',
  quickCapture: '随手记一行',
  sync: '同步',
  remindersDue: '{n} 件事到时间了',
  listComma: '、',
  ok: '知道了',
  copyCode: '复制恢复码',
  pageKeepsDying: '界面连续几次意外关闭',
  nothingLost: '已保存的内容都在。可以重新载入，或者退出后再打开。',
  cannotStart: '见面打不开',
  keyWrong: '数据已加密，这台电脑上的钥匙打不开它。用恢复码启动：设置 RAPPORT_RECOVERY_CODE。',
  keyNotWanted: '数据文件夹里已经有未加密的数据，不能在它上面开启加密。',
  unexpected: '出了意外：',
  encrypted: '数据已加密',
  recoveryCode: '这是恢复码。写下来，放在电脑以外的地方：系统里的钥匙丢了，只有它能打开数据。',
} as const

export type ShellWords = Readonly<Record<keyof typeof zh, string>>

const en: ShellWords = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  actualSize: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  reload: 'Reload',
  devTools: 'Developer tools',
  minimize: 'Minimise',
  closeWindow: 'Close window',
  quit: 'Quit Rapport',
  hide: 'Hide Rapport',
  hideOthers: 'Hide others',
  showAll: 'Show all',
  about: 'About Rapport',
  dataFolder: 'Open data folder',
  openWindow: 'Open Rapport',
  quickCapture: 'Note It Down…',
  sync: 'Sync',
  remindersDue: '{n} things are due',
  listComma: ', ',
  ok: 'OK',
  copyCode: 'Copy recovery code',
  pageKeepsDying: 'The page closed unexpectedly several times',
  nothingLost: 'Everything saved is still there. Reload, or quit and open Rapport again.',
  cannotStart: 'Rapport cannot open',
  keyWrong: 'The data is encrypted and this computer’s key does not open it. Start with RAPPORT_RECOVERY_CODE set.',
  keyNotWanted: 'The data folder already holds data that is not encrypted; encryption cannot be turned on over it.',
  unexpected: 'Something unexpected happened: ',
  encrypted: 'The data is encrypted',
  recoveryCode:
    'This is the recovery code. Keep it away from this computer: should the system lose the key, only it opens the data.',
}

const wordsByLanguage: Readonly<Record<ShellLanguage, ShellWords>> = { 'zh-CN': zh, en }

/** The words in a language. */
export function shellWords(language: ShellLanguage): ShellWords {
  return wordsByLanguage[language]
}

/** Chinese when the first of the user's languages is, English otherwise. */
export function systemLanguage(preferred: readonly string[]): ShellLanguage {
  return preferred[0]?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en'
}
