/** Gathers what the sheets of a visit show. */
import type { VisitPaperInput } from '../../../shared/documents/visit-papers.ts'
import type { ReaderContext } from '../context.ts'
import { readMeId, readSettings } from '../settings.ts'
import { findRow, listRows } from '../store/rows.ts'
import { sql } from '../store/sql.ts'
import { attendancesOf, certificatesOf } from '../procedures/training.ts'
import { itemsOf } from '../procedures/visit-items.ts'
import { liveRow, needRow } from './comparison-input.ts'
import { findCompany, nextAfter, paperPerson } from './who.ts'

export type VisitFacts = Omit<VisitPaperInput, 'versionNo' | 'today'>

export function visitFacts(ctx: ReaderContext, visitId: string): VisitFacts {
  const { read } = ctx
  const visit = needRow(read, 'visit', visitId)
  const { language, currency } = readSettings(read, ctx.systemLanguage)
  const of = sql`WHERE visit_id = ${visitId} AND deleted_at IS NULL`
  return {
    visit,
    account: needRow(read, 'account', visit.accountId),
    company: findCompany(read),
    people: (visit.contactIds ?? []).map((id) => liveRow(read, 'contact', id)).filter((row) => row !== null),
    items: itemsOf(read, visitId),
    followUps: listRows(read, 'followUp', sql`${of} ORDER BY due_on, created_at, id LIMIT 100`),
    attendances: attendancesOf(read, visitId),
    certificates: certificatesOf(read, visit),
    ownerName: visit.ownerId === null ? null : (findRow(read, 'teamMember', visit.ownerId)?.name ?? null),
    person: paperPerson(read, visit.ownerId ?? readMeId(read)),
    next: nextAfter(read, visit, ctx.nowMs())?.next ?? null,
    language,
    currency,
  }
}
