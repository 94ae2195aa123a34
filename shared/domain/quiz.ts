/** Short quizzes: at the end of a training session for who attended, and for colleagues who learn by themselves. */
import { z } from 'zod'
import { bool, defineRecordType, instant, int, longText, ref, required, text, type RowOf } from './record-type.ts'

/** Where nothing else is said. */
export const usualPassPercent = 80

export const quiz = defineRecordType({
  name: 'quiz',
  plural: 'quizzes',
  title: 'name',
  fields: {
    name: required(text({ search: 'name' })),
    /** What it asks about; offered first where that is covered. */
    materialId: ref('material'),
    passPercent: int({ min: 0, max: 100 }),
    note: longText({ search: 'body', max: 4000 }),
  },
})
export type Quiz = RowOf<typeof quiz>

/**
 * One question. `options` is one option a line, `+ ` before what is right and `- ` before what is not: in one field,
 * so that two people who edit it at once never leave an answer marked that is no longer there.
 */
export const quizQuestion = defineRecordType({
  name: 'quizQuestion',
  plural: 'quiz-questions',
  title: 'title',
  fields: {
    quizId: required(ref('quiz')),
    title: required(text({ max: 400 })),
    options: longText({ max: 4000 }),
    /** Why it is so: shown afterwards to who was wrong. */
    reason: text({ max: 1000 }),
    position: int(),
  },
})
export type QuizQuestion = RowOf<typeof quizQuestion>

/** A quiz as somebody took it: a person at the client (`contactId`) or a colleague (`ownerId`), with the questions as they were. */
export const quizAttempt = defineRecordType({
  name: 'quizAttempt',
  plural: 'quiz-attempts',
  title: 'name',
  appendOnly: true,
  fields: {
    accountId: ref('account'),
    visitId: ref('visit'),
    contactId: ref('contact'),
    ownerId: ref('teamMember'),
    quizId: ref('quiz'),
    name: required(text()),
    scorePercent: required(int({ min: 0, max: 100 })),
    isPassed: required(bool()),
    takenAt: required(instant()),
    tookMs: int({ min: 0 }),
    /** `answeredSchema` as JSON. */
    answers: longText({ max: 200_000 }),
  },
})
export type QuizAttempt = RowOf<typeof quizAttempt>

export interface QuizOption {
  readonly text: string
  readonly isRight: boolean
}

/** So many options a question has at most: each has a key of one digit. */
export const mostOptions = 9

/** The options of a question as they are kept, each once; a line without a mark is a wrong one. */
export const parseOptions = (options: string | null): readonly QuizOption[] =>
  (options ?? '')
    .split('\n')
    .map((line) => ({ text: line.replace(/^[+-] /, '').trim(), isRight: line.startsWith('+ ') }))
    .filter(({ text }, index, all) => text !== '' && all.findIndex((one) => one.text === text) === index)
    .slice(0, mostOptions)

/** Options as they are kept, each once; null for none. */
export function optionsText(options: readonly QuizOption[]): string | null {
  const lines = options
    .map(({ text, isRight }) => ({ text: text.replaceAll(/\s+/g, ' ').trim(), isRight }))
    .filter(({ text }, index, all) => text !== '' && all.findIndex((one) => one.text === text) === index)
    .map(({ text, isRight }) => `${isRight ? '+' : '-'} ${text}`)
  return lines.length === 0 ? null : lines.join('\n')
}

/** Whether a question can be asked: two options, and one of them right. */
export function canBeAsked(options: readonly QuizOption[]): boolean {
  return options.length > 1 && options.some((option) => option.isRight)
}

/** One question as it was answered, kept with the attempt. `chosen` counts options from 0. */
export const answeredSchema = z.array(
  z.object({
    title: z.string(),
    options: z.array(z.object({ text: z.string(), isRight: z.boolean() })),
    chosen: z.array(z.int()),
    isRight: z.boolean(),
    reason: z.string().nullable(),
  }),
)
export type Answered = z.infer<typeof answeredSchema>

/**
 * What was chosen for one question, as it read: the question may be changed while somebody sits over it. None chosen is a
 * wrong answer.
 */
export const choiceSchema = z.strictObject({
  questionId: z.string().max(36),
  chosen: z.array(z.string().max(4000)).max(mostOptions),
})
export type Choice = z.infer<typeof choiceSchema>

/** A question is right when exactly its right options were chosen. */
export const isRightChoice = (options: readonly QuizOption[], chosen: readonly number[]): boolean =>
  options.every((option, index) => option.isRight === chosen.includes(index))

export interface Graded {
  readonly answered: Answered
  readonly scorePercent: number
}

/** Grades a quiz: every question that can be asked counts once, also one that was not answered. Null where none can. */
export function grade(questions: readonly QuizQuestion[], choices: readonly Choice[]): Graded | null {
  const chosenOf = new Map(choices.map(({ questionId, chosen }) => [questionId, chosen]))
  const answered = questions
    .map((question) => ({ ...question, options: [...parseOptions(question.options)] }))
    .filter(({ options }) => canBeAsked(options))
    .map(({ id, title, options, reason }) => {
      const given = new Set(chosenOf.get(id))
      const chosen = options.flatMap(({ text }, index) => (given.has(text) ? [index] : []))
      return { title, options, chosen, isRight: isRightChoice(options, chosen), reason }
    })
  if (answered.length === 0) return null
  const right = answered.filter(({ isRight }) => isRight).length
  return { answered, scorePercent: Math.round((right * 100) / answered.length) }
}

/** The answers of an attempt; none where they cannot be read. */
export function parseAnswered(answers: string | null): Answered {
  try {
    return answeredSchema.parse(JSON.parse(answers ?? '[]'))
  } catch {
    return []
  }
}
