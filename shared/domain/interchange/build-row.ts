/**
 * A row of cells to what an import wants to write, by a mapping: values of fields, links still to be looked up, and what
 * the source says of id, authors and dates. Every value that cannot be read is a problem of the row; nothing is dropped.
 */
import { recordTypeOf, type RecordTypeName } from '../record-types.ts'
import { isDate } from '../../base/local-date.ts'
import { bandOfRange, convertCell, isHeadcountRange, toInstant, type ConvertSettings } from './convert.ts'
import { joinCells } from './join-cells.ts'
import type { Mapping } from './mapping.ts'
import { parseNumber, toMinor } from './numbers.ts'
import type { RowProblem, RowReason } from './reasons.ts'
import { targetsOf, type Target } from './targets.ts'

/** A link as the file names it: by an id of ours or of the source, or by a name. */
export interface LinkText {
  readonly field: string
  readonly linksTo: RecordTypeName
  readonly by: 'id' | 'name'
  readonly keys: readonly string[]
}

/** An author or owner as the file names them. */
export interface PersonText {
  readonly id: string | null
  readonly name: string | null
}

export interface BuiltRow {
  /** Values of fields that hold no link; `null` where the mapped cell is empty. */
  readonly values: Readonly<Record<string, unknown>>
  readonly links: readonly LinkText[]
  readonly id: string | null
  readonly sourceSystem: string | null
  readonly sourceId: string | null
  readonly createdAt: number | null
  readonly updatedAt: number | null
  readonly createdBy: PersonText | null
  readonly updatedBy: PersonText | null
  readonly problems: readonly RowProblem[]
}

interface Step {
  readonly target: Target
  readonly headers: readonly string[]
  readonly columns: readonly number[]
}

interface Draft {
  readonly values: Record<string, unknown>
  readonly metas: Record<string, string>
  readonly links: LinkText[]
  readonly problems: RowProblem[]
}

/** Compiles a mapping for the columns of a file. `mapping.fields` must name columns and targets that exist. */
export function createRowBuilder(mapping: Mapping, header: readonly string[]): (cells: readonly string[]) => BuiltRow {
  const targets = targetsOf(mapping.type)
  const settings: ConvertSettings = {
    zone: mapping.zone,
    dateOrder: mapping.dateOrder,
    isOwn: mapping.system === 'rapport',
  }
  const steps = Object.entries(mapping.fields).flatMap(([name, headers]): Step[] => {
    const target = targets.get(name)
    return target ? [{ target, headers, columns: headers.map((h) => header.indexOf(h)) }] : []
  })
  // How many digits an amount has after its point is for the currency to say, whichever column comes first.
  steps.sort((a, b) => Number(b.target.name === 'currency') - Number(a.target.name === 'currency'))
  return (cells) => {
    const draft: Draft = { values: {}, metas: {}, links: [], problems: [] }
    for (const step of steps)
      takeCell(
        mapping,
        settings,
        step,
        step.columns.map((c) => cells[c] ?? ''),
        draft,
      )
    return finish(mapping, settings, draft)
  }
}

function takeCell(
  mapping: Mapping,
  settings: ConvertSettings,
  step: Step,
  cells: readonly string[],
  draft: Draft,
): void {
  const { target } = step
  const text = cells.length === 1 ? (cells[0] ?? '') : joinCells(target.name, cells)
  const isEmpty = text.trim() === ''
  const problem = (reason: RowReason): void =>
    void draft.problems.push({ reason, column: step.headers[0] ?? null, value: text.slice(0, 200) })
  if (target.kind === 'meta') {
    const reason = reasonAgainstKeys([text.trim()])
    if (reason) problem(reason)
    else if (!isEmpty) draft.metas[target.name] = text.trim()
  } else if (target.linksTo !== null) {
    const link = linkOf(target, text)
    const reason = reasonAgainstKeys(link.keys)
    if (reason) problem(reason)
    else if (!isEmpty) draft.links.push(link)
  } else if (isEmpty) {
    if (target.field) draft.values[target.field] ??= null
  } else if (target.kind === 'amount') takeAmount(mapping, target, text, draft, problem)
  else if (target.name === 'headcount' && isHeadcountRange(text)) draft.values['headcountBand'] = bandOfRange(text)
  else takeValue(mapping, settings, target, text, draft, problem)
}

function takeValue(
  mapping: Mapping,
  settings: ConvertSettings,
  target: Target,
  text: string,
  draft: Draft,
  problem: (reason: RowReason) => void,
): void {
  const field = recordTypeOf(mapping.type).fields[target.field ?? '']
  if (!field) return
  const converted = convertCell(mapping.type, target.name, field, text, settings)
  if (!converted.ok) return problem(converted.reason)
  const reason = reasonAgainst(field.schema.safeParse(converted.value))
  if (reason) problem(reason)
  else draft.values[target.name] = converted.value
}

