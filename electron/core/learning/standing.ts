/**
 * How people stand with courses. Everything that is needed is read in a handful of queries, whatever the number of people
 * and courses, and put together in memory.
 */
import type { Enrolment, LearningStep } from '../../../shared/api/learning.ts'
import { seenPercent } from '../../../shared/domain/course.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { listRows } from '../store/rows.ts'
import { all, sql, type ReadDb, type Sql } from '../store/sql.ts'

export type Assignment = Row<'courseAssignment'>
type Person = Pick<Assignment, 'ownerId' | 'createdAt'>

interface Attempt {
  readonly percent: number
  readonly isPassed: 0 | 1
  readonly takenAt: number
}

export interface Standing {
  /** The steps of a course as they stand for a person who was given it at a moment. */
  readonly stepsFor: (courseId: string, person: Person) => readonly LearningStep[]
  /** Null where the course is no more. */
  readonly enrolmentOf: (assignment: Assignment, today: string) => Enrolment | null
  readonly stepCount: (courseId: string) => number
}

const keyOf = (id: string | null, ownerId: string | null): string => `${id} ${ownerId ?? ''}`

/** Names of live rows by id. */
const namesOf = (db: ReadDb, rows: Sql): ReadonlyMap<string, string> =>
  new Map(all<{ id: string; name: string }>(db, rows).map(({ id, name }) => [id, name]))

function seenOf(db: ReadDb): ReadonlyMap<string, readonly string[]> {
  const seen = new Map<string, string[]>()
  for (const { materialId, ownerId, parts } of listRows(db, 'materialProgress', sql`WHERE deleted_at IS NULL`))
    seen.set(keyOf(materialId, ownerId), [...(seen.get(keyOf(materialId, ownerId)) ?? []), ...(parts ?? [])])
  return seen
}

function attemptsOf(db: ReadDb): ReadonlyMap<string, readonly Attempt[]> {
  const rows = all<Attempt & { readonly quizId: string; readonly ownerId: string | null }>(
    db,
    sql`SELECT quiz_id AS "quizId", owner_id AS "ownerId", score_percent AS percent, is_passed AS "isPassed",
          taken_at AS "takenAt"
        FROM quiz_attempts WHERE contact_id IS NULL AND deleted_at IS NULL`,
  )
  return Map.groupBy(rows, ({ quizId, ownerId }) => keyOf(quizId, ownerId))
}

/** Reads how things stand now: of the courses named by a condition on `course_steps`, else of all. */
export function readStanding(db: ReadDb, of: Sql = sql`1`): Standing {
  const steps = Map.groupBy(
    listRows(db, 'courseStep', sql`WHERE ${of} AND deleted_at IS NULL ORDER BY position, created_at, id`),
    ({ courseId }) => courseId,
  )
  const courses = namesOf(db, sql`SELECT id, name FROM courses WHERE deleted_at IS NULL`)
  const materials = namesOf(
    db,
    sql`SELECT id, name FROM materials WHERE deleted_at IS NULL AND id IN (SELECT material_id FROM course_steps)`,
  )
  const quizzes = namesOf(db, sql`SELECT id, name FROM quizzes WHERE deleted_at IS NULL`)
  const people = namesOf(db, sql`SELECT id, name FROM team_members`)
  const seen = seenOf(db)
  const attempts = attemptsOf(db)

  const stepFor = (step: Row<'courseStep'>, { ownerId, createdAt }: Person): LearningStep => {
    const { materialId, quizId } = step
    if (quizId !== null) {
      const own = (attempts.get(keyOf(quizId, ownerId)) ?? []).filter(({ takenAt }) => takenAt >= createdAt)
      const isDone = own.some(({ isPassed }) => isPassed === 1)
      const bestPercent = own.length === 0 ? null : Math.max(...own.map(({ percent }) => percent))
      return { step, name: quizzes.get(quizId) ?? null, percent: isDone ? 100 : 0, isDone, bestPercent }
    }
    const percent = seenPercent(seen.get(keyOf(materialId, ownerId)) ?? [])
    const name = materials.get(materialId ?? '') ?? null
    return { step, name, percent, isDone: percent === 100, bestPercent: null }
  }
  const stepsFor: Standing['stepsFor'] = (courseId, person) =>
    (steps.get(courseId) ?? []).map((step) => stepFor(step, person))

  const enrolmentOf: Standing['enrolmentOf'] = (assignment, today) => {
    const courseName = courses.get(assignment.courseId)
    if (courseName === undefined) return null
    const live = stepsFor(assignment.courseId, assignment).filter(({ name }) => name !== null)
    const done = live.filter(({ isDone }) => isDone).length
    const isDone = live.length > 0 && done === live.length
    return {
      assignment,
      personName: people.get(assignment.ownerId ?? '') ?? null,
      courseName,
      steps: live.length,
      done,
      percent: live.length === 0 ? 0 : Math.round(live.reduce((sum, { percent }) => sum + percent, 0) / live.length),
      isDone,
      isOverdue: !isDone && assignment.dueOn !== null && assignment.dueOn < today,
    }
  }
  return { stepsFor, enrolmentOf, stepCount: (courseId) => steps.get(courseId)?.length ?? 0 }
}
