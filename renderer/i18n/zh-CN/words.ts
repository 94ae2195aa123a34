/** 全部中文，按功能分开；缺一个键就不能编译。 */
import type { en } from '../en/words.ts'
import { accounts } from './accounts.ts'
import { attachments } from './attachments.ts'
import { capture } from './capture.ts'
import { catalogue } from './catalogue.ts'
import { choices } from './choices.ts'
import { common } from './common.ts'
import { comparisons } from './comparisons.ts'
import { leave } from './leave.ts'
import { quotes } from './quotes.ts'
import { conflicts } from './conflicts.ts'
import { contacts } from './contacts.ts'
import { demos } from './demos.ts'
import { faults } from './faults.ts'
import { fields } from './fields.ts'
import { firstRun } from './first-run.ts'
import { followUps } from './follow-ups.ts'
import { frame } from './frame.ts'
import { handover } from './handover.ts'
import { interchange } from './interchange.ts'
import { learning } from './learning.ts'
import { library } from './library.ts'
import { onSite } from './on-site.ts'
import { palette } from './palette.ts'
import { paper } from './paper.ts'
import { pdf } from './pdf.ts'
import { pipeline } from './pipeline.ts'
import { player } from './player.ts'
import { quizzes } from './quizzes.ts'
import { records } from './records.ts'
import { reminders } from './reminders.ts'
import { repeat } from './repeat.ts'
import { settings } from './settings.ts'
import { sync } from './sync.ts'
import { team } from './team.ts'
import { today } from './today.ts'
import { training } from './training.ts'
import { visits } from './visits.ts'

export const zhCN: { readonly [N in keyof typeof en]: object } = {
  accounts,
  attachments,
  capture,
  catalogue,
  choices,
  common,
  comparisons,
  quotes,
  leave,
  conflicts,
  contacts,
  demos,
  faults,
  fields,
  firstRun,
  followUps,
  frame,
  handover,
  interchange,
  learning,
  library,
  onSite,
  palette,
  paper,
  pdf,
  pipeline,
  player,
  quizzes,
  records,
  reminders,
  repeat,
  settings,
  sync,
  team,
  today,
  training,
  visits,
}
