/** One account: its page and the look-up of duplicates. */
import type { accountProcedures } from '../../../shared/api/accounts.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import { findDuplicates } from '../search/duplicates.ts'
import { sortKey } from '../store/sort-key.ts'
import { findRow, listRows } from '../store/rows.ts'
import { all, first, list, number, sql, trusted } from '../store/sql.ts'
import type { Output } from '../../../shared/api/contract.ts'
import type { ReadDb } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'

type Facts = Pick<
  Output<'accounts.get'>,
  'nextOn' | 'nextTime' | 'nextSubject' | 'nextType' | 'nextId' | 'lastContactOn'
>

const factsOf = (db: ReadDb, id: string): Facts | undefined =>
  first(
    db,
    sql`SELECT next_on AS nextOn, next_time AS nextTime, next_subject AS nextSubject, next_type AS nextType,
          next_id AS nextId, last_contact_on AS lastContactOn
        FROM account_facts WHERE account_id = ${id}`,
  )

/** How much there is of an account; each count walks an index. */
function countsOf(db: ReadDb, id: string): Output<'accounts.get'>['counts'] {
  const count = (table: 'visits' | 'visit_notes'): number =>
    number(db, sql`SELECT count(*) FROM ${trusted(table)} WHERE account_id = ${id} AND deleted_at IS NULL`)
  return { visits: count('visits'), notes: count('visit_notes') }
}

type Candidate = Omit<Output<'accounts.duplicates'>[number], 'score' | 'reasons'>

export const accountHandlers: Handlers<
  Extract<keyof typeof accountProcedures, 'accounts.get' | 'accounts.duplicates'>
> = {
  'accounts.get': ({ read }, { id }) => {
    const account = findRow(read, 'account', id)
    const facts = factsOf(read, id)
    if (!account || account.deletedAt !== null || !facts) throw notFound('account')
    const own = sql`WHERE account_id = ${id} AND deleted_at IS NULL`
    const contacts = listRows(read, 'contact', sql`${own} LIMIT 500`)
    const keyOf = ({ name }: { readonly name: string }): string => sortKey(name, { isPerson: true })
    return {
      account,
      ...facts,
      contacts: contacts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
      owner: account.ownerId === null ? null : findRow(read, 'teamMember', account.ownerId),
      parent:
        account.parentId === null
          ? null
          : (first(read, sql`SELECT id, name FROM accounts WHERE id = ${account.parentId}`) ?? null),
      children: all(read, sql`SELECT id, name FROM accounts WHERE parent_id = ${id} AND deleted_at IS NULL LIMIT 200`),
      opportunities: listRows(read, 'opportunity', sql`${own} ORDER BY created_at DESC LIMIT 100`),
      openFollowUps: listRows(read, 'followUp', sql`${own} AND status = 'open' ORDER BY due_on, due_time LIMIT 100`),
      plannedVisits: listRows(read, 'visit', sql`${own} AND status = 'planned' ORDER BY start_at LIMIT 100`),
      counts: countsOf(read, id),
    }
  },

  'accounts.duplicates': ({ read }, { name, phone, website, region, excludeId }) => {
    if (name.trim() === '') return []
    const query = {
      name,
      phone: phone ?? null,
      website: website ?? null,
      region: region ?? null,
      excludeId: excludeId ?? null,
    }
    const found = findDuplicates(read.connection, query, 5)
    if (found.length === 0) return []
    const rows = all<Candidate>(
      read,
      sql`SELECT a.id, a.name, a.region, a.phone, m.name AS ownerName FROM accounts a
          LEFT JOIN team_members m ON m.id = a.owner_id WHERE a.id IN ${list(found.map((f) => f.accountId))}`,
    )
    const byId = new Map(rows.map((r) => [r.id, r]))
    return found.flatMap((f) => {
      const row = byId.get(f.accountId)
      return row ? [{ ...row, score: f.score, reasons: [...f.reasons] }] : []
    })
  },
}
