import { describe, expect, it } from 'vitest'
import { menuTemplate } from './menu.ts'
import { describeStartFailure } from './start-failure.ts'
import { shellWords, systemLanguage } from './shell-words.ts'

const menu = (platform: NodeJS.Platform, language: 'zh-CN' | 'en', isDevelopment: boolean = false) =>
  JSON.stringify(
    menuTemplate({
      platform,
      words: shellWords(language),
      isDevelopment,
      openDataFolder: () => {},
      quickCapture: () => {},
      openSync: () => {},
    }),
  )

describe('the menu', () => {
  it('speaks Chinese without a word of English, and English without a Han character', () => {
    const labels = (text: string) => [...text.matchAll(/"label":"([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(labels(menu('linux', 'zh-CN')).filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([])
    expect(labels(menu('linux', 'en')).filter((label) => /\p{Script=Han}/u.test(label))).toEqual([])
  })

  it('has the edit entries everywhere: on macOS they make copy and paste work', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      expect(menu(platform, 'en')).toContain('"role":"paste"')
    }
  })

  it('gives reload and developer tools to developers only', () => {
    expect(menu('linux', 'en', true)).toContain('toggleDevTools')
    expect(menu('linux', 'en')).not.toMatch(/toggleDevTools|"reload"/)
  })
})

describe('describeStartFailure', () => {
  it.each([
    ['STORE_IN_USE', 3],
    ['STORE_FROM_THE_FUTURE', 1],
    ['STORE_DAMAGED', 1],
    ['STORE_KEY_WRONG', 1],
    ['STORE_KEY_NOT_WANTED', 1],
    ['DISK_FULL', 1],
  ])('%s exits with %s and a sentence in each language, without the code', (code, exitCode) => {
    const error = Object.assign(new Error('x'), { code })
    const [chinese, english] = [describeStartFailure(error, 'zh-CN'), describeStartFailure(error, 'en')]
    expect([chinese.exitCode, english.exitCode]).toEqual([exitCode, exitCode])
    expect(chinese.sentence).toMatch(/\p{Script=Han}/u)
    expect(english.sentence).not.toMatch(/\p{Script=Han}|STORE_|DISK_|something unexpected/iu)
  })

  it('shows the message of anything else, inherited names included', () => {
    const failure = describeStartFailure(Object.assign(new Error('boom'), { code: 'constructor' }), 'en')
    expect(failure).toEqual({ sentence: 'Something unexpected happened: boom', exitCode: 1 })
  })
})

describe('systemLanguage', () => {
  it.each([
    [['zh-Hans-CN', 'en'], 'zh-CN'],
    [['en-US', 'zh-CN'], 'en'],
    [['de-DE'], 'en'],
    [[], 'en'],
  ])('%j -> %s', (preferred, wanted) => {
    expect(systemLanguage(preferred)).toBe(wanted)
  })
})
