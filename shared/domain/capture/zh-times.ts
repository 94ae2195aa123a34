/** Times of Chinese speech: `下午3点`, `三点半`, `晚上八点一刻`, `9:30`. An hour from one to six without a word is the afternoon. */
import { clockOf, type FoundTime } from './when.ts'
import { readZhNumber, zhNumber } from './zh-numbers.ts'

const parts = '凌晨|清早|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚'
const clock = new RegExp(
  `(${parts})?(?:的)?(?:(\\d{1,2})[:：]([0-5]\\d)|(${zhNumber})[点时](?:(半|一刻|三刻|整|钟)|(${zhNumber})分?)?)`,
)
const partOnly = new RegExp(`(上午|中午|下午|傍晚|晚上|早上)`)

const minutesOf: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 }
const partTimes: Readonly<Record<string, string>> = {
  早上: '09:00',
  上午: '10:00',
  中午: '12:00',
  下午: '14:00',
  傍晚: '18:00',
  晚上: '19:00',
}

const isMorning = (part: string): boolean => /凌晨|清|早|上午/.test(part)

/** On a clock of 24 hours; a bare small hour is one of the working day. */
function hourOf(hour: number, part: string, isWritten: boolean): number {
  if (part === '') return !isWritten && hour >= 1 && hour <= 6 ? hour + 12 : hour
  if (isMorning(part)) return hour === 12 && /凌晨/.test(part) ? 0 : hour
  if (part === '中午') return hour >= 1 && hour <= 3 ? hour + 12 : hour
  return hour < 12 ? hour + 12 : hour === 12 && /晚|夜/.test(part) ? 24 : hour
}

export function findZhTime(text: string): FoundTime | null {
  const found = clock.exec(text)
  if (found === null) return findPart(text)
  const [whole, part = '', digitHour, digitMinute, spokenHour, word, spokenMinute] = found
  const isWritten = digitHour !== undefined
  const hour = hourOf(readZhNumber(digitHour ?? spokenHour ?? ''), part, isWritten)
  const minute = isWritten
    ? Number(digitMinute)
    : word === undefined
      ? spokenMinute === undefined
        ? 0
        : readZhNumber(spokenMinute)
      : (minutesOf[word] ?? 0)
  if (!(hour <= 24 && minute < 60)) return null
  const span = [found.index, found.index + whole.length] as const
  return { time: clockOf(hour % 24, minute), span, dayShift: hour === 24 ? 1 : 0 }
}

/** Only the part of the day is said: its usual hour. */
function findPart(text: string): FoundTime | null {
  const found = partOnly.exec(text)
  const time = found === null ? undefined : partTimes[found[0]]
  if (found === null || time === undefined) return null
  return { time, span: [found.index, found.index + found[0].length], dayShift: 0 }
}
