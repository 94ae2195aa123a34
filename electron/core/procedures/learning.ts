/** Courses: what is in them, who takes them, and how far each is. */
import type { Enrolment, LearningStep, learningProcedures } from '../../../shared/api/learning.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import { seenPercent } from '../../../shared/domain/course.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { readMeId } from '../settings.ts'
import { findRow, listRows } from '../store/rows.ts'
import { all, first, sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, note, type Handlers } from './handlers.ts'
import { inOrder, moveAmong } from './in-order.ts'

type Assignment = Row<'courseAssignment'>

const stepsOf = (db: ReadDb, courseId: string): Row<'courseStep'>[] =>
  inOrder(db, 'courseStep', sql`course_id = ${courseId}`)

const assignmentsOf = (db: ReadDb, courseId: string): Assignment[] =>
  listRows(
    db,
    'courseAssignment',
    sql`WHERE course_id = ${courseId} AND deleted_at IS NULL ORDER BY due_on IS NULL, due_on, created_at, id LIMIT 1000`,
  )

const progressOf = (db: ReadDb, materialId: string, personId: string | null): Row<'materialProgress'>[] =>
  listRows(
    db,
    'materialProgress',
    sql`WHERE material_id = ${materialId} AND owner_id IS ${personId} AND deleted_at IS NULL ORDER BY created_at, id`,
  )

/** The best score of a person since a moment, and whether it was ever enough. */
const bestOf = (
  db: ReadDb,
  quizId: string,
  personId: string | null,
  sinceMs: number,
): { readonly percent: number | null; readonly isPassed: 0 | 1 | null } =>
  first(
    db,
    sql`SELECT max(score_percent) AS percent, max(is_passed) AS "isPassed" FROM quiz_attempts
        WHERE quiz_id = ${quizId} AND contact_id IS NULL AND owner_id IS ${personId} AND taken_at >= ${sinceMs}
          AND deleted_at IS NULL`,
  ) ?? { percent: null, isPassed: null }

const liveName = (db: ReadDb, type: 'material' | 'quiz' | 'course', id: string | null): string | null => {
  const row = id === null ? null : findRow(db, type, id)
  return row === null || row.deletedAt !== null ? null : row.name
}

/** A step as it stands for a person who was given the course at a moment. */
function stepFor(
  db: ReadDb,
  step: Row<'courseStep'>,
  { ownerId, createdAt }: Pick<Assignment, 'ownerId' | 'createdAt'>,
): LearningStep {
  const { materialId, quizId } = step
  if (quizId !== null) {
    const { percent, isPassed } = bestOf(db, quizId, ownerId, createdAt)
    const isDone = isPassed === 1
    return { step, name: liveName(db, 'quiz', quizId), percent: isDone ? 100 : 0, isDone, bestPercent: percent }
  }
  const rows = materialId === null ? [] : progressOf(db, materialId, ownerId)
  const percent = seenPercent(rows.flatMap((row) => row.parts ?? []))
  return { step, name: liveName(db, 'material', materialId), percent, isDone: percent === 100, bestPercent: null }
}

function enrolmentOf(db: ReadDb, assignment: Assignment, today: string): Enrolment {
  const steps = stepsOf(db, assignment.courseId)
    .map((step) => stepFor(db, step, assignment))
    .filter(({ name }) => name !== null)
  const done = steps.filter(({ isDone }) => isDone).length
  const isDone = steps.length > 0 && done === steps.length
  return {
    assignment,
    personName: assignment.ownerId === null ? null : (findRow(db, 'teamMember', assignment.ownerId)?.name ?? null),
    courseName: liveName(db, 'course', assignment.courseId) ?? assignment.name,
    steps: steps.length,
    done,
    percent: steps.length === 0 ? 0 : Math.round(steps.reduce((sum, { percent }) => sum + percent, 0) / steps.length),
    isDone,
    isOverdue: !isDone && assignment.dueOn !== null && assignment.dueOn < today,
  }
}

const mineOf = (db: ReadDb): Assignment[] =>
  listRows(
    db,
    'courseAssignment',
    sql`WHERE owner_id IS ${readMeId(db)} AND deleted_at IS NULL ORDER BY due_on IS NULL, due_on, created_at, id LIMIT 500`,
  )

function liveCourse(db: ReadDb, id: string): Row<'course'> {
  const course = findRow(db, 'course', id)
  if (!course || course.deletedAt !== null) throw notFound('course')
  return course
}

