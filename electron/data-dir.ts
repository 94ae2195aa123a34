/** Where the data folder is unless told: the platform's place for a program's data, or `RAPPORT_DATA_DIR`. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The absolute data folder. Electron's userData is not used, so that every shell opens the same store. */
export function dataDirOf(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const asked = env['RAPPORT_DATA_DIR']
  if (asked) return resolve(asked)
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Rapport', 'store')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Rapport', 'store')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'rapport')
}

/** The language of the system: Chinese where its locale says so, English everywhere else. */
export function systemLanguage(env: NodeJS.ProcessEnv = process.env): 'zh-CN' | 'en' {
  const named = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((v) => (v ?? '') !== '')
  return /^zh([_-]|$)/i.test(named ?? Intl.DateTimeFormat().resolvedOptions().locale) ? 'zh-CN' : 'en'
}
