/** Who a sheet is from: our company, the person to call with a vCard for the QR code, and when somebody comes next. */
import ICAL from 'ical.js'
import type { NextVisit, PaperPerson } from '../../../shared/documents/person.ts'
import { formatPhone } from '../../../shared/base/format.ts'
import { addDays, dateIn, instantOf, wallClock } from '../../../shared/base/local-date.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { findRow, listRows } from '../store/rows.ts'
import { number, sql, type ReadDb } from '../store/sql.ts'

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

/** The first two visits to an account that are planned for after an instant and have not begun. */
export const plannedAfter = (db: ReadDb, accountId: string, afterMs: number): Row<'visit'>[] =>
  listRows(
    db,
    'visit',
    sql`WHERE account_id = ${accountId} AND status = 'planned' AND started_at IS NULL AND start_at > ${afterMs}
        AND deleted_at IS NULL ORDER BY start_at, id LIMIT 2`,
  )

/**
 * The visit after the one a sheet is for. What is made today or on the day before a visit is for that visit, unless somebody
 * was there today: then it is the one after it.
 */
export function nextVisitRow(db: ReadDb, accountId: string, nowMs: number): Row<'visit'> | null {
  const [first, second] = plannedAfter(db, accountId, nowMs)
  if (first === undefined) return null
  const today = dateIn(nowMs, first.zone)
  const isFor = dateIn(first.startAt, first.zone) <= addDays(today, 1)
  const met = number(
    db,
    sql`SELECT count(*) FROM visits WHERE account_id = ${accountId} AND deleted_at IS NULL
        AND (status = 'done' OR started_at IS NOT NULL) AND coalesce(started_at, start_at) <= ${nowMs}
        AND coalesce(started_at, start_at) >= ${instantOf(today, '00:00', first.zone)}`,
  )
  return isFor && met === 0 ? (second ?? null) : first
}

/** The day and time of a visit. */
export function whenOf({ startAt, zone }: Row<'visit'>): NextVisit {
  const { date, time } = wallClock(startAt, zone)
  return { on: date, at: time }
}

/** When somebody comes next, for a sheet that is made now. */
export function nextVisitOf(db: ReadDb, accountId: string, nowMs: number): NextVisit | null {
  const visit = nextVisitRow(db, accountId, nowMs)
  return visit === null ? null : whenOf(visit)
}