/** Gives a course to one person: a new date to who is not through with it, else anew. */
function give(tx: Tx, course: Row<'course'>, ownerId: string | null, dueOn: string | null): void {
  const open = assignmentsOf(tx.db, course.id)
    .filter((assignment) => assignment.ownerId === ownerId)
    .find((assignment) => !enrolmentOf(tx.db, assignment, '').isDone)
  if (open) tx.patch('courseAssignment', open.id, { dueOn })
  else tx.create('courseAssignment', { courseId: course.id, name: course.name, ownerId, dueOn })
}

const isAskedOf = (db: ReadDb, materialId: string, personId: string | null): boolean =>
  first(
    db,
    sql`SELECT 1 FROM course_assignments a JOIN course_steps s ON s.course_id = a.course_id
        WHERE a.owner_id IS ${personId} AND a.deleted_at IS NULL AND s.material_id = ${materialId}
          AND s.deleted_at IS NULL LIMIT 1`,
  ) !== undefined

export const learningHandlers: Handlers<keyof typeof learningProcedures> = {
  'learning.mine': ({ read }, { today }) => ({
    rows: mineOf(read)
      .map((assignment) => enrolmentOf(read, assignment, today))
      .toSorted((a, b) => Number(a.isDone) - Number(b.isDone)),
  }),

  'learning.courses': ({ read }, { today }) => {
    const taken = new Map<string, Enrolment[]>()
    for (const { course_id: id } of all<{ course_id: string }>(
      read,
      sql`SELECT DISTINCT course_id FROM course_assignments WHERE deleted_at IS NULL`,
    ))
      taken.set(
        id,
        assignmentsOf(read, id).map((assignment) => enrolmentOf(read, assignment, today)),
      )
    return {
      rows: listRows(read, 'course', sql`WHERE deleted_at IS NULL ORDER BY name, id LIMIT 500`).map((course) => {
        const by = taken.get(course.id) ?? []
        return {
          course,
          steps: stepsOf(read, course.id).length,
          assigned: by.length,
          done: by.filter(({ isDone }) => isDone).length,
          overdue: by.filter(({ isOverdue }) => isOverdue).length,
        }
      }),
    }
  },

  'learning.course': ({ read }, { id, today }) => {
    const course = liveCourse(read, id)
    const enrolments = assignmentsOf(read, id).map((assignment) => enrolmentOf(read, assignment, today))
    const meId = readMeId(read)
    const own = enrolments.filter(({ assignment }) => assignment.ownerId === meId)
    const mine = own.find(({ isDone }) => !isDone) ?? own.at(-1) ?? null
    const since = mine?.assignment ?? { ownerId: meId, createdAt: 0 }
    return { course, steps: stepsOf(read, id).map((step) => stepFor(read, step, since)), mine, enrolments }
  },

  'learning.moveStep': (ctx, { stepId, to }) =>
    act(ctx, 'courseStep.move', (tx) => {
      const { courseId } = tx.get('courseStep', stepId)
      return moveAmong(tx, 'courseStep', stepsOf(tx.db, courseId), stepId, to)
    }),

  'learning.remove': (ctx, { id }) =>
    act(ctx, 'course.remove', (tx) => {
      for (const step of stepsOf(tx.db, id)) tx.remove('courseStep', step.id)
      for (const assignment of assignmentsOf(tx.db, id)) tx.remove('courseAssignment', assignment.id)
      tx.remove('course', id)
      return id
    }),

  'learning.assign': (ctx, { courseId, memberIds, dueOn }) =>
    act(ctx, 'course.assign', (tx) => {
      const course = tx.get('course', courseId)
      for (const ownerId of new Set(memberIds.map((id) => id ?? tx.actor))) give(tx, course, ownerId, dueOn)
      return courseId
    }),

  'learning.seen': (ctx, { materialId, parts }) => {
    const meId = readMeId(ctx.read)
    if (!isAskedOf(ctx.read, materialId, meId)) return { percent: null }
    const { value } = note(ctx, 'learning.seen', (tx) => {
      const rows = progressOf(tx.db, materialId, meId)
      const known = new Set(rows.flatMap((row) => row.parts ?? []))
      const added = parts.filter((part) => !known.has(part))
      const [row] = rows
      if (added.length > 0 && row) tx.patch('materialProgress', row.id, { parts: [...(row.parts ?? []), ...added] })
      else if (added.length > 0) {
        const { name } = tx.get('material', materialId)
        tx.create('materialProgress', { materialId, name, ownerId: meId, parts: added })
      }
      return seenPercent([...known, ...added])
    })
    return { percent: value }
  },
}
