/** Every record type, in the order in which parents come before children. */
import { account } from './account.ts'
import { attachment } from './attachment.ts'
import { attendance } from './attendance.ts'
import { company } from './company.ts'
import { comparison, comparisonRow } from './comparison.ts'
import { conflict } from './conflict.ts'
import { contact } from './contact.ts'
import { course, courseAssignment, courseStep, materialProgress } from './course.ts'
import { demo, demoShown, demoStep } from './demo.ts'
import { documentVersion } from './document-version.ts'
import { followUp } from './follow-up.ts'
import { leaveBehind } from './leave-behind.ts'
import { material, materialText } from './material.ts'
import { opportunity } from './opportunity.ts'
import { phrase } from './phrase.ts'
import { pricePackage, priceRow } from './price-package.ts'
import { claim, feature, product, valueCard } from './product.ts'
import { quiz, quizAttempt, quizQuestion } from './quiz.ts'
import { quote, quoteLine } from './quote.ts'
import { savedView } from './saved-view.ts'
import { teamMember } from './team-member.ts'
import { visitItem } from './visit-item.ts'
import { visitNote } from './visit-note.ts'
import { visitTemplate } from './visit-template.ts'
import { visit } from './visit.ts'
import type { CreateOf, RecordType, RowOf } from './record-type.ts'

export const recordTypes = {
  teamMember,
  account,
  contact,
  visitTemplate,
  visit,
  visitItem,
  visitNote,
  attendance,
  followUp,
  opportunity,
  material,
  company,
  product,
  feature,
  claim,
  valueCard,
  pricePackage,
  priceRow,
  comparison,
  comparisonRow,
  quote,
  quoteLine,
  documentVersion,
  attachment,
  materialText,
  leaveBehind,
  demo,
  demoStep,
  demoShown,
  quiz,
  quizQuestion,
  quizAttempt,
  course,
  courseStep,
  courseAssignment,
  materialProgress,
  phrase,
  savedView,
  conflict,
} as const

export type RecordTypes = typeof recordTypes
export type RecordTypeName = keyof RecordTypes
export type Row<N extends RecordTypeName> = RowOf<RecordTypes[N]>
export type Create<N extends RecordTypeName> = CreateOf<RecordTypes[N]>
export type Patch<N extends RecordTypeName> = Partial<CreateOf<RecordTypes[N]>>

export const recordTypeNames = Object.keys(recordTypes) as readonly RecordTypeName[]

/** The declaration of a type, without its own field types: for code that treats all types alike. */
export const recordTypeOf = (name: RecordTypeName): RecordType => recordTypes[name] as unknown as RecordType

/** The type a command-line word such as `follow-ups` names, or null. */
export const recordTypeByPlural = (plural: string): RecordTypeName | null =>
  recordTypeNames.find((name) => recordTypes[name].plural === plural) ?? null
