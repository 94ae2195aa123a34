/** A visit from its beginning to its end: each act one transaction. */
import { conflict } from '../../../shared/api/wire-error.ts'
import type { ParsedInput } from '../../../shared/api/contract.ts'
import type { onSiteProcedures } from '../../../shared/api/on-site.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { WriterContext } from '../context.ts'
import { dropDraft, findDraft, shelveDrafts } from '../store/drafts.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'
import { addNextStep } from './next-step.ts'
import { planNextOfSeries, seriesNext } from './series.ts'
import { addItem, addLines, itemsOf } from './visit-items.ts'
import { visitKindOf } from './visit-kinds.ts'

const minuteMs = 60_000
/** The longest a visit is taken to have lasted, in minutes: 31 days. */
const longestMin = 44_640

type Names = Exclude<keyof typeof onSiteProcedures, 'visits.get' | 'visits.prepare'>

function openVisit(tx: Tx, id: string): Row<'visit'> {
  const visit = tx.get('visit', id)
  if (visit.status !== 'planned') throw conflict('visit_not_planned')
  return visit
}

/** Whole minutes between two instants; a clock that was set back meanwhile makes it no time, never less. */
const minutesBetween = (startedAt: number, endedAt: number): number =>
  Math.min(longestMin, Math.max(0, Math.round((endedAt - startedAt) / minuteMs)))

/** A visit that came without a checklist, from an import or from before there were any, takes that of its kind. */
function fillChecklist(ctx: WriterContext, tx: Tx, visit: Pick<Row<'visit'>, 'id' | 'accountId' | 'visitType'>): void {
  if (itemsOf(tx.db, visit.id).length > 0) return
  const kind = visitKindOf(ctx, visit)
  addLines(tx, visit, kind?.checklist ?? null, kind?.bring ?? null)
}

function start(ctx: WriterContext, tx: Tx, visitId: string): string {
  const visit = openVisit(tx, visitId)
  if (visit.startedAt !== null) return visitId
  tx.patch('visit', visitId, { startedAt: tx.nowMs })
  fillChecklist(ctx, tx, visit)
  return visitId
}

function addPromise(tx: Tx, visit: Row<'visit'>, given: ParsedInput<'visits.close'>['promises'][number]): void {
  tx.create('followUp', {
    accountId: visit.accountId,
    visitId: visit.id,
    contactId: tx.liveOne('contact', given.contactId),
    subject: given.subject,
    kind: 'task',
    status: 'open',
    dueOn: given.on,
    zone: visit.zone,
    ownerId: tx.actor,
    promisedBy: given.by,
  })
}

/** What was being typed when the visit was closed is the last that was noted. */
function keepHalfNote(tx: Tx, visit: Row<'visit'>, drafts: readonly string[]): void {
  const key = `note:${visit.id}`
  const body = drafts.includes(key) ? (findDraft(tx.db, key)?.trim() ?? '') : ''
  if (body === '') return
  const { id: visitId, accountId } = visit
  tx.create('visitNote', { accountId, visitId, body, kind: 'typed', notedAt: tx.nowMs, authorId: tx.actor })
}

function close(tx: Tx, input: ParsedInput<'visits.close'>): string {
  const { visitId, next, promises, drafts, ...told } = input
  const visit = openVisit(tx, visitId)
  const startedAt = visit.startedAt ?? visit.startAt
  const noNextBecause = next.type === 'none' ? next.because : null
  // it took place when it began, not when it was meant to
  const times = {
    startAt: startedAt,
    startedAt,
    endedAt: tx.nowMs,
    durationMin: minutesBetween(startedAt, tx.nowMs),
  }
  tx.patch('visit', visitId, { status: 'done', ...times, ...told, noNextBecause })
  for (const given of promises) addPromise(tx, visit, given)
  addNextStep(tx, visit, visit.startAt, next)
  keepHalfNote(tx, visit, drafts)
  shelveDrafts(tx.db, drafts, tx.txnId, tx.nowMs)
  return visitId
}

export const onSiteHandlers: Handlers<Names> = {
  'visits.start': (ctx, { visitId }) => act(ctx, 'visit.start', (tx) => start(ctx, tx, visitId)),

  'visits.walkIn': (ctx, input) =>
    act(ctx, 'visit.start', (tx) => {
      const times = { startAt: tx.nowMs, startedAt: tx.nowMs }
      const id = tx.create('visit', { ...input, ...times, status: 'planned', ownerId: tx.actor })
      fillChecklist(ctx, tx, { ...input, id })
      return id
    }),

  'visits.note': (ctx, { visitId, draft, ...note }) =>
    act(ctx, 'visitNote.create', (tx) => {
      const { accountId } = tx.get('visit', visitId)
      if (draft !== undefined) dropDraft(tx.db, draft)
      return tx.create('visitNote', { accountId, visitId, ...note, notedAt: tx.nowMs, authorId: tx.actor })
    }),

  'visits.present': (ctx, { visitId, contactId, isHere }) =>
    act(ctx, 'visit.change', (tx) => {
      const others = tx.live('contact', tx.get('visit', visitId).contactIds).filter((id) => id !== contactId)
      tx.patch('visit', visitId, { contactIds: isHere ? [...others, contactId] : others })
      return visitId
    }),

  'visits.meet': (ctx, { visitId, name, jobTitle }) =>
    act(ctx, 'contact.create', (tx) => {
      const { accountId, contactIds } = tx.get('visit', visitId)
      const id = tx.create('contact', { accountId, name, jobTitle })
      tx.patch('visit', visitId, { contactIds: [...tx.live('contact', contactIds), id] })
      return id
    }),

  'visits.tick': (ctx, { itemId, isDone }) =>
    act(ctx, 'visitItem.change', (tx) => {
      tx.patch('visitItem', itemId, { doneAt: isDone ? tx.nowMs : null })
      return itemId
    }),

  'visits.callOff': (ctx, { visitId, endSeries }) =>
    act(ctx, 'visit.callOff', (tx) => {
      const visit = openVisit(tx, visitId)
      tx.patch('visit', visitId, { status: 'cancelled' })
      if (!endSeries && seriesNext(visit, tx.nowMs) !== null) planNextOfSeries(tx, visit, visit.startAt)
      return visitId
    }),

  'visits.takeChecklist': (ctx, { visitId }) =>
    act(ctx, 'visitItem.create', (tx) => {
      fillChecklist(ctx, tx, tx.get('visit', visitId))
      return visitId
    }),

  'visits.addItem': (ctx, { visitId, kind, label }) =>
    act(ctx, 'visitItem.create', (tx) => addItem(tx, tx.get('visit', visitId), kind, label)),

  'visits.close': (ctx, input) => act(ctx, 'visit.log', (tx) => close(tx, input)),
}
