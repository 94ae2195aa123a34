/** Quizzes: their questions, and how somebody took one. Quizzes and questions are made by `records.*`. */
import { z } from 'zod'
import { choiceSchema } from '../domain/quiz.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { listText, recordId, rowSchema } from './rows.ts'

/** Who took it: a person at a training session, or the one this laptop belongs to. */
const taker = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('contact'), visitId: recordId, contactId: recordId }),
  z.strictObject({ type: z.literal('me') }),
])
export type QuizTaker = z.infer<typeof taker>

export const quizProcedures = {
  /** By name. `questions` counts those that can be asked. */
  'quizzes.list': query(
    z.strictObject({ text: listText }),
    z.object({ rows: z.array(z.object({ quiz: rowSchema('quiz'), questions: z.int() })) }),
  ),
  'quizzes.get': query(
    z.strictObject({ id: recordId }),
    z.object({
      quiz: rowSchema('quiz'),
      questions: z.array(rowSchema('quizQuestion')),
      materialName: z.string().nullable(),
    }),
  ),
  /** Puts a question at a place among the others, counted from 0. */
  'quizzes.moveQuestion': command(z.strictObject({ questionId: recordId, to: z.int().min(0).max(1000) }), committed),
  /** The quiz with its questions; how it was taken stays. */
  'quizzes.remove': command(z.strictObject({ id: recordId }), committed),
  /**
   * Grades what was chosen and keeps it. Of a person at a session it is their score and result, too. Refused as
   * `no_questions` where nothing can be asked.
   */
  'quizzes.take': command(
    z.strictObject({
      quizId: recordId,
      taker,
      choices: z.array(choiceSchema).max(200),
      tookMs: z.int().min(0).max(86_400_000),
    }),
    committed.extend({ attempt: rowSchema('quizAttempt') }),
  ),
} as const
