/** One cell of text to the value of a target, or the reason why not. Empty cells never get here. */
import { bandOf, type headcountBands } from '../account.ts'
import { timePattern, isZone } from '../../base/local-date.ts'
import { fold } from '../../base/text.ts'
import type { Field } from '../record-type.ts'
import { choiceWords } from './choice-words.ts'
import { instantOfWritten, parseDate, type DateOrder } from './dates.ts'
import { parseNumber } from './numbers.ts'
import type { RowReason } from './reasons.ts'

export interface ConvertSettings {
  readonly zone: string
  readonly dateOrder: DateOrder
  /** Our own exports are read as they stand. */
  readonly isOwn: boolean
}

export type Converted =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: RowReason }

const good = (value: unknown): Converted => ({ ok: true, value })
const bad = (reason: RowReason): Converted => ({ ok: false, reason })

/** Converts a cell for a field. Links are not converted here: their text is looked up by the import. */
export function convertCell(
  typeName: string,
  name: string,
  field: Field,
  text: string,
  settings: ConvertSettings,
): Converted {
  switch (field.kind) {
    case 'text':
      return good(settings.isOwn ? text : text.trim().replace(/\s*\r?\n\s*/g, ' '))
    case 'longText':
      return good(settings.isOwn ? text : text.trimEnd().replaceAll('\r\n', '\n'))
    case 'choice':
      return toChoice(typeName, name, field, text)
    case 'date':
      return toDate(text, settings)
    case 'time':
      return toTime(text)
    case 'instant':
      return toInstant(text, settings)
    case 'int':
      return name === 'durationMin' ? toMinutes(text) : toInt(text, name === 'probability')
    case 'bool':
      return toBool(text)
    case 'tags':
      return good(splitTags(text))
    case 'zone':
      return isZone(text.trim()) ? good(text.trim()) : bad('not_a_zone')
    case 'ref':
    case 'refs':
      return good(text.trim())
  }
}

function toDate(text: string, settings: ConvertSettings): Converted {
  const written = parseDate(text, settings.dateOrder)
  return written ? good(written.date) : bad('not_a_date')
}

/** An instant in ms, from a date and time or from the milliseconds themselves. */
export function toInstant(text: string, settings: ConvertSettings): Converted {
  const clean = text.trim()
  if (/^[+-]\d{6}-/.test(clean) && !Number.isNaN(Date.parse(clean))) return good(Date.parse(clean))
  // First as digits of a date: 20260305143000 would be the year 2612 in milliseconds.
  const written = parseDate(clean, settings.dateOrder)
  if (written) return good(instantOfWritten(written, settings.zone))
  return /^-?\d{11,15}$/.test(clean) ? good(Number(clean)) : bad('not_a_date')
}

function toTime(text: string): Converted {
  const clean = text.normalize('NFKC').trim()
  if (timePattern.test(clean)) return good(clean)
  const written = parseDate(`2000-01-01 ${clean}`)
  return written?.time ? good(written.time.slice(0, 5)) : bad('not_a_time')
}

function toInt(text: string, isShare: boolean): Converted {
  const found = parseNumber(text.replace(/[人名个位]$/u, ''))
  if (!found) return bad('not_a_number')
  const value = isShare && !found.isPercent && found.value > 0 && found.value < 1 ? found.value * 100 : found.value
  const rounded = Math.round(value)
  if (Math.abs(value - rounded) > 1e-9) return isShare ? good(rounded) : bad('not_whole')
  return Number.isSafeInteger(rounded) ? good(rounded) : bad('out_of_range')
}

/** Minutes from `90`, `1.5小时`, `1h30`, `1:30`. */
function toMinutes(text: string): Converted {
  const clean = text.normalize('NFKC').trim().toLowerCase()
  const clock = /^(\d{1,3})(?::|h(?:ours?)? ?|小时)(\d{1,2})(?:m(?:in(?:utes)?)?|分(?:钟)?)?$/.exec(clean)
  if (clock) return good(Number(clock[1]) * 60 + Number(clock[2]))
  const hours = /^(\d+(?:\.\d+)?) ?(?:h|hours?|小时|个小时)$/.exec(clean)
  if (hours) return good(Math.round(Number(hours[1]) * 60))
  return toInt(clean.replace(/ ?(?:m|min|minutes?|分|分钟)$/, ''), false)
}

