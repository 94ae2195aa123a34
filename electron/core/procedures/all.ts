/** Every procedure of the contract, implemented: a missing one does not compile. */
import { accountListHandlers } from './account-list.ts'
import { accountMergeHandlers } from './account-merge.ts'
import { accountHandlers } from './accounts.ts'
import { appHandlers } from './app.ts'
import { attachmentHandlers } from './attachments.ts'
import { catalogueHandlers } from './catalogue.ts'
import { comparisonHandlers } from './comparisons.ts'
import { leaveHandlers } from './leave.ts'
import { quoteHandlers } from './quotes.ts'
import { companyHandlers } from './company.ts'
import { documentHandlers } from './documents.ts'
import type { Handlers } from './handlers.ts'
import { demoHandlers } from './demos.ts'
import { draftHandlers } from './drafts.ts'
import { exportHandlers } from './exports.ts'
import { fileHandlers } from './files.ts'
import { followUpHandlers } from './follow-ups.ts'
import { importHandlers } from './imports.ts'
import { learningHandlers } from './learning.ts'
import { listHandlers } from './lists.ts'
import { materialHandlers } from './materials.ts'
import { memoHandlers } from './memos.ts'
import { onSiteHandlers } from './on-site.ts'
import { quizHandlers } from './quizzes.ts'
import { recordHandlers } from './records.ts'
import { reminderHandlers } from './reminders.ts'
import { roadHandlers } from './road.ts'
import { timelineHandlers } from './timeline.ts'
import { todayHandlers } from './today.ts'
import { conflictHandlers } from './conflicts.ts'
import { handoverHandlers } from './handover.ts'
import { syncHandlers } from './sync.ts'
import { trainingHandlers } from './training.ts'
import { unsentHandlers } from './unsent.ts'
import { vaultHandlers } from './vault.ts'
import { visitDetailHandlers } from './visit-detail.ts'
import { visitKindHandlers } from './visit-kinds.ts'
import { workHandlers } from './work.ts'

export const handlers: Handlers = {
  ...appHandlers,
  ...recordHandlers,
  ...accountHandlers,
  ...accountListHandlers,
  ...accountMergeHandlers,
  ...timelineHandlers,
  ...workHandlers,
  ...todayHandlers,
  ...followUpHandlers,
  ...reminderHandlers,
  ...onSiteHandlers,
  ...trainingHandlers,
  ...demoHandlers,
  ...quizHandlers,
  ...learningHandlers,
  ...catalogueHandlers,
  ...comparisonHandlers,
  ...quoteHandlers,
  ...leaveHandlers,
  ...documentHandlers,
  ...companyHandlers,
  ...visitDetailHandlers,
  ...draftHandlers,
  ...visitKindHandlers,
  ...attachmentHandlers,
  ...memoHandlers,
  ...fileHandlers,
  ...materialHandlers,
  ...roadHandlers,
  ...vaultHandlers,
  ...listHandlers,
  ...importHandlers,
  ...exportHandlers,
  ...syncHandlers,
  ...unsentHandlers,
  ...conflictHandlers,
  ...handoverHandlers,
}
