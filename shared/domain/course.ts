/** What colleagues learn by themselves: courses of materials and quizzes, who is to take one, and how far they are. */
import { date, defineRecordType, int, longText, ref, required, tags, text, type RowOf } from './record-type.ts'

export const course = defineRecordType({
  name: 'course',
  plural: 'courses',
  title: 'name',
  fields: {
    name: required(text({ search: 'name' })),
    products: tags({ search: 'body' }),
    note: longText({ search: 'body', max: 4000 }),
  },
})
export type Course = RowOf<typeof course>

/** One step: a material to be gone through, or a quiz to be passed. `title` is its name as it was. */
export const courseStep = defineRecordType({
  name: 'courseStep',
  plural: 'course-steps',
  title: 'title',
  fields: {
    courseId: required(ref('course')),
    title: required(text()),
    materialId: ref('material'),
    quizId: ref('quiz'),
    position: int(),
  },
})
export type CourseStep = RowOf<typeof courseStep>

/** Somebody (`ownerId`) is to take a course. `name` is that of the course as it was. */
export const courseAssignment = defineRecordType({
  name: 'courseAssignment',
  plural: 'course-assignments',
  title: 'name',
  fields: {
    courseId: required(ref('course')),
    name: required(text()),
    ownerId: ref('teamMember'),
    dueOn: date(),
  },
})
export type CourseAssignment = RowOf<typeof courseAssignment>

/**
 * How much of a material somebody (`ownerId`) has seen. `parts` names twentieths of it, `0` to `19`: a set, so that
 * what two laptops of one person saw adds up and never conflicts.
 */
export const materialProgress = defineRecordType({
  name: 'materialProgress',
  plural: 'material-progress',
  title: 'name',
  fields: {
    materialId: required(ref('material')),
    name: required(text()),
    ownerId: ref('teamMember'),
    parts: tags(),
  },
})
export type MaterialProgress = RowOf<typeof materialProgress>

/** Into so many parts a material is divided to know what of it was seen. */
export const progressParts = 20
/** So many of them are the whole: credits and covers may be left out. */
const partsForDone = 18

/** The share seen, in percent, of parts gathered from any number of rows; what is no part is not counted. */
export function seenPercent(parts: Iterable<string>): number {
  const known = [...new Set(parts)].filter((part) => /^(?:1?\d)$/.test(part))
  return known.length >= partsForDone ? 100 : Math.round((known.length * 100) / progressParts)
}
