/** Quizzes: asked, graded and kept. */
import type { quizProcedures, QuizTaker } from '../../../shared/api/quizzes.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { canBeAsked, grade, parseOptions, usualPassPercent } from '../../../shared/domain/quiz.ts'
import type { Create, Row } from '../../../shared/domain/record-types.ts'
import { findRow, listRows } from '../store/rows.ts'
import { sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'
import { inOrder, moveAmong } from './in-order.ts'
import { noteAttendance } from './training.ts'
import { textFilter } from './text-filter.ts'

const questionsOf = (db: ReadDb, quizId: string): Row<'quizQuestion'>[] =>
  inOrder(db, 'quizQuestion', sql`quiz_id = ${quizId}`)

const asked = (questions: readonly Row<'quizQuestion'>[]): number =>
  questions.filter(({ options }) => canBeAsked(parseOptions(options))).length

/** Whose attempt it is, as it is kept. */
function takenBy(tx: Tx, taker: QuizTaker): Partial<Create<'quizAttempt'>> {
  if (taker.type === 'me') return { ownerId: tx.actor }
  const { visitId, contactId } = taker
  return { accountId: tx.get('visit', visitId).accountId, visitId, contactId: tx.get('contact', contactId).id }
}

export const quizHandlers: Handlers<keyof typeof quizProcedures> = {
  'quizzes.list': (ctx, { text }) => {
    const where = sql`WHERE deleted_at IS NULL ${textFilter(ctx, 'quiz', text)}`
    return {
      rows: listRows(ctx.read, 'quiz', sql`${where} ORDER BY name, id LIMIT 500`).map((quiz) => ({
        quiz,
        questions: asked(questionsOf(ctx.read, quiz.id)),
      })),
    }
  },

  'quizzes.get': ({ read }, { id }) => {
    const quiz = findRow(read, 'quiz', id)
    if (!quiz || quiz.deletedAt !== null) throw notFound('quiz')
    const material = quiz.materialId === null ? null : findRow(read, 'material', quiz.materialId)
    return {
      quiz,
      questions: questionsOf(read, id),
      materialName: material === null || material.deletedAt !== null ? null : material.name,
    }
  },

  'quizzes.moveQuestion': (ctx, { questionId, to }) =>
    act(ctx, 'quizQuestion.move', (tx) => {
      const { quizId } = tx.get('quizQuestion', questionId)
      return moveAmong(tx, 'quizQuestion', questionsOf(tx.db, quizId), questionId, to)
    }),

  'quizzes.remove': (ctx, { id }) =>
    act(ctx, 'quiz.remove', (tx) => {
      for (const question of questionsOf(tx.db, id)) tx.remove('quizQuestion', question.id)
      tx.remove('quiz', id)
      return id
    }),

  'quizzes.take': (ctx, { quizId, taker, choices, tookMs }) => {
    const done = act(ctx, 'quiz.take', (tx) => {
      const quiz = tx.get('quiz', quizId)
      const graded = grade(questionsOf(tx.db, quizId), choices)
      if (graded === null) throw conflict('no_questions')
      const { scorePercent } = graded
      const isPassed = scorePercent >= (quiz.passPercent ?? usualPassPercent)
      if (taker.type === 'contact')
        noteAttendance(tx, taker.visitId, taker.contactId, { scorePercent, result: isPassed ? 'passed' : 'again' })
      const answers = JSON.stringify(graded.answered)
      const known = { quizId, name: quiz.name, scorePercent, isPassed, takenAt: tx.nowMs, tookMs, answers }
      return tx.create('quizAttempt', { ...takenBy(tx, taker), ...known })
    })
    const attempt = findRow(ctx.read, 'quizAttempt', done.id)
    if (!attempt) throw notFound('quizAttempt')
    return { ...done, attempt }
  },
}
