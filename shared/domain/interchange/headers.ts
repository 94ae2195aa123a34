/** Guesses from the header of a file which system wrote it, which columns feed which fields, and what it is a list of. */
import type { RecordTypeName } from '../record-types.ts'
import { detectDateOrder, hasAmbiguousDate, type DateOrder } from './dates.ts'
import { metaNames, namesByType, type NameList } from './header-names.ts'
import { fieldLabels, metaLabels } from './labels.ts'
import type { Mapping, Place } from './mapping.ts'
import { targetsOf } from './targets.ts'
import { vcardColumns } from './vcard-columns.ts'

export interface MappingGuess {
  readonly mapping: Mapping
  /** Columns nothing reads; their values stay in the file. */
  readonly unmapped: readonly string[]
  /** Set when a date such as 03/05/2026 can be read both ways and no value of its column decides. */
  readonly isDateOrderUnsure: boolean
}

/** A header as it is compared: no case, width, spaces or punctuation. */
export const normaliseHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#+]/gu, '')

const systemMarks: readonly (readonly [system: string, least: number, names: readonly string[]])[] = [
  [
    'dynamics',
    1,
    [
      '(Do Not Modify) Row Checksum',
      '(Do Not Modify) Modified On',
      '(Do Not Modify) Account',
      '(Do Not Modify) Contact',
      '(Do Not Modify) Opportunity',
    ],
  ],
  [
    'salesforce',
    2,
    [
      'IsDeleted',
      'SystemModstamp',
      'LastModifiedById',
      'MasterRecordId',
      'BillingStreet',
      'MailingStreet',
      'StageName',
      'OwnerId',
      'Billing State/Province',
      'Mailing State/Province',
      'Account Owner',
      'Opportunity Owner',
      'Account ID',
      'Last Modified By',
    ],
  ],
  [
    'hubspot',
    2,
    [
      'Record ID',
      'Company owner',
      'Contact owner',
      'Deal owner',
      'Lifecycle Stage',
      'Associated Company',
      'Associated Company IDs',
      'HubSpot Team',
      'Create Date',
      'Company Domain Name',
      'Deal Stage',
      'Record Id - Contact',
      'Record Id - Company',
    ],
  ],
  [
    'google',
    2,
    [
      'E-mail 1 - Value',
      'Phone 1 - Value',
      'Organization 1 - Name',
      'Group Membership',
      'Organization Name',
      'E-mail 1 - Label',
      'Labels',
    ],
  ],
  [
    'outlook',
    2,
    [
      'E-mail Display Name',
      'Business Street',
      'Business Phone',
      'Company Main Phone',
      'E-mail Type',
      'Home Street',
      'Business Address Street',
      'E-mail Address',
    ],
  ],
]

/** Which program wrote the file; `file-` and a fingerprint of the header where it is none we know. */
export function recogniseSystem(headers: readonly string[]): string {
  const present = new Set(headers.map(normaliseHeader))
  if (isOwnExport(headers)) return 'rapport'
  if (vcardColumns.every((column, i) => headers[i] === column)) return 'vcard'
  for (const [system, least, names] of systemMarks)
    if (names.filter((name) => present.has(normaliseHeader(name))).length >= least) return system
  return `file-${fingerprint([...present].sort().join('\n'))}`
}

const isOwnExport = (headers: readonly string[]): boolean =>
  headers.some((header) => header === 'id' || metaLabels['id']?.includes(header)) &&
  headers.some((header) => header === 'createdAt' || metaLabels['createdAt']?.includes(header))

/** FNV-1a, 8 hex digits: enough to tell one hand-made table from another. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}

/** The mapping a header suggests. `sample` holds some rows, by which the order of day and month is found. */
export function guessMapping(
  type: RecordTypeName,
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  place: Place,
): MappingGuess {
  const system = recogniseSystem(headers)
  const fields =
    system === 'rapport' ? ownFields(type, headers) : withDays(type, foreignFields(type, headers), headers, sample)
  const used = new Set(Object.values(fields).flat())
  const dateCells = dateColumns(type, fields, headers).flatMap((column) => sample.map((row) => row[column] ?? ''))
  const found = detectDateOrder(dateCells)
  const fallback: DateOrder = place.language === 'zh' || system === 'salesforce' ? 'mdy' : 'dmy'
  return {
    mapping: { type, system, fields, dateOrder: found ?? fallback, zone: place.zone, currency: null },
    unmapped: headers.filter((header) => !used.has(header)),
    isDateOrderUnsure: found === null && hasAmbiguousDate(dateCells),
  }
}

function dateColumns(type: RecordTypeName, fields: Mapping['fields'], headers: readonly string[]): readonly number[] {
  const isDated = (target: string): boolean => {
    const kind = targetsOf(type).get(target)?.kind
    return kind === 'date' || kind === 'instant' || target === 'createdAt' || target === 'updatedAt'
  }
  return Object.entries(fields).flatMap(([target, columns]) =>
    isDated(target) ? columns.map((c) => headers.indexOf(c)) : [],
  )
}

