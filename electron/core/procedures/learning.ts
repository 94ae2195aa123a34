/** Courses: what is in them, who takes them, and how far each is. */
import type { Enrolment, learningProcedures } from '../../../shared/api/learning.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { seenPercent } from '../../../shared/domain/course.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { allParts } from '../../../shared/domain/seen-parts.ts'
import { readStanding, type Assignment, type Standing } from '../learning/standing.ts'
import { readMeId } from '../settings.ts'
import { findRow, listRows } from '../store/rows.ts'
import { first, sql, type ReadDb, type Sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, note, type Handlers } from './handlers.ts'
import { inOrder, moveAmong } from './in-order.ts'
import { textFilter } from './text-filter.ts'

const stepsOf = (db: ReadDb, courseId: string): Row<'courseStep'>[] =>
  inOrder(db, 'courseStep', sql`course_id = ${courseId}`)

/** Who is to take what, by date. */
const assignments = (db: ReadDb, of: Sql): Assignment[] =>
  listRows(
    db,
    'courseAssignment',
    sql`WHERE ${of} AND deleted_at IS NULL ORDER BY due_on IS NULL, due_on, created_at, id LIMIT 20000`,
  )

const enrolments = (standing: Standing, given: readonly Assignment[], today: string): Enrolment[] =>
  given.flatMap((assignment) => standing.enrolmentOf(assignment, today) ?? [])

function liveCourse(db: ReadDb, id: string): Row<'course'> {
  const course = findRow(db, 'course', id)
  if (!course || course.deletedAt !== null) throw notFound('course')
  return course
}

const isAskedOf = (db: ReadDb, materialId: string, personId: string | null): boolean =>
  first(
    db,
    sql`SELECT 1 FROM course_assignments a JOIN course_steps s ON s.course_id = a.course_id
          JOIN courses c ON c.id = a.course_id
        WHERE a.owner_id IS ${personId} AND a.deleted_at IS NULL AND c.deleted_at IS NULL
          AND s.material_id = ${materialId} AND s.deleted_at IS NULL LIMIT 1`,
  ) !== undefined

/** Adds parts to what a person has seen of a material; answers the share seen then. */
function addSeen(tx: Tx, materialId: string, ownerId: string | null, parts: readonly string[]): number {
  const rows = listRows(
    tx.db,
    'materialProgress',
    sql`WHERE material_id = ${materialId} AND owner_id IS ${ownerId} AND deleted_at IS NULL ORDER BY created_at, id`,
  )
  const known = new Set(rows.flatMap((row) => row.parts ?? []))
  const added = parts.filter((part) => !known.has(part))
  const [row] = rows
  if (added.length > 0 && row) tx.patch('materialProgress', row.id, { parts: [...(row.parts ?? []), ...added] })
  else if (added.length > 0) {
    const { name } = tx.get('material', materialId)
    tx.create('materialProgress', { materialId, name, ownerId, parts: added })
  }
  return seenPercent([...known, ...added])
}

export const learningHandlers: Handlers<keyof typeof learningProcedures> = {
  'learning.mine': ({ read }, { today }) => {
    const mine = assignments(read, sql`owner_id IS ${readMeId(read)}`)
    const rows = mine.length === 0 ? [] : enrolments(readStanding(read), mine, today)
    return { rows: rows.toSorted((a, b) => Number(a.isDone) - Number(b.isDone)) }
  },

  'learning.courses': (ctx, { today, text }) => {
    const { read } = ctx
    const standing = readStanding(read)
    const taken = Map.groupBy(
      enrolments(standing, assignments(read, sql`1`), today),
      ({ assignment }) => assignment.courseId,
    )
    const where = sql`WHERE deleted_at IS NULL ${textFilter(ctx, 'course', text)}`
    return {
      rows: listRows(read, 'course', sql`${where} ORDER BY name, id LIMIT 500`).map((course) => {
        const by = taken.get(course.id) ?? []
        return {
          course,
          steps: standing.stepCount(course.id),
          assigned: by.length,
          done: by.filter(({ isDone }) => isDone).length,
          overdue: by.filter(({ isOverdue }) => isOverdue).length,
        }
      }),
    }
  },

  'learning.course': ({ read }, { id, today }) => {
    const course = liveCourse(read, id)
    const standing = readStanding(read, sql`course_id = ${id}`)
    const all = enrolments(standing, assignments(read, sql`course_id = ${id}`), today)
    const meId = readMeId(read)
    const own = all.filter(({ assignment }) => assignment.ownerId === meId)
    const mine = own.find(({ isDone }) => !isDone) ?? own.at(-1) ?? null
    const since = mine?.assignment ?? { ownerId: meId, createdAt: 0 }
    return { course, steps: [...standing.stepsFor(id, since)], mine, enrolments: all }
  },

  'learning.moveStep': (ctx, { stepId, to }) =>
    act(ctx, 'courseStep.move', (tx) => {
      const { courseId } = tx.get('courseStep', stepId)
      return moveAmong(tx, 'courseStep', stepsOf(tx.db, courseId), stepId, to)
    }),

  'learning.remove': (ctx, { id }) =>
    act(ctx, 'course.remove', (tx) => {
      for (const step of stepsOf(tx.db, id)) tx.remove('courseStep', step.id)
      for (const given of assignments(tx.db, sql`course_id = ${id}`)) tx.remove('courseAssignment', given.id)
      tx.remove('course', id)
      return id
    }),

  'learning.assign': (ctx, { courseId, memberIds, dueOn }) =>
    act(ctx, 'course.assign', (tx) => {
      const { name } = tx.get('course', courseId)
      const all = enrolments(
        readStanding(tx.db, sql`course_id = ${courseId}`),
        assignments(tx.db, sql`course_id = ${courseId}`),
        '',
      )
      for (const ownerId of new Set(memberIds.map((id) => id ?? tx.actor))) {
        const open = all.find(({ assignment, isDone }) => assignment.ownerId === ownerId && !isDone)
        // a new date to who is not through with it, else anew
        if (open) tx.patch('courseAssignment', open.assignment.id, { dueOn })
        else tx.create('courseAssignment', { courseId, name, ownerId, dueOn })
      }
      return courseId
    }),

  'learning.seen': (ctx, { materialId, parts }) => {
    const meId = readMeId(ctx.read)
    if (!isAskedOf(ctx.read, materialId, meId)) return { percent: null }
    return { percent: note(ctx, 'learning.seen', (tx) => addSeen(tx, materialId, meId, parts)).value }
  },

  'learning.finish': (ctx, { materialId }) =>
    act(ctx, 'learning.finish', (tx) => {
      if (!isAskedOf(tx.db, materialId, tx.actor)) throw conflict('not_to_learn')
      addSeen(tx, materialId, tx.actor, allParts)
      return materialId
    }),
}
