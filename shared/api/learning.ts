/** Courses for colleagues: what is in them, who is to take them by when, and how far each is. */
import { z } from 'zod'
import { isDate } from '../base/local-date.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { listText, recordId, rowSchema } from './rows.ts'

/** A step as it stands for the person in question. `name` is null where what it names is gone: it counts no more. */
const step = z.object({
  step: rowSchema('courseStep'),
  name: z.string().nullable(),
  percent: z.int(),
  isDone: z.boolean(),
  /** The best score of the quiz since the course was given; null where it was not taken, and for a material. */
  bestPercent: z.int().nullable(),
})
export type LearningStep = z.infer<typeof step>

/** One course of one person; done when every step is. */
const enrolment = z.object({
  assignment: rowSchema('courseAssignment'),
  personName: z.string().nullable(),
  courseName: z.string(),
  steps: z.int(),
  done: z.int(),
  /** Of all steps together, those begun with their share. */
  percent: z.int(),
  isDone: z.boolean(),
  isOverdue: z.boolean(),
})
export type Enrolment = z.infer<typeof enrolment>

const day = z.string().refine(isDate)

export const learningProcedures = {
  /** The courses of the one this laptop belongs to: open ones first, by date. */
  'learning.mine': query(z.strictObject({ today: day }), z.object({ rows: z.array(enrolment) })),
  /** Every course there is or that the words find, by name, and how those one sees stand with it. */
  'learning.courses': query(
    z.strictObject({ today: day, text: listText }),
    z.object({
      rows: z.array(
        z.object({
          course: rowSchema('course'),
          steps: z.int(),
          assigned: z.int(),
          done: z.int(),
          overdue: z.int(),
        }),
      ),
    }),
  ),
  /** One course: its steps as they stand for oneself, and everybody who is to take it. */
  'learning.course': query(
    z.strictObject({ id: recordId, today: day }),
    z.object({
      course: rowSchema('course'),
      steps: z.array(step),
      mine: enrolment.nullable(),
      enrolments: z.array(enrolment),
    }),
  ),
  /** Puts a step at a place among the others, counted from 0. */
  'learning.moveStep': command(z.strictObject({ stepId: recordId, to: z.int().min(0).max(1000) }), committed),
  /** The course with its steps and who was to take it; what was seen and passed stays. */
  'learning.remove': command(z.strictObject({ id: recordId }), committed),
  /**
   * Gives a course to colleagues; null stands for the one this laptop belongs to. Who has it and is not through gets
   * the new date.
   */
  'learning.assign': command(
    z.strictObject({
      courseId: recordId,
      memberIds: z.array(recordId.nullable()).min(1).max(200),
      dueOn: day.nullable(),
    }),
    committed,
  ),
  /** A material a course asks for was gone through elsewhere, all of it. Refused as `not_to_learn` where none does. */
  'learning.finish': command(z.strictObject({ materialId: recordId }), committed),
  /**
   * Parts of a material (`materialProgress`) were seen. Kept only where a course asks for it: whoever looks at something
   * for a client leaves no trace. Answers the share seen of it, or null where nothing is kept.
   */
  'learning.seen': command(
    z.strictObject({ materialId: recordId, parts: z.array(z.string().regex(/^1?\d$/)).max(20) }),
    z.object({ percent: z.int().nullable() }),
  ),
} as const