function takeAmount(
  mapping: Mapping,
  target: Target,
  text: string,
  draft: Draft,
  problem: (reason: RowReason) => void,
): void {
  const found = parseNumber(text)
  if (!found || found.isPercent) return problem('not_a_number')
  const told = typeof draft.values['currency'] === 'string' ? draft.values['currency'] : null
  // A column of its own is sure; a sign such as ¥ stands for two currencies.
  const currency = told ?? found.currency ?? mapping.currency
  const minor = toMinor(found.value, currency)
  if (!Number.isSafeInteger(minor)) return problem('out_of_range')
  draft.values[target.field ?? ''] = minor
  if (currency !== null) draft.values['currency'] ??= currency
}

const maxKeyLength = 400

/** Ids and names that links and authors go by are kept as text, though no field's schema looks at them. */
function reasonAgainstKeys(keys: readonly string[]): RowReason | null {
  if (keys.some((key) => key.includes('\u0000') || !key.isWellFormed())) return 'not_text'
  return keys.some((key) => key.length > maxKeyLength) ? 'too_long' : null
}

/** The reason code for what a schema found wrong, or null. */
function reasonAgainst(parsed: {
  readonly success: boolean
  readonly error?: {
    readonly issues: readonly {
      readonly code: string
      readonly message: string
      readonly path: readonly unknown[]
      /** What was measured against the limit. */
      readonly origin?: string
    }[]
  }
}): RowReason | null {
  const issue = parsed.success ? undefined : parsed.error?.issues[0]
  if (!issue) return null
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too_long'
  if (issue.code === 'too_big' && issue.origin === 'array') return 'too_many_items'
  if (issue.code === 'too_big' || issue.code === 'too_small') return 'out_of_range'
  if (issue.message === 'not_text') return 'not_text'
  return issue.message === 'required' ? 'required_missing' : 'invalid_value'
}

function linkOf(target: Target, text: string): LinkText {
  const by = target.kind === 'linkName' ? 'name' : 'id'
  const isMany = target.field?.endsWith('Ids') ?? false
  const keys = isMany ? text.split(by === 'id' ? /[;,\s]+/ : /[;；、,，/\n]+/) : [text]
  return {
    field: target.field ?? '',
    linksTo: target.linksTo ?? 'account',
    by,
    keys: [...new Set(keys.map((key) => key.trim()).filter((key) => key !== ''))],
  }
}

function finish(mapping: Mapping, settings: ConvertSettings, draft: Draft): BuiltRow {
  const problems = [...draft.problems]
  const instant = (name: string): number | null => {
    const text = draft.metas[name]
    if (text === undefined) return null
    const converted = toInstant(text, settings)
    if (converted.ok) return converted.value as number
    problems.push({ reason: converted.reason, column: mapping.fields[name]?.[0] ?? null, value: text.slice(0, 200) })
    return null
  }
  if (/^(true|1|yes|是)$/i.test(draft.metas['isDeleted'] ?? ''))
    problems.push({ reason: 'deleted_in_source', column: mapping.fields['isDeleted']?.[0] ?? null, value: null })
  const createdAt = instant('createdAt')
  const updatedAt = instant('updatedAt')
  deriveValues(mapping, draft.values, createdAt)
  return {
    values: draft.values,
    links: draft.links,
    id: draft.metas['id'] ?? null,
    sourceSystem: draft.metas['sourceSystem'] ?? null,
    sourceId: draft.metas['sourceId'] ?? null,
    createdAt,
    updatedAt,
    createdBy: personOf(draft.metas, 'createdBy'),
    updatedBy: personOf(draft.metas, 'updatedBy'),
    problems,
  }
}

function personOf(metas: Readonly<Record<string, string>>, name: string): PersonText | null {
  const id = metas[name] ?? null
  const personName = metas[`${name}.name`] ?? null
  return id === null && personName === null ? null : { id, name: personName }
}

/** Fills what a file of another system leaves unsaid but a record must have, from what it does say. */
function deriveValues(mapping: Mapping, values: Record<string, unknown>, createdAt: number | null): void {
  if (mapping.system === 'rapport') return
  if (mapping.type === 'visit') {
    values['zone'] ??= mapping.zone
    values['subject'] ??= firstLine(values['summary'])
    const startAt = values['startAt']
    if (typeof startAt === 'number')
      values['status'] ??= values['summary'] || startAt < (createdAt ?? 0) ? 'done' : null
  }
  if (mapping.type === 'visitNote') values['notedAt'] ??= createdAt
  if (mapping.type === 'followUp') {
    values['status'] ??= values['doneAt'] === undefined || values['doneAt'] === null ? 'open' : 'done'
    values['subject'] ??= firstLine(values['result'])
  }
  if (mapping.type === 'opportunity' && (values['outcome'] ?? null) === null) {
    const stage = typeof values['stage'] === 'string' ? values['stage'] : ''
    const outcome = /won|赢单|成交$/i.test(stage) ? 'won' : /lost|输单|丢单/i.test(stage) ? 'lost' : null
    if (outcome) values['outcome'] = outcome
  }
}

function firstLine(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const line = text.split('\n')[0]?.trim().slice(0, 80) ?? ''
  return line === '' || isDate(line) ? null : line
}
