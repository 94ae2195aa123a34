/**
 * Dates of Chinese speech that chrono gets wrong or does not know (2.10): weeks and months counted from now, "this Friday",
 * "the Tuesday after next", the end of a month, a day of next month, a bare day. The week begins on Monday: 下周三 is the
 * Wednesday of next week, whatever day today is.
 */
import { addDays, isDate, isoWeekday } from '../../base/local-date.ts'
import { pad, type FoundDate } from './when.ts'
import { readZhNumber, zhNumber } from './zh-numbers.ts'

const weekdays = '一二三四五六日'
const numbered = `(${zhNumber})`

const mondayOf = (date: string): string => addDays(date, 1 - isoWeekday(date))

/** The month `by` months from that of a date, as `YYYY-MM`. */
function monthFrom(date: string, by: number): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + by
  return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}`
}

const lastOf = (month: string): string => addDays(`${monthFrom(`${month}-01`, 1)}-01`, -1)

/** The day of a month, or its last day where it is shorter. */
function dayIn(month: string, day: number): string | null {
  if (!(day >= 1 && day <= 31)) return null
  const date = `${month}-${pad(day)}`
  return isDate(date) ? date : lastOf(month)
}

/** The next such day from today on, in a month that has it. */
function nextDay(day: number, today: string): string | null {
  for (let by = 0; by < 3; by += 1) {
    const date = `${monthFrom(today, by)}-${pad(day)}`
    if (isDate(date) && date >= today) return date
  }
  return null
}

function monthAndDay(month: number, day: number, today: string): string | null {
  for (let year = Number(today.slice(0, 4)); year < Number(today.slice(0, 4)) + 5; year += 1) {
    const date = `${year}-${pad(month)}-${pad(day)}`
    if (isDate(date) && date >= today) return date
  }
  return null
}

function weekday(which: string, name: string, today: string): string {
  const day = name === '末' ? 6 : weekdays.indexOf(name.replace('天', '日')) + 1
  const weeks = which.startsWith('下下') ? 2 : which.startsWith('下') ? 1 : which.startsWith('上') ? -1 : 0
  if (which !== '') return addDays(mondayOf(today), 7 * weeks + day - 1)
  const ahead = (day - isoWeekday(today) + 7) % 7
  // said on the day itself, a bare weekday is the next one, as in every other field; a weekend is this one
  return addDays(today, ahead === 0 && name !== '末' ? 7 : ahead)
}

const nearDays: Readonly<Record<string, number>> = { 今: 0, 明: 1, 后: 2, 大后: 3 }
const monthWords: Readonly<Record<string, number>> = { 这个月: 0, 这月: 0, 本月: 0, 下个月: 1, 下月: 1, 下下个月: 2 }
const partDays: Readonly<Record<string, (month: string) => string>> = {
  初: (month) => `${month}-01`,
  中: (month) => `${month}-15`,
  中旬: (month) => `${month}-15`,
  底: lastOf,
  末: lastOf,
}

/** So many days, weeks or months on: only where it says so, for "talked for three days" names none. */
const counted = (unit: string): RegExp => new RegExp(`(?:再过|过)${numbered}${unit}|${numbered}${unit}(?:以后|之后|后)`)
const countIn = (found: readonly (string | undefined)[]): string => found.find((n) => n !== undefined) ?? ''
/** What a bare day may be followed by: hall 3 and building 5 are none. */
const ofTime = '(?=$|[\\s\\p{P}\\p{N}]|[上下中早晚凌傍前之以去交发寄打回约拜见给来到送看谈开签付])'

type Rule = readonly [pattern: RegExp, read: (found: readonly (string | undefined)[], today: string) => string | null]

const months = '(下下个月|这个月|下个月|这月|本月|下月)'

const rules: readonly Rule[] = [
  [
    /(下下个?|下个?|上个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天末])/,
    ([which = '', name = ''], today) => weekday(which, name, today),
  ],
  [counted('个?(?:周|星期|礼拜)'), (found, today) => addDays(today, 7 * readZhNumber(countIn(found)))],
  [counted('天'), (found, today) => addDays(today, readZhNumber(countIn(found)))],
  [/半个?月(?:后|以后|之后)/, (_, today) => addDays(today, 15)],
  [counted('个月'), (found, today) => dayIn(monthFrom(today, readZhNumber(countIn(found))), Number(today.slice(8)))],
  [
    new RegExp(`${months}的?${numbered}[号日]`),
    ([month = '', day = ''], today) => dayIn(monthFrom(today, monthWords[month] ?? 0), readZhNumber(day)),
  ],
  [
    new RegExp(`${months}?(?:月?(底|末|中旬)|月?(初|中))(?=$|[^\\p{Script=Han}]|[前去交给发打回寄拜约])`, 'u'),
    ([month = '', late, early], today) => monthPart(month, late ?? early ?? '', today),
  ],
  [/(大后|今|明|后)天/, ([which = ''], today) => addDays(today, nearDays[which] ?? 0)],
  [/(今|明|后)(?=[早晚]|[上下]午|中午)/, ([which = ''], today) => addDays(today, nearDays[which] ?? 0)],
  [/(今|明|后)日/, ([which = ''], today) => addDays(today, nearDays[which] ?? 0)],
  [/下个?(?:周|星期|礼拜)(?![一二三四五六日天末])/, (_, today) => addDays(mondayOf(today), 7)],
  [/下个?月(?!\p{N})/u, (_, today) => `${monthFrom(today, 1)}-01`],
  [/年底|年末/, (_, today) => `${today.slice(0, 4)}-12-31`],
  [
    new RegExp(`(明年|今年)?${numbered}月${numbered}[号日]?`),
    ([year = '', month = '', day = ''], today) => {
      const [m, d] = [readZhNumber(month), readZhNumber(day)]
      if (year === '') return monthAndDay(m, d, today)
      const date = `${Number(today.slice(0, 4)) + (year === '明年' ? 1 : 0)}-${pad(m)}-${pad(d)}`
      return isDate(date) ? date : null
    },
  ],
  [/(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/])/, ([m = '', d = ''], today) => monthAndDay(Number(m), Number(d), today)],
  [
    new RegExp(`(?<![月\\p{N}])${numbered}[号日]${ofTime}`, 'u'),
    ([day = ''], today) => nextDay(readZhNumber(day), today),
  ],
]

function monthPart(month: string, part: string, today: string): string | null {
  const by = monthWords[month] ?? 0
  const date = partDays[part]?.(monthFrom(today, by)) ?? null
  return date !== null && date < today && month === '' ? (partDays[part]?.(monthFrom(today, 1)) ?? null) : date
}

/** The first rule that finds a date in the text; where two begin at one place the longer one. */
export function findZhDate(text: string, today: string): FoundDate | null {
  let best: FoundDate | null = null
  for (const [pattern, read] of rules) {
    const found = pattern.exec(text)
    const on = found === null ? null : read(found.slice(1), today)
    if (found === null || on === null || !isDate(on)) continue
    const span = [found.index, found.index + found[0].length] as const
    const isBetter = best === null || span[0] < best.span[0] || (span[0] === best.span[0] && span[1] > best.span[1])
    if (isBetter) best = { on, span }
  }
  return best
}