const yes = new Set(['true', 'yes', 'y', '1', 't', '是', '有', '对', '√', '✓', '启用', '在职'])
const no = new Set(['false', 'no', 'n', '0', 'f', '否', '无', '错', '×', '✗', '停用', '离职', '没有'])

function toBool(text: string): Converted {
  const word = fold(text).trim()
  if (yes.has(word)) return good(true)
  return no.has(word) ? good(false) : bad('not_yes_or_no')
}

function toChoice(typeName: string, name: string, field: Field, text: string): Converted {
  const codes = field.choices ?? []
  const exact = text.trim()
  if (codes.includes(exact)) return good(exact)
  const key = wordKey(text)
  const code = codes.find((c) => wordKey(c) === key) ?? codeByWord(`${typeName}.${name}`).get(key)
  if (code !== undefined) return good(code)
  const people = name === 'headcountBand' ? peopleOf(text) : null
  return people === null ? bad('not_a_choice') : good(bandOf(people))
}

const wordKey = (text: string): string => fold(text).replace(/[\s_\-–—/、()（）]/g, '')

const wordTables = new Map<string, ReadonlyMap<string, string>>()

function codeByWord(key: string): ReadonlyMap<string, string> {
  let table = wordTables.get(key)
  if (!table) {
    const entries = Object.entries(choiceWords[key] ?? {})
    table = new Map(entries.flatMap(([code, words]) => [...words.zh, ...words.en].map((word) => [wordKey(word), code])))
    wordTables.set(key, table)
  }
  return table
}

/** A headcount as people write it: the number, or the middle of a range such as `100-200人`, `500人以下`, `1000+`. */
export function peopleOf(text: string): number | null {
  const clean = text.normalize('NFKC').replace(/[\s,人名员工约左右多]/g, '')
  const range = /^(\d{1,8})(?:[-~–—至到])(\d{1,8})$/.exec(clean)
  if (range) return Math.floor((Number(range[1]) + Number(range[2])) / 2)
  const edge = /^(?:(?:少于|小于|不足|<|≤)(\d{1,8})|(\d{1,8})(?:以下|以内))$/.exec(clean)
  if (edge) return Math.max(1, Number(edge[1] ?? edge[2]) - 1)
  const above = /^(?:(?:超过|大于|>|≥)(\d{1,8})|(\d{1,8})(?:以上|\+))$/.exec(clean)
  return above ? Number(above[1] ?? above[2]) + 1 : null
}

/** Whether a headcount cell holds a range, which fills the band and not the number. */
export const isHeadcountRange = (text: string): boolean => peopleOf(text) !== null
export const bandOfRange = (text: string): (typeof headcountBands)[number] => bandOf(peopleOf(text) ?? 0)

/** Tags of a cell: by `;` or `、`, else by commas; a JSON array as our own export writes when a tag holds a separator. */
export function splitTags(text: string): readonly string[] {
  if (text.startsWith('["')) {
    try {
      const parsed: unknown = JSON.parse(text)
      if (Array.isArray(parsed) && parsed.every((item) => typeof item === 'string')) return parsed
    } catch {
      // Not ours: a tag may well begin with a bracket.
    }
  }
  const separator = /[;；、\n]|:::/.test(text) ? /[;；、\n]|:::/ : /[,，]/
  return text.split(separator).flatMap((tag) => tag.trim().replace(/^\* /, '') || [])
}

/** The text of tags that `splitTags` reads back to the same. */
export const joinTags = (tags: readonly string[]): string =>
  tags.some((tag) => /[;；、,，\n[\]*]|:::/.test(tag) || tag !== tag.trim() || tag === '') ||
  (tags.length === 1 && tags[0]?.startsWith('['))
    ? JSON.stringify(tags)
    : tags.join('; ')