/** Our own exports: machine names, or labels in either language. */
function ownFields(type: RecordTypeName, headers: readonly string[]): Mapping['fields'] {
  const fields: Record<string, string[]> = {}
  for (const target of targetsOf(type).keys()) {
    const labels: readonly string[] = fieldLabels[type][target] ?? metaLabels[target] ?? []
    const header = headers.find((h) => h === target) ?? headers.find((h) => labels.includes(h))
    if (header !== undefined) fields[target] = [header]
  }
  return fields
}

function foreignFields(type: RecordTypeName, headers: readonly string[]): Mapping['fields'] {
  const columnByName = new Map(headers.toReversed().map((header) => [normaliseHeader(header), header]))
  const names = namesOf(type)
  const taken = new Set<string>()
  const fields: Record<string, string[]> = {}
  const find = (wanted: readonly string[]): string | undefined =>
    wanted
      .map((name) => columnByName.get(normaliseHeader(name)))
      .find((column) => column !== undefined && !taken.has(column))
  for (const [target, wanted] of names.filter(([name]) => !name.includes('#'))) {
    const column = fields[target] ? undefined : find(wanted)
    if (column === undefined) continue
    fields[target] = [column]
    taken.add(column)
  }
  return { ...joinedFields(names, fields, find), ...fields }
}

const timeOfDay = /^\s*(?:[上下]午\s*)?\d{1,2}\s*[:：时点]\s*\d{0,2}[^-/年]*$/

/** A column that was taken for a whole moment and holds only times of day is read together with the day beside it. */
function withDays(
  type: RecordTypeName,
  fields: Mapping['fields'],
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): Mapping['fields'] {
  const taken = new Set(Object.values(fields).flat())
  const days = namesOf(type).flatMap(([target, names]) => {
    const [base = '', part] = target.split('#')
    const [column, ...more] = fields[base] ?? []
    if (part !== '1' || column === undefined || more.length > 0) return []
    if (targetsOf(type).get(base)?.kind !== 'instant') return []
    const cells = sample.map((row) => row[headers.indexOf(column)] ?? '').filter((cell) => cell.trim() !== '')
    if (cells.length === 0 || !cells.every((cell) => timeOfDay.test(cell))) return []
    const wanted = new Set(names.map(normaliseHeader))
    const day = headers.find((header) => !taken.has(header) && wanted.has(normaliseHeader(header)))
    return day === undefined ? [] : [[base, [day, column]] satisfies [string, string[]]]
  })
  return { ...fields, ...Object.fromEntries(days) }
}

/** Parts of a joined target, for targets that no whole column fills. A column may be part of two: a city of both. */
function joinedFields(
  names: ReturnType<typeof namesOf>,
  whole: Mapping['fields'],
  find: (wanted: readonly string[]) => string | undefined,
): Mapping['fields'] {
  const joined: Record<string, string[]> = {}
  for (const [target, wanted] of names) {
    const [base = target, part] = target.split('#')
    const column = part === undefined || whole[base] ? undefined : find(wanted)
    if (column !== undefined) joined[base] = [...(joined[base] ?? []), column]
  }
  return joined
}

/** Names of a type with those of every type after them; targets the type does not have are left out. */
function namesOf(type: RecordTypeName): readonly (readonly [target: string, names: readonly string[]])[] {
  const known = targetsOf(type)
  const split = (list: NameList): (readonly [string, readonly string[]])[] =>
    Object.entries(list)
      .filter(([target]) => known.has(target.split('#')[0] ?? target))
      .map(([target, names]) => [target, names.split('|')])
  const labels = Object.entries({ ...fieldLabels[type], ...metaLabels })
  return [
    ...split(namesByType[type]),
    ...split(metaNames),
    ...labels.filter(([target]) => known.has(target) && target !== 'id'),
  ]
}

/** Types a foreign file may be taken for; a Rapport export of any other names its type. */
const guessed = ['account', 'contact', 'visit', 'visitNote', 'followUp', 'opportunity', 'conflict'] as const

/** The type whose names cover most of a header, or null when none has a column for its title. */
export function guessType(headers: readonly string[]): RecordTypeName | null {
  let best: { readonly type: RecordTypeName; readonly score: number } | null = null
  for (const type of guessed) {
    const score = scoreOf(type, headers)
    if (score > (best?.score ?? 0)) best = { type, score }
  }
  return best?.type ?? null
}

function scoreOf(type: RecordTypeName, headers: readonly string[]): number {
  const fields = recogniseSystem(headers) === 'rapport' ? ownFields(type, headers) : foreignFields(type, headers)
  const own = Object.keys(fields).filter((target) => targetsOf(type).get(target)?.field)
  return own.length + (strongTargets[type] ?? []).filter((target) => fields[target]).length * 2
}

const strongTargets: Partial<Record<RecordTypeName, readonly string[]>> = {
  account: ['industry', 'headcount', 'website'],
  contact: ['jobTitle', 'mobile', 'email'],
  visit: ['startAt', 'visitType', 'durationMin'],
  visitNote: ['body', 'notedAt'],
  followUp: ['dueOn', 'doneAt'],
  opportunity: ['amount', 'probability', 'expectedCloseOn'],
}
