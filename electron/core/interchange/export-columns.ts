/** The columns of an export and the values in them, typed, before they become CSV text, XLSX cells or JSON. */
import type { Field } from '../../../shared/domain/record-type.ts'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { wallClock } from '../../../shared/base/local-date.ts'
import { choiceWords } from '../../../shared/domain/interchange/choice-words.ts'
import { labelOf, type HeaderStyle } from '../../../shared/domain/interchange/labels.ts'
import { fromMinor } from '../../../shared/domain/interchange/numbers.ts'
import type { AnyRow } from '../store/columns.ts'
import type { LinkNames } from './link-names.ts'

/** A value on its way out. `list` is tags or ids. */
export type ExportValue =
  | { readonly type: 'text' | 'date' | 'dateTime' | 'decimal'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean; readonly word: string }
  | { readonly type: 'tags'; readonly value: readonly string[] }
  | { readonly type: 'ids'; readonly value: readonly string[] }
  | null

export interface ExportColumn {
  readonly header: string
  readonly isNumeric: boolean
  readonly width: number
  readonly valueOf: (row: AnyRow) => ExportValue
}

export interface ColumnOptions {
  readonly headers: HeaderStyle
  /** The zone in which times are written where people read them; machine exports use UTC. */
  readonly zone: string
  readonly names: LinkNames
}

const text = (value: unknown): ExportValue =>
  typeof value === 'string' && value !== '' ? { type: 'text', value } : null
const iso = (value: unknown): ExportValue =>
  typeof value === 'number' ? { type: 'text', value: new Date(value).toISOString() } : null

/** Columns of a type in the order of its declaration, with what every record carries around them. */
export function exportColumns(type: RecordTypeName, options: ColumnOptions): readonly ExportColumn[] {
  const own = Object.entries(recordTypeOf(type).fields).flatMap(([name, field]) =>
    fieldColumns(type, name, field, options),
  )
  const meta = (name: string, valueOf: ExportColumn['valueOf'], width = 26): ExportColumn => ({
    header: labelOf(type, name, options.headers),
    isNumeric: false,
    width,
    valueOf,
  })
  return [
    meta('id', (row) => text(row.id), 38),
    ...own,
    meta('createdAt', (row) => iso(row.createdAt)),
    meta('createdBy', (row) => text(row.createdBy)),
    meta('createdBy.name', (row) => text(options.names.nameOf('teamMember', row.createdBy))),
    meta('updatedAt', (row) => iso(row.updatedAt)),
    meta('updatedBy', (row) => text(row.updatedBy)),
    meta('updatedBy.name', (row) => text(options.names.nameOf('teamMember', row.updatedBy))),
    meta('sourceSystem', (row) => text(row.sourceSystem)),
    meta('sourceId', (row) => text(row.sourceId)),
  ]
}

function fieldColumns(
  type: RecordTypeName,
  name: string,
  field: Field,
  options: ColumnOptions,
): readonly ExportColumn[] {
  const column = (
    target: string,
    width: number,
    isNumeric: boolean,
    valueOf: ExportColumn['valueOf'],
  ): ExportColumn => ({
    header: labelOf(type, target, options.headers),
    isNumeric,
    width,
    valueOf,
  })
  if (field.target !== undefined) {
    const linksTo = field.target as RecordTypeName
    return [
      column(name, 38, false, (row) => idsOrText(options.names.idsOf(row, name))),
      column(`${name}.name`, 22, false, (row) => text(options.names.namesOf(linksTo, row, name))),
    ]
  }
  if (name.endsWith('Minor') && options.headers !== 'machine')
    return [column(name.slice(0, -5), 14, true, (row) => amount(row[name], row['currency']))]
  const valueOf = (row: AnyRow): ExportValue => valueOfField(type, name, field, row[name], options)
  return [column(name, field.kind === 'longText' ? 60 : 18, field.kind === 'int', valueOf)]
}

const idsOrText = (value: string | readonly string[] | null): ExportValue =>
  typeof value === 'string' || value === null ? text(value) : value.length === 0 ? null : { type: 'ids', value }

const amount = (minor: unknown, currency: unknown): ExportValue =>
  typeof minor === 'number'
    ? { type: 'decimal', value: fromMinor(minor, typeof currency === 'string' ? currency : null) }
    : null

function valueOfField(
  type: RecordTypeName,
  name: string,
  field: Field,
  value: AnyRow[string] | undefined,
  options: ColumnOptions,
): ExportValue {
  if (value === null || value === undefined) return null
  switch (field.kind) {
    case 'int':
      return { type: 'number', value: Number(value) }
    case 'bool':
      return { type: 'bool', value: value === true, word: boolWord(value === true, options.headers) }
    case 'date':
      return { type: 'date', value: String(value) }
    case 'instant':
      return options.headers === 'machine'
        ? iso(value)
        : { type: 'dateTime', value: wallClockText(Number(value), options.zone) }
    case 'tags':
    case 'refs':
      return { type: 'tags', value: value as readonly string[] }
    case 'choice':
      return text(options.headers === 'machine' ? value : choiceWord(type, name, String(value), options.headers))
    case 'text':
    case 'longText':
    case 'time':
    case 'zone':
    case 'ref':
      return text(value)
  }
}

const boolWord = (value: boolean, headers: HeaderStyle): string =>
  headers === 'machine' ? String(value) : headers === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No'

const choiceWord = (type: string, name: string, code: string, language: 'zh' | 'en'): string =>
  choiceWords[`${type}.${name}`]?.[code]?.[language][0] ?? code

function wallClockText(atMs: number, zone: string): string {
  const { date, time } = wallClock(atMs, zone)
  const seconds = Math.floor(atMs / 1000) % 60
  return `${date} ${time}:${String((seconds + 60) % 60).padStart(2, '0')}`
}
