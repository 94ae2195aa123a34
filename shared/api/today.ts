/** The day: what the Today screen shows. */
import { z } from 'zod'
import { isDate, isZone } from '../base/local-date.ts'
import { query, report } from './procedure.ts'
import { followUpListRow, visitListRow } from './work.ts'

const day = z.string().refine(isDate)
const zone = z.string().max(60).refine(isZone)

export const changeKinds = [
  'stage',
  'owner',
  'dealStage',
  'dealOutcome',
  'newPerson',
  'hasLeft',
  'visitMoved',
  'visitOff',
  'note',
] as const

export const todayProcedures = {
  /** Everything the Today screen shows at once, for a local date in a zone. */
  'today.get': query(
    z.strictObject({ date: day, zone }),
    z.object({
      visits: z.array(visitListRow),
      followUps: z.array(followUpListRow),
      overdue: z.array(followUpListRow),
      overdueCount: z.int(),
      /** Planned visits whose day has passed, to be written up: the latest, and how many there are. */
      toWriteUp: z.array(visitListRow),
      toWriteUpCount: z.int(),
      /** Visits and follow-ups per day of the seven days from Monday of that week. */
      week: z.array(z.object({ date: z.string(), visits: z.int(), followUps: z.int() })).length(7),
      tomorrow: z.array(
        z.object({ time: z.string().nullable(), accountName: z.string().nullable(), subject: z.string() }),
      ),
      /** Accounts without a next date and without contact for longer than their stage allows; the longest first. */
      quiet: z.array(
        z.object({ accountId: z.string(), name: z.string(), days: z.int(), lastContactOn: z.string().nullable() }),
      ),
      quietCount: z.int(),
      accountCount: z.int(),
    }),
  ),
  /** What changed since an instant that one should know before a visit, newest first, at most 30. */
  'today.changes': report(
    z.strictObject({ since: z.int() }),
    z.array(
      z.object({
        key: z.string(),
        kind: z.enum(changeKinds),
        at: z.int(),
        accountId: z.string().nullable(),
        accountName: z.string().nullable(),
        /** The person, deal or visit it happened to, or the words of a note. */
        title: z.string().nullable(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        actorName: z.string().nullable(),
      }),
    ),
  ),
  'nav.counts': query(
    z.strictObject({ today: day }),
    z.object({ accounts: z.int(), contacts: z.int(), dueFollowUps: z.int(), opportunities: z.int() }),
  ),
} as const
