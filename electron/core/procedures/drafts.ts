/** The words that are being typed: kept as they are, in no history and no outbox. */
import { draftKinds, type draftProcedures } from '../../../shared/api/drafts.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { findDraft, keepDraft, listDrafts, type Draft } from '../store/drafts.ts'
import { findRow } from '../store/rows.ts'
import type { ReadDb } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'

type Unfinished = Output<'drafts.unfinished'>[number]

/** Fields that hold words, in the order in which they tell best what a form was about. */
const telling = ['body', 'summary', 'reactions', 'subject', 'name', 'purpose', 'text'] as const
const longestWords = 120

const parseObject = (value: string): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function wordsOf({ key, value }: Draft): string {
  if (key.startsWith('note:')) return value.trim().slice(0, longestWords)
  const values = parseObject(value)
  const told = telling.map((field) => values[field]).find((v) => typeof v === 'string' && v.trim() !== '')
  return typeof told === 'string' ? told.trim().slice(0, longestWords) : ''
}

/** The kind of a draft and the record it is of, from its key. */
function readKey(key: string): { readonly kind: Unfinished['kind']; readonly id: string } | null {
  const [name = '', id = ''] = key.replace(/^form:/, '').split(':')
  const kind = draftKinds.find((one) => one === name)
  return kind === undefined ? null : { kind, id }
}

function toUnfinished(db: ReadDb, draft: Draft): Unfinished | null {
  const read = readKey(draft.key)
  const words = wordsOf(draft)
  if (read === null || words === '') return null
  const visit = findRow(db, 'visit', read.id)
  const account = findRow(db, 'account', visit?.accountId ?? read.id)
  return {
    key: draft.key,
    kind: read.kind,
    words,
    updatedAt: draft.updatedAt,
    accountId: account?.id ?? null,
    accountName: account?.name ?? null,
    visitId: visit?.id ?? null,
    isVisitOpen: visit?.status === 'planned' && visit.deletedAt === null,
  }
}

export const draftHandlers: Handlers<keyof typeof draftProcedures> = {
  'drafts.get': ({ read }, { key }) => ({ value: findDraft(read, key) }),

  'drafts.list': ({ read }, { prefix }) => listDrafts(read, prefix),

  'drafts.set': (ctx, { key, value }) => {
    const { connection } = ctx.store.write
    connection.transaction(() => keepDraft(ctx.store.write, key, value, ctx.nowMs())).immediate()
    return {}
  },

  'drafts.unfinished': ({ read }) =>
    listDrafts(read, '')
      .map((draft) => toUnfinished(read, draft))
      .filter((draft) => draft !== null),
}
