/**
 * Kinds of visit and phrases. While nobody has changed one they are words of the program and no rows; the first change
 * makes rows of all of them, in the same transaction and under fixed ids.
 */
import { builtInPhrases } from '../../../shared/domain/built-in-phrases.ts'
import { builtInTemplates, type TemplateLike } from '../../../shared/domain/built-in-templates.ts'
import type { PhraseLike } from '../../../shared/domain/built-in-phrases.ts'
import type { visitKindProcedures } from '../../../shared/api/visit-kinds.ts'
import type { Create } from '../../../shared/domain/record-types.ts'
import { readSettings } from '../settings.ts'
import type { ReaderContext } from '../context.ts'
import { findRow, listRows } from '../store/rows.ts'
import { number, sql, trusted, type ReadDb, type Sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'

type Family = 'visitTemplate' | 'phrase'

const tableOfFamily = (type: Family): Sql => trusted(type === 'phrase' ? 'phrases' : 'visit_templates')

/** Whether there are records of the family; where the last one was taken back or out, the built-in words hold again. */
const hasRows = (db: ReadDb, type: Family): boolean =>
  number(db, sql`SELECT count(*) FROM (SELECT 1 FROM ${tableOfFamily(type)} WHERE deleted_at IS NULL LIMIT 1)`) > 0

const languageOf = (ctx: ReaderContext): 'zh-CN' | 'en' => readSettings(ctx.read, ctx.systemLanguage).language

/** The kinds of visit in use, in their order. */
export function visitKinds(ctx: ReaderContext): readonly TemplateLike[] {
  if (!hasRows(ctx.read, 'visitTemplate')) return builtInTemplates(languageOf(ctx))
  return listRows(
    ctx.read,
    'visitTemplate',
    sql`WHERE deleted_at IS NULL AND coalesce(is_hidden, 0) = 0 ORDER BY position, created_at, id`,
  )
}

/** The kind a visit was planned from, or the one its type stands for. */
export const visitKindOf = (
  ctx: ReaderContext,
  visit: { readonly templateId?: string | null; readonly visitType?: string | null },
): TemplateLike | undefined => {
  const kinds = visitKinds(ctx)
  return kinds.find((k) => k.id === visit.templateId) ?? kinds.find((k) => k.visitType === visit.visitType)
}

const builtIns = (type: Family, language: 'zh-CN' | 'en') =>
  type === 'phrase' ? builtInPhrases(language) : builtInTemplates(language)

/** Makes rows of the built-in ones, where there are none; those that were taken back before come back. */
function makeOwn(ctx: ReaderContext, tx: Tx, type: Family): void {
  if (hasRows(tx.db, type)) return
  for (const [position, { id, ...words }] of builtIns(type, languageOf(ctx)).entries()) {
    const values = { ...words, position } as Create<Family>
    if (!findRow(tx.db, type, id)) tx.create(type, values, { id })
    else {
      tx.restore(type, id)
      tx.patch(type, id, values)
    }
  }
}

const nextPosition = (db: ReadDb, type: Family): number =>
  number(db, sql`SELECT coalesce(max(position), -1) + 1 FROM ${tableOfFamily(type)}`)

function phrases(ctx: ReaderContext): readonly PhraseLike[] {
  if (!hasRows(ctx.read, 'phrase')) return builtInPhrases(languageOf(ctx))
  return listRows(ctx.read, 'phrase', sql`WHERE deleted_at IS NULL ORDER BY position, created_at, id LIMIT 60`)
}

export const visitKindHandlers: Handlers<keyof typeof visitKindProcedures> = {
  'visitKinds.list': (ctx) => {
    const isOwn = hasRows(ctx.read, 'visitTemplate')
    return visitKinds(ctx).map(({ id, name, visitType, durationMin, checklist, bring }) => ({
      id,
      name,
      visitType,
      durationMin,
      checklist,
      bring,
      isOwn,
    }))
  },

  'visitKinds.save': (ctx, { id, ...values }) =>
    act(ctx, 'visitKind.change', (tx) => {
      makeOwn(ctx, tx, 'visitTemplate')
      if (id === undefined) {
        const position = nextPosition(tx.db, 'visitTemplate')
        return tx.create('visitTemplate', { ...values, position })
      }
      tx.patch('visitTemplate', id, values)
      return id
    }),

  // hidden and not deleted: visits that were planned from it name it still
  'visitKinds.remove': (ctx, { id }) =>
    act(ctx, 'visitKind.remove', (tx) => {
      makeOwn(ctx, tx, 'visitTemplate')
      tx.patch('visitTemplate', id, { isHidden: true })
      return id
    }),

  'phrases.list': (ctx) => phrases(ctx).map(({ id, body, theme }) => ({ id, body, theme })),

  'phrases.save': (ctx, { id, ...values }) =>
    act(ctx, 'phrase.change', (tx) => {
      makeOwn(ctx, tx, 'phrase')
      if (id === undefined) return tx.create('phrase', { ...values, position: nextPosition(tx.db, 'phrase') })
      tx.patch('phrase', id, values)
      return id
    }),

  'phrases.remove': (ctx, { id }) =>
    act(ctx, 'phrase.remove', (tx) => {
      makeOwn(ctx, tx, 'phrase')
      tx.remove('phrase', id)
      return id
    }),
}
