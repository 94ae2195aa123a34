/** The one sentence about the hub, in both languages: it says what keeps the laptop, what is missing there, and when it knew. */
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { syncTroubles } from '../../../shared/api/sync.ts'
import { createFormat } from '../../../shared/base/format.ts'
import { setLanguage, type Language } from '../../i18n/language.ts'
import type { Words } from '../../i18n/use-words.ts'
import { formatWords } from '../use-format.ts'
import { skewSentence, syncSentence, type Hub, type SyncStatus } from './sync-sentence.ts'

const zone = 'Asia/Shanghai'
const at0941 = Date.UTC(2026, 10, 23, 1, 41)

const hub = (over: Partial<Hub> = {}): Hub => ({
  name: '华东中心',
  url: 'https://hub.example/',
  memberName: '林珊',
  role: 'rep',
  teamName: null,
  joinedAtMs: at0941,
  lastContactMs: at0941,
  isRunning: false,
  trouble: null,
  detail: null,
  removal: null,
  firstSync: null,
  skewMs: 0,
  ...over,
})
const status = (over: Partial<SyncStatus> = {}): SyncStatus => ({
  unsent: 0,
  rejected: 0,
  conflicts: 0,
  keptAside: 0,
  files: { count: 0, bytes: 0, doneBytes: 0 },
  hub: hub(),
  ...over,
})

function speaking(language: Language, today = '2026-11-23') {
  const t = i18next.getFixedT(language) as unknown as Words
  const format = createFormat(language, zone, 'CNY', () => today, formatWords(t))
  return {
    say: (s: SyncStatus) => syncSentence(s, t, format),
    skew: (skewMs: number) => skewSentence({ skewMs }, t, format),
  }
}

beforeAll(async () => {
  await setLanguage('en')
  await setLanguage('zh-CN')
})

describe('the sentence', () => {
  test('all there is said with the time it was seen, and only then with the tick', () => {
    expect(speaking('zh-CN').say(status())).toEqual({
      proof: 'hub',
      text: '都在中心了，09:41 核对过。',
      isWarning: false,
    })
    expect(speaking('en').say(status()).text).toBe('All on the hub, checked 09:41.')
  })

  test('what waits is counted, and yesterday’s contact has its day', () => {
    const waiting = status({ unsent: 14 })
    expect(speaking('zh-CN').say(waiting)).toMatchObject({
      proof: 'sending',
      text: '本机已全部保存。14 处改动还没到中心。上次联系 09:41。',
    })
    expect(speaking('en').say(waiting).text).toBe('All saved here. 14 changes not yet on the hub. Last contact 09:41.')
    expect(speaking('en').say(status({ unsent: 1 })).text).toContain('1 change not yet')
    expect(speaking('zh-CN', '2026-11-24').say(waiting).text).toContain('上次联系 11月23日 09:41')
  })

  test('without a hub it does not speak of one', () => {
    expect(speaking('zh-CN').say(status({ hub: null, unsent: 371 }))).toEqual({
      proof: 'here',
      text: '本机已全部保存。只在这台电脑上，还没有加入团队中心。',
      isWarning: false,
    })
  })

  test('what was sent back is told, and nothing is called there', () => {
    const said = speaking('en').say(status({ rejected: 2 }))
    expect(said).toMatchObject({ proof: 'here', text: 'All saved here. 2 changes were sent back. Last contact 09:41.' })
  })

  test('the first sync says how far it is, and never that all is there', () => {
    const first = hub({ isRunning: true, firstSync: { done: 1, buckets: 3, share: 0.62 } })
    const said = speaking('zh-CN').say(status({ hub: first }))
    expect(said.text).toContain('读了 62%')
    expect(said.proof).toBe('here')
  })

  test.each(syncTroubles)('%s has a sentence of its own in both languages, with the last contact', (trouble) => {
    const troubled = status({ unsent: 3, hub: hub({ trouble }) })
    const zh = speaking('zh-CN').say(troubled)
    const en = speaking('en').say(troubled)
    expect(zh.text).toMatch(/^\p{Script=Han}.*3 处改动还没到中心。上次联系 09:41。$/u)
    expect(en.text).toMatch(/^[A-Z].*3 changes not yet on the hub\. Last contact 09:41\.$/)
    expect(zh.text).not.toContain('核对过')
    expect(zh.isWarning).toBe(!['offline', 'busy', 'failed'].includes(trouble))
  })

  test('a hub that was never reached says so', () => {
    expect(speaking('en').say(status({ hub: hub({ lastContactMs: null, trouble: 'offline' }) }))).toMatchObject({
      proof: 'here',
      text: expect.stringContaining('The hub has not been reached yet.') as string,
    })
  })
})

test('a clock off by more than two minutes is told, and in which direction', () => {
  const { skew } = speaking('zh-CN')
  expect(skew(119_000)).toBeNull()
  expect(skew(-119_000)).toBeNull()
  expect(skew(5 * 60_000)).toContain('慢 5 分钟')
  expect(skew(-125 * 60_000)).toContain('快 2 小时 5 分')
})
