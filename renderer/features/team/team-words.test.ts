/** When somebody was last seen is said as a person would, in both languages. */
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { teamRefusals, type TeamAnswer } from '../../../shared/sync/team-messages.ts'
import { faultWords } from '../../app/fault-words.ts'
import { formatWords } from '../../app/use-format.ts'
import { createFormat } from '../../../shared/base/format.ts'
import { setLanguage, type Language } from '../../i18n/language.ts'
import type { Words } from '../../i18n/use-words.ts'
import { endOfDayMs } from './end-of-day.ts'
import { laptopWords, lastSeenMs, whenWords } from './team-words.ts'

const at0941 = Date.UTC(2026, 10, 23, 1, 41)
const dayMs = 86_400_000

beforeAll(async () => {
  await setLanguage('en')
  await setLanguage('zh-CN')
})

function speaking(language: Language) {
  const t = i18next.getFixedT(language) as unknown as Words
  const format = createFormat(language, 'Asia/Shanghai', 'CNY', () => '2026-11-23', formatWords(t))
  return { t, when: (atMs: number) => whenWords(t, format, atMs) }
}

test('the clock stands only where the day is near', () => {
  const days = [0, 1, 3, 20, 400].map((days) => at0941 - days * dayMs)
  expect(days.map(speaking('zh-CN').when)).toEqual(['今天 09:41', '昨天 09:41', '3 天前', '11月3日', '2025年10月19日'])
  expect(days.map(speaking('en').when)).toEqual([
    'today 09:41',
    'yesterday 09:41',
    '3 days ago',
    '3 Nov',
    '19 Oct 2025',
  ])
})

const laptop = (id: string, lastSeenAtMs: number | null, revokedAtMs: number | null = null) => ({
  id,
  userId: 'rep',
  name: id,
  createdAtMs: 0,
  lastSeenAtMs,
  revokedAtMs,
})
const having = (...devices: ReturnType<typeof laptop>[]): TeamAnswer => ({
  me: { userId: 'rep', deviceId: 'a', isAdmin: false, isManager: false },
  users: [],
  teams: [],
  devices,
  covers: [],
  issued: null,
})

test('the latest of the laptops that still may counts', () => {
  const team = having(laptop('a', 5), laptop('b', 7), laptop('c', 9, 10), laptop('d', null))
  expect(lastSeenMs(team, 'rep')).toBe(7)
  expect(laptopWords(speaking('en').t, team, 'rep')).toBe('3 laptops')
  expect(lastSeenMs(having(laptop('c', 9, 10)), 'rep')).toBeNull()
  expect(laptopWords(speaking('zh-CN').t, having(), 'rep')).toBe('没有电脑')
})

test.each(['zh-CN', 'en'] as const)('every refusal of the hub has a sentence of its own in %s', (language) => {
  const { t } = speaking(language)
  const wordsOf = (why: string): string => faultWords(t, { type: 'conflict', retry: 'never', why }, String)
  const codes = [
    ...teamRefusals.map((why) => `team_${why}`),
    ...['none', 'offline', 'portal', 'busy', 'revoked', 'unauthorised', 'no_team', 'forbidden'].map((w) => `hub_${w}`),
  ]
  const sentences = codes.map(wordsOf)
  expect(new Set(sentences).size).toBe(codes.length)
  expect(sentences).not.toContain(wordsOf('no_such_code'))
})

test('a cover lasts through its last day', () => {
  const end = new Date(endOfDayMs('2026-12-31'))
  expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2026, 11, 31, 23])
})
