/**
 * Whether a person may make a change, by the row before and after it: the one place that decides it (docs/sync.md, A1-A4).
 * Seeing a row is what lets one change it; what only some may do is named here.
 */
import { decidesQuote } from '../../shared/domain/quote.ts'
import { placingOf } from '../../shared/sync/buckets.ts'
import type { Op } from '../../shared/sync/op.ts'
import { sameValue, type Payload } from '../../shared/sync/payload.ts'
import type { Directory } from './directory.ts'
import type { StoredRow } from './stored-row.ts'

export interface Writer {
  readonly memberId: string
  readonly scope: ReadonlySet<string>
  readonly directory: Directory
}

const sees = (writer: Writer, buckets: readonly string[]): boolean => buckets.some((b) => writer.scope.has(b))
const leads = (writer: Writer): boolean =>
  ['admin', 'manager'].includes(writer.directory.find(writer.memberId)?.role ?? '')

/** People are their own to describe, and their leaders'; a colleague who only has a name is everybody's. */
const mayDescribe = (writer: Writer, id: string): boolean =>
  id === writer.memberId || !writer.directory.isUser(id) || leads(writer)

/** A role is given at the hub, not by editing one's own record; saying what the hub says already gives none. */
const touchesRole = (op: Op, before: StoredRow): boolean =>
  ['role', 'isActive'].some((name) => name in op.patch && !sameValue(op.patch[name], before.data[name]))

/** Prices, and how much may be taken off them unasked, are for leaders and for who keeps the catalogue. */
const priced: ReadonlySet<string> = new Set(['pricePackage', 'priceRow'])
const keepsPrices = (writer: Writer): boolean =>
  leads(writer) || writer.directory.find(writer.memberId)?.role === 'content'

/** Paper that was printed stays as it was: only its links follow their records, and who made it may take it back. */
function rewritesPaper(writer: Writer, op: Op, before: StoredRow | null): boolean {
  if (op.type !== 'documentVersion' || before === null) return false
  const isOwn = [before.data['ownerId'], before.data['createdBy']].includes(writer.memberId)
  if (op.kind !== 'update') return !isOwn && !leads(writer)
  return Object.entries(op.patch).some(
    ([name, value]) => !['accountId', 'visitId'].includes(name) && !sameValue(value, before.data[name] ?? null),
  )
}

/** The account an op would put its row under must be one the person sees, too. */
function mayEnter(writer: Writer, op: Op, after: Payload, accountOf: (id: string) => StoredRow | null): boolean {
  if (op.type === 'account') return true
  const placing = placingOf(op.type, op.id, after)
  if (placing.by !== 'account') return true
  const account = accountOf(placing.accountId)
  return account !== null && sees(writer, account.buckets)
}

/** What a row may not be touched for, or null. `after` is the row's content as the op would leave it. */
export function mayWrite(
  writer: Writer,
  op: Op,
  before: StoredRow | null,
  after: Payload,
  accountOf: (id: string) => StoredRow | null,
): boolean {
  if (before !== null && !sees(writer, before.buckets)) return false
  if (op.type === 'teamMember') {
    if (!mayDescribe(writer, op.id)) return false
    if (before !== null && writer.directory.isUser(op.id) && touchesRole(op, before) && !leads(writer)) return false
  }
  if (rewritesPaper(writer, op, before)) return false
  if (priced.has(op.type) && !keepsPrices(writer)) return false
  if (op.type === 'quote' && decidesQuote(op.patch, before?.data ?? null) && !leads(writer)) return false
  return mayEnter(writer, op, after, accountOf)
}
