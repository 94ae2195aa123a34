/**
 * What makes two rows without ids the same record: the name and phone of an account, person and account of a contact, the
 * moment and subject of a visit. `main` must be equal; `extra`, such as a phone, only where both have one.
 */
import { digitsOf } from '../../../shared/base/text.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { listRows } from '../store/rows.ts'
import { sql, type ReadDb, type Sql } from '../store/sql.ts'

export interface NaturalKey {
  readonly main: string
  readonly extra: string
}

type Values = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const phone = (values: Values): string => digitsOf(text(values['mobile']) || text(values['phone'])).slice(-11)

const mains: Partial<Record<RecordTypeName, readonly string[]>> = {
  account: ['name'],
  contact: ['accountId', 'name'],
  visit: ['accountId', 'startAt', 'subject'],
  visitNote: ['accountId', 'notedAt', 'body'],
  followUp: ['accountId', 'dueOn', 'subject'],
  opportunity: ['accountId', 'name'],
  teamMember: ['name'],
  visitTemplate: ['name'],
  visitItem: ['visitId', 'kind', 'label'],
  attachment: ['accountId', 'visitId', 'sha256', 'name'],
  attendance: ['visitId', 'contactId', 'name'],
  demo: ['name'],
  demoStep: ['demoId', 'title'],
  demoShown: ['visitId', 'shownAt', 'title'],
  quiz: ['name'],
  quizQuestion: ['quizId', 'title'],
  quizAttempt: ['quizId', 'contactId', 'ownerId', 'takenAt'],
  course: ['name'],
  courseStep: ['courseId', 'title'],
  courseAssignment: ['courseId', 'ownerId', 'dueOn'],
  materialProgress: ['materialId', 'ownerId'],
  company: ['name'],
  product: ['name', 'kind'],
  feature: ['productId', 'title'],
  claim: ['featureId', 'productId', 'body'],
  valueCard: ['productId', 'title'],
  pricePackage: ['productId', 'name'],
  priceRow: ['packageId', 'title', 'unit'],
  comparison: ['accountId', 'name'],
  comparisonRow: ['comparisonId', 'part', 'title'],
  quote: ['accountId', 'name'],
  quoteLine: ['quoteId', 'title', 'unit'],
  documentVersion: ['subjectId', 'kind', 'contentHash'],
  leaveBehind: ['accountId', 'leftAt', 'name'],
  material: ['name', 'kind'],
  materialText: ['fileId', 'body'],
  phrase: ['body'],
  savedView: ['name', 'target'],
  conflict: ['recordId', 'field', 'lostAt'],
}

/** The key of a row; `accountId` may be a text that stands for an account still to come. */
export function naturalKeyOf(type: RecordTypeName, values: Values): NaturalKey {
  const main = (mains[type] ?? []).map((field) => text(values[field])).join('\u0000')
  if (type === 'contact') return { main, extra: phone(values) || text(values['email']).toLowerCase() }
  return { main, extra: type === 'account' ? phone(values) : '' }
}

export const isSameKey = (a: NaturalKey, b: NaturalKey): boolean =>
  a.main === b.main && (a.extra === b.extra || a.extra === '' || b.extra === '')

/** Ids of live rows that are the same record as these values. */
export function findByNaturalKey(db: ReadDb, type: RecordTypeName, values: Values): readonly string[] {
  const key = naturalKeyOf(type, values)
  const rows = listRows(db, type, sql`WHERE ${conditionOf(type, values)} AND deleted_at IS NULL LIMIT 20`)
  return rows.filter((row) => isSameKey(naturalKeyOf(type, row as unknown as Values), key)).map((row) => row.id)
}

/** A condition an index serves; the rest of the key is compared in memory. */
function conditionOf(type: RecordTypeName, values: Values): Sql {
  const accountId = text(values['accountId'])
  switch (type) {
    case 'account':
      return sql`name = ${text(values['name'])}`
    case 'contact':
      return accountId === ''
        ? sql`account_id IS NULL AND name = ${text(values['name'])}`
        : sql`account_id = ${accountId} AND name = ${text(values['name'])}`
    case 'visit':
      return sql`account_id = ${accountId} AND start_at = ${Number(values['startAt'])} AND subject = ${text(values['subject'])}`
    case 'visitNote':
      return sql`account_id = ${accountId} AND noted_at = ${Number(values['notedAt'])} AND body = ${text(values['body'])}`
    case 'followUp':
      return sql`account_id IS ${accountId || null} AND due_on = ${text(values['dueOn'])} AND subject = ${text(values['subject'])}`
    case 'opportunity':
      return sql`account_id IS ${accountId || null} AND name = ${text(values['name'])}`
    case 'visitItem':
      return sql`visit_id = ${text(values['visitId'])} AND kind = ${text(values['kind'])} AND label = ${text(values['label'])}`
    case 'attachment':
      return sql`sha256 = ${text(values['sha256'])} AND name = ${text(values['name'])}`
    case 'attendance':
      return sql`visit_id = ${text(values['visitId'])} AND name = ${text(values['name'])}`
    case 'demoStep':
      return sql`demo_id = ${text(values['demoId'])} AND title = ${text(values['title'])}`
    case 'demoShown':
      return sql`visit_id = ${text(values['visitId'])} AND shown_at = ${Number(values['shownAt'])}`
    case 'quizQuestion':
      return sql`quiz_id = ${text(values['quizId'])} AND title = ${text(values['title'])}`
    case 'quizAttempt':
      return sql`quiz_id = ${text(values['quizId'])} AND taken_at = ${Number(values['takenAt'])}`
    case 'courseStep':
    case 'courseAssignment':
      return sql`course_id = ${text(values['courseId'])}`
    case 'materialProgress':
      return sql`material_id = ${text(values['materialId'])}`
    case 'feature':
    case 'valueCard':
    case 'pricePackage':
      return sql`product_id = ${text(values['productId'])}`
    case 'claim':
      return sql`feature_id = ${text(values['featureId'])}`
    case 'priceRow':
      return sql`package_id = ${text(values['packageId'])}`
    case 'comparison':
    case 'quote':
      return sql`account_id = ${accountId} AND name = ${text(values['name'])}`
    case 'comparisonRow':
      return sql`comparison_id = ${text(values['comparisonId'])} AND title = ${text(values['title'])}`
    case 'quoteLine':
      return sql`quote_id = ${text(values['quoteId'])} AND title = ${text(values['title'])}`
    case 'documentVersion':
      return sql`subject_id = ${text(values['subjectId'])} AND content_hash = ${text(values['contentHash'])}`
    case 'leaveBehind':
      return sql`account_id = ${accountId} AND left_at = ${Number(values['leftAt'])}`
    case 'company':
    case 'product':
    case 'demo':
    case 'quiz':
    case 'course':
    case 'material':
      return sql`name = ${text(values['name'])}`
    case 'materialText':
      return sql`material_id = ${text(values['materialId'])} AND file_id = ${text(values['fileId'])}`
    case 'phrase':
      return sql`body = ${text(values['body'])}`
    case 'visitTemplate':
    case 'teamMember':
      return sql`name = ${text(values['name'])}`
    case 'savedView':
      return sql`name = ${text(values['name'])} AND target = ${text(values['target'])}`
    case 'conflict':
      return sql`record_id = ${text(values['recordId'])} AND field = ${text(values['field'])}`
  }
}
