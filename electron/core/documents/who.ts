/** Who a sheet is from: our company, the person to call with a vCard for the QR code, and when somebody comes next. */
import ICAL from 'ical.js'
import type { NextVisit, PaperPerson } from '../../../shared/documents/person.ts'
import { formatPhone } from '../../../shared/base/format.ts'
import { addDays, dateIn, instantOf, wallClock } from '../../../shared/base/local-date.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { readZone } from '../settings.ts'
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
  add('tel', member.phone ?? company?.phone ?? null)
  add('email', member.email ?? company?.email ?? null)
  add('url', company?.website ?? null)
  return `${card.toString()}\r\n`
}

/** A code on paper must be read by any telephone: what is longer is left out. */
const longestCard = 600

/** A colleague as a client's sheet names them, reached at the company where nothing else is known; null for nobody. */
export function paperPerson(db: ReadDb, memberId: string | null): PaperPerson | null {
  const member = memberId === null ? null : findRow(db, 'teamMember', memberId)
  if (member === null || member.deletedAt !== null) return null
  const company = findCompany(db)
  const [phone, email] = [member.phone ?? company?.phone ?? null, member.email ?? company?.email ?? null]
  const reached = [phone === null ? null : formatPhone(phone), email].filter((line) => line !== null)
  const card = vcardOf(member, company)
  const isWorth = reached.length > 0 && Buffer.byteLength(card) <= longestCard
  return { name: member.name, lines: reached, card: isWorth ? card : null }
}

/** A day on which somebody comes: a visit that is planned, or a date that was agreed when the last one was closed. */
export interface Coming {
  readonly next: NextVisit
  readonly visit: Row<'visit'> | null
}

/** What is planned or agreed at an account after an instant, the nearest first. */
function comingTo(db: ReadDb, accountId: string, afterMs: number): readonly Coming[] {
  const planned = listRows(
    db,
    'visit',
    sql`WHERE account_id = ${accountId} AND status = 'planned' AND started_at IS NULL AND start_at > ${afterMs}
        AND deleted_at IS NULL ORDER BY start_at, id LIMIT 3`,
  ).map((visit): Coming => {
    const { date, time } = wallClock(visit.startAt, visit.zone)
    return { next: { on: date, at: time }, visit }
  })
  const days = new Set(planned.map(({ next }) => next.on))
  const agreed = listRows(
    db,
    'followUp',
    sql`WHERE account_id = ${accountId} AND kind = 'visit' AND status = 'open' AND deleted_at IS NULL
        AND due_on > ${dateIn(afterMs, readZone(db))} ORDER BY due_on, due_time, id LIMIT 3`,
  ).flatMap(({ dueOn, dueTime }): Coming[] =>
    days.has(dueOn) ? [] : [{ next: { on: dueOn, at: dueTime }, visit: null }],
  )
  const key = ({ next }: Coming): string => `${next.on} ${next.at ?? ''}`
  return [...planned, ...agreed].toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

/**
 * When somebody comes after the visit a sheet is for. What is made today or on the day before a visit is for that visit, unless
 * somebody was there today: then it is for what comes after.
 */
export function nextAt(db: ReadDb, accountId: string, nowMs: number): Coming | null {
  const [first, second] = comingTo(db, accountId, nowMs)
  if (first === undefined) return null
  const zone = readZone(db)
  const today = dateIn(nowMs, zone)
  const isFor = first.next.on <= addDays(today, 1)
  const met = number(
    db,
    sql`SELECT count(*) FROM visits WHERE account_id = ${accountId} AND deleted_at IS NULL
        AND (status = 'done' OR started_at IS NOT NULL) AND coalesce(started_at, start_at) <= ${nowMs}
        AND coalesce(started_at, start_at) >= ${instantOf(today, '00:00', zone)}`,
  )
  return isFor && met === 0 ? (second ?? null) : first
}

/** When somebody comes after this visit. */
export const nextAfter = (db: ReadDb, { id, accountId, startAt }: Row<'visit'>, nowMs: number): Coming | null =>
  comingTo(db, accountId, Math.max(nowMs, startAt)).find(({ visit }) => visit?.id !== id) ?? null
