/** What is done with a follow-up: done, dropped, put off, opened again. Each can be undone. */
import { useMemo } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'

type FollowUp = Row<'followUp'>

export interface FollowUpActs {
  readonly complete: (followUp: FollowUp) => Promise<void>
  readonly drop: (followUp: FollowUp) => Promise<void>
  readonly snooze: (followUp: FollowUp, dueOn: string) => Promise<void>
  readonly reopen: (followUp: FollowUp) => Promise<void>
}

export function useFollowUpActs(): FollowUpActs {
  const run = useRun()
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => ({
      complete: async ({ id, subject }) =>
        void (await run('followUps.complete', { id }, t('followUps:completed', { subject }))),
      drop: async ({ id, subject }) =>
        void (await run('followUps.complete', { id, dropped: true }, t('followUps:dropped', { subject }))),
      snooze: async ({ id, subject }, dueOn) => {
        const said = t('followUps:snoozed', { subject, when: format.dateWithDay(dueOn) })
        await run('followUps.snooze', { id, dueOn }, said)
      },
      reopen: async ({ id }) => {
        const patch = { type: 'followUp', id, patch: { status: 'open', doneAt: null } } as const
        await run('records.patch', patch, t('records:openedAgain'))
      },
    }),
    [run, t, format],
  )
}
