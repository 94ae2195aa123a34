/** Everything the page, the command line and the tests can ask of the core. */
import { accountProcedures } from './accounts.ts'
import { appProcedures } from './app.ts'
import { catalogueProcedures } from './catalogue.ts'
import { comparisonProcedures } from './comparisons.ts'
import { leaveProcedures } from './leave.ts'
import { quoteProcedures } from './quotes.ts'
import { companyProcedures } from './company.ts'
import { demoProcedures } from './demos.ts'
import { documentProcedures } from './documents.ts'
import { draftProcedures } from './drafts.ts'
import { fileProcedures } from './files.ts'
import { followUpProcedures } from './follow-ups.ts'
import { attachmentProcedures } from './attachments.ts'
import { exportProcedures, importProcedures } from './interchange.ts'
import { listProcedures } from './lists.ts'
import { materialProcedures } from './materials.ts'
import { learningProcedures } from './learning.ts'
import { onSiteProcedures } from './on-site.ts'
import type { InputOf, OutputOf, ParsedInputOf, Procedure } from './procedure.ts'
import { quizProcedures } from './quizzes.ts'
import { recordProcedures } from './records.ts'
import { syncProcedures } from './sync.ts'
import { timelineProcedures } from './timeline.ts'
import { todayProcedures } from './today.ts'
import { trainingProcedures } from './training.ts'
import { vaultProcedures } from './vault.ts'
import { visitKindProcedures } from './visit-kinds.ts'
import { reminderProcedures } from './reminders.ts'
import { workProcedures } from './work.ts'

export const contract = {
  ...appProcedures,
  ...recordProcedures,
  ...accountProcedures,
  ...timelineProcedures,
  ...workProcedures,
  ...todayProcedures,
  ...followUpProcedures,
  ...reminderProcedures,
  ...onSiteProcedures,
  ...trainingProcedures,
  ...demoProcedures,
  ...quizProcedures,
  ...learningProcedures,
  ...catalogueProcedures,
  ...comparisonProcedures,
  ...quoteProcedures,
  ...leaveProcedures,
  ...documentProcedures,
  ...companyProcedures,
  ...draftProcedures,
  ...visitKindProcedures,
  ...attachmentProcedures,
  ...fileProcedures,
  ...materialProcedures,
  ...vaultProcedures,
  ...listProcedures,
  ...importProcedures,
  ...exportProcedures,
  ...syncProcedures,
} as const

export type Contract = typeof contract
export type ProcedureName = keyof Contract
export type Input<N extends ProcedureName> = InputOf<Contract[N]>
export type ParsedInput<N extends ProcedureName> = ParsedInputOf<Contract[N]>
export type Output<N extends ProcedureName> = OutputOf<Contract[N]>

/** The declaration of a procedure, or null for a name that is none (inherited names such as `constructor` included). */
export const findProcedure = (name: string): Procedure | null =>
  Object.hasOwn(contract, name) ? ((contract as Readonly<Record<string, Procedure>>)[name] ?? null) : null
