/** Who a sheet is from: our company, the person to call with a vCard for the QR code, and when somebody comes next. */
import ICAL from 'ical.js'
import type { NextVisit, PaperPerson } from '../../../shared/documents/person.ts'
import { formatPhone } from '../../../shared/base/format.ts'
import { wallClock } from '../../../shared/base/local-date.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { findRow, listRows } from '../store/rows.ts'
import { sql, type ReadDb } from '../store/sql.ts'

/** Where several laptops each made one before they met, the oldest counts. */
export const findCompany = (db: ReadDb): Row<'company'> | null =>
  listRows(db, 'company', sql`WHERE deleted_at IS NULL ORDER BY created_at, id LIMIT 1`)[0] ?? null

/** A vCard 3.0; the library escapes what would end a line or a value. */
export function vcardOf(member: Row<'teamMember'>, company: Row<'company'> | null): string {
  const card = new ICAL.Component(['vcard', [], []])
  const add = (name: string, value: string | null): void => {
    if (value !== null && value.trim() !== '') card.addPropertyWithValue(name, value)
  }
  add('version', '3.0')
  add('fn', member.name)
  card.addPropertyWithValue('n', [member.name, '', '', '', ''])
  add('org', company?.name ?? null)
  add('tel', member.phone)
  add('email', member.email)
  add('url', company?.website ?? null)
  return `${card.toString()}\r\n`
}

/** A code on paper must be read by any telephone: what is longer is left out. */
const longestCard = 600

/** A colleague as a client's sheet names them; null for nobody. */
export function paperPerson(db: ReadDb, memberId: string | null): PaperPerson | null {
  const member = memberId === null ? null : findRow(db, 'teamMember', memberId)
  if (member === null || member.deletedAt !== null) return null
  const { phone, email } = member
  const reached = [phone === null ? null : formatPhone(phone), email].filter((line) => line !== null)
  const card = vcardOf(member, findCompany(db))
  const isWorth = reached.length > 0 && Buffer.byteLength(card) <= longestCard
  return { name: member.name, lines: reached, card: isWorth ? card : null }
}

/** The next planned visit to an account. */
export const nextVisitRow = (db: ReadDb, accountId: string, nowMs: number): Row<'visit'> | null =>
  listRows(
    db,
    'visit',
    sql`WHERE account_id = ${accountId} AND status = 'planned' AND start_at > ${nowMs} AND deleted_at IS NULL
        ORDER BY start_at LIMIT 1`,
  )[0] ?? null

/** The day and time of it. */
export function nextVisitOf(db: ReadDb, accountId: string, nowMs: number): NextVisit | null {
  const visit = nextVisitRow(db, accountId, nowMs)
  if (visit === null) return null
  const { date, time } = wallClock(visit.startAt, visit.zone)
  return { on: date, at: time }
}
