/** All words of English, by feature: the shape every other language must have. */
import { accounts } from './accounts.ts'
import { choices } from './choices.ts'
import { common } from './common.ts'
import { contacts } from './contacts.ts'
import { faults } from './faults.ts'
import { fields } from './fields.ts'
import { firstRun } from './first-run.ts'
import { followUps } from './follow-ups.ts'
import { frame } from './frame.ts'
import { interchange } from './interchange.ts'
import { onSite } from './on-site.ts'
import { palette } from './palette.ts'
import { pipeline } from './pipeline.ts'
import { records } from './records.ts'
import { settings } from './settings.ts'
import { today } from './today.ts'
import { visits } from './visits.ts'

export const en = {
  accounts,
  choices,
  common,
  contacts,
  faults,
  fields,
  firstRun,
  followUps,
  frame,
  interchange,
  onSite,
  palette,
  pipeline,
  records,
  settings,
  today,
  visits,
} as const
