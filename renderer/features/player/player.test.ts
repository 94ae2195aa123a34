/** Times, chapters, loops, speeds and keys of the player. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loopBack, nextLoop, noLoop } from './ab-loop.ts'
import { chapterAt, parseChapters } from './chapters.ts'
import { clockTime, timeParts } from './play-time.ts'
import { actOfKey } from './player-act.ts'
import { nextSpeed, speeds } from './speed.ts'

test.each([
  [0, '0:00'],
  [999, '0:00'],
  [59_999, '0:59'],
  [60_000, '1:00'],
  [725_400, '12:05'],
  [3_725_000, '1:02:05'],
  [-5, '0:00'],
  [Number.NaN, '0:00'],
  [Number.POSITIVE_INFINITY, '0:00'],
])('%d ms is %s', (ms, words) => {
  expect(clockTime(ms)).toBe(words)
})

test('the parts of a time add up to it', () => {
  fc.assert(
    fc.property(fc.nat(400_000_000), (ms) => {
      const { hours, minutes, seconds } = timeParts(ms)
      expect(hours * 3600 + minutes * 60 + seconds).toBe(Math.floor(ms / 1000))
      expect([minutes < 60, seconds < 60]).toEqual([true, true])
    }),
  )
})

const vtt = [
  '\ufeffWEBVTT 章节',
  '',
  'NOTE 00:00.000 --> 00:01.000',
  'not a chapter',
  '',
  '2',
  '01:00:05.500 --> 01:10:00.000 align:start',
  '<c.big>审批 &amp; 采购</c>',
  'second line',
  '',
  '00:00.000 --> 00:20.000',
  '登录',
  '',
  '00:30.000 --> 00:30.000',
  'no length',
  '',
  'no time at all',
].join('\r\n')

describe('chapters', () => {
  test('in order, words without tags, what is none left out', () => {
    expect(parseChapters(vtt)).toEqual([
      { startMs: 0, endMs: 20_000, title: '登录' },
      { startMs: 3_605_500, endMs: 4_200_000, title: '审批 & 采购 second line' },
    ])
  })

  test('of what is no WebVTT there are none, and nothing makes it throw', () => {
    expect(parseChapters('00:00.000 --> 00:20.000\n登录')).toEqual([])
    expect(parseChapters('WEBVTTX\n\n00:00.000 --> 00:20.000\n登录')).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\n', '00:01.000', ' --> ', '<', 'a', '&lt;', '99:99:99.999')), (parts) => {
        for (const { startMs, endMs } of parseChapters(`WEBVTT\n\n${parts.join('')}`))
          expect(endMs).toBeGreaterThan(startMs)
      }),
    )
  })

  test('the one that runs is the last one begun', () => {
    const chapters = parseChapters(vtt)
    expect([chapterAt(chapters, 0)?.title, chapterAt(chapters, 25_000)?.title]).toEqual(['登录', '登录'])
    expect(chapterAt(chapters, 3_605_500)?.title).toContain('审批')
    expect(chapterAt([], 5)).toBeNull()
  })
})

describe('the loop', () => {
  test('one key sets A, then B, then takes both away', () => {
    const begun = nextLoop(noLoop, 5_000)
    expect(begun).toEqual({ type: 'begun', fromMs: 5_000 })
    const looping = nextLoop(begun, 8_000)
    expect(looping).toEqual({ type: 'looping', fromMs: 5_000, toMs: 8_000 })
    expect(nextLoop(looping, 6_000)).toEqual(noLoop)
  })

  test('B before A turns them round; a loop has a length', () => {
    const begun = nextLoop(noLoop, 5_000)
    expect(nextLoop(begun, 2_000)).toEqual({ type: 'looping', fromMs: 2_000, toMs: 5_000 })
    expect(nextLoop(begun, 5_000)).toEqual({ type: 'looping', fromMs: 5_000, toMs: 5_500 })
  })

  test('goes back at B and not before; not while only A is set', () => {
    const looping = { type: 'looping', fromMs: 5_000, toMs: 8_000 } as const
    expect([7_999, 8_000, 9_000].map((at) => loopBack(looping, at))).toEqual([null, 5_000, 5_000])
    expect(loopBack({ type: 'begun', fromMs: 5_000 }, 9_000)).toBeNull()
  })
})

test('speeds go up and down by steps and stay at the ends', () => {
  expect([1, 2, 1.1].map((s) => nextSpeed(s, 1))).toEqual([1.25, 2, 1.25])
  expect([1, 0.5, 1.1].map((s) => nextSpeed(s, -1))).toEqual([0.75, 0.5, 1])
  expect([speeds[0], speeds.at(-1)]).toEqual([0.5, 2])
})

test('keys', () => {
  const press = (key: string, more = {}) => actOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })
  expect([press(' '), press('K')]).toEqual([{ type: 'toggle' }, { type: 'toggle' }])
  expect([press('j'), press('ArrowRight')]).toEqual([
    { type: 'by', ms: -10_000 },
    { type: 'by', ms: 5_000 },
  ])
  expect([press('0'), press('9')]).toEqual([
    { type: 'tenth', tenth: 0 },
    { type: 'tenth', tenth: 9 },
  ])
  expect([press('>'), press('》'), press('<')].map((act) => act?.type)).toEqual(['faster', 'faster', 'slower'])
  expect([press('k', { ctrlKey: true }), press('c', { metaKey: true }), press('constructor'), press('q')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})
