/** A visit from its beginning to its end, and the drafts of what is typed meanwhile. */
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import type { onSiteProcedures } from '../../../shared/api/on-site.ts'
import { sortKey } from '../store/sort-key.ts'
import { dropDraft, findDraft, keepDraft, listDrafts } from '../store/drafts.ts'
import { findRow, listRows } from '../store/rows.ts'
import { sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'
import { addNextStep } from './next-step.ts'

const minuteMs = 60_000
/** The longest a visit is taken to have lasted, in minutes: 31 days. */
const longestMin = 44_640

function openVisit(tx: Tx, id: string) {
  const visit = tx.get('visit', id)
  if (visit.status !== 'planned') throw conflict('visit_not_planned')
  return visit
}

/** Whole minutes between two instants; a clock that was set back meanwhile makes it no time, never less. */
const minutesBetween = (startedAt: number, endedAt: number): number =>
  Math.min(longestMin, Math.max(0, Math.round((endedAt - startedAt) / minuteMs)))

export const onSiteHandlers: Handlers<keyof typeof onSiteProcedures> = {
  'visits.start': (ctx, { visitId }) =>
    act(ctx, 'visit.start', (tx) => {
      if (openVisit(tx, visitId).startedAt === null) tx.patch('visit', visitId, { startedAt: tx.nowMs })
      return visitId
    }),

  'visits.walkIn': (ctx, input) =>
    act(ctx, 'visit.start', (tx) =>
      tx.create('visit', {
        ...input,
        status: 'planned',
        startAt: tx.nowMs,
        startedAt: tx.nowMs,
        ownerId: tx.actor,
      }),
    ),

  'visits.get': ({ read }, { id }) => {
    const visit = findRow(read, 'visit', id)
    if (!visit || visit.deletedAt !== null) throw notFound('visit')
    const contacts = listRows(
      read,
      'contact',
      sql`WHERE account_id = ${visit.accountId} AND deleted_at IS NULL LIMIT 500`,
    )
    const keyOf = (name: string): string => sortKey(name, { isPerson: true })
    return {
      visit,
      accountName: findRow(read, 'account', visit.accountId)?.name ?? '',
      contacts: contacts.toSorted((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1)),
      notes: listRows(
        read,
        'visitNote',
        sql`WHERE visit_id = ${id} AND deleted_at IS NULL ORDER BY noted_at, id LIMIT 2000`,
      ),
    }
  },

  'visits.note': (ctx, { visitId, body, draft }) =>
    act(ctx, 'visitNote.create', (tx) => {
      const { accountId } = tx.get('visit', visitId)
      if (draft !== undefined) dropDraft(tx.db, draft)
      return tx.create('visitNote', { accountId, visitId, body, notedAt: tx.nowMs, authorId: tx.actor })
    }),

  'visits.present': (ctx, { visitId, contactIds }) =>
    act(ctx, 'visit.change', (tx) => {
      tx.patch('visit', visitId, { contactIds })
      return visitId
    }),

  'visits.close': (ctx, { visitId, summary, next, drafts }) =>
    act(ctx, 'visit.log', (tx) => {
      const visit = openVisit(tx, visitId)
      const startedAt = visit.startedAt ?? visit.startAt
      const durationMin = minutesBetween(startedAt, tx.nowMs)
      const noNextBecause = next.type === 'none' ? next.because : null
      // it took place when it began, not when it was meant to
      const times = { startAt: startedAt, startedAt, endedAt: tx.nowMs, durationMin }
      tx.patch('visit', visitId, { status: 'done', ...times, summary, noNextBecause })
      addNextStep(tx, { ...visit, id: visitId }, next)
      for (const key of drafts) dropDraft(tx.db, key)
      return visitId
    }),

  'drafts.get': ({ read }, { key }) => ({ value: findDraft(read, key) }),

  'drafts.list': ({ read }, { prefix }) => listDrafts(read, prefix),

  'drafts.set': (ctx, { key, value }) => {
    const { connection } = ctx.store.write
    connection.transaction(() => keepDraft(ctx.store.write, key, value, ctx.nowMs())).immediate()
    return {}
  },
}
