/** Every procedure of the contract, implemented: a missing one does not compile. */
import { accountListHandlers } from './account-list.ts'
import { accountMergeHandlers } from './account-merge.ts'
import { accountHandlers } from './accounts.ts'
import { appHandlers } from './app.ts'
import type { Handlers } from './handlers.ts'
import { exportHandlers } from './exports.ts'
import { importHandlers } from './imports.ts'
import { listHandlers } from './lists.ts'
import { onSiteHandlers } from './on-site.ts'
import { recordHandlers } from './records.ts'
import { timelineHandlers } from './timeline.ts'
import { workHandlers } from './work.ts'

export const handlers: Handlers = {
  ...appHandlers,
  ...recordHandlers,
  ...accountHandlers,
  ...accountListHandlers,
  ...accountMergeHandlers,
  ...timelineHandlers,
  ...workHandlers,
  ...onSiteHandlers,
  ...listHandlers,
  ...importHandlers,
  ...exportHandlers,
}
