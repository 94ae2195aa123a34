/** What is done with a follow-up: done, dropped, put off, moved, opened again. Each can be undone. */
import { useMemo } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'

type FollowUp = Pick<Row<'followUp'>, 'id' | 'subject'>

export interface FollowUpActs {
  /** Done, with a result or without; the next of its series is made and named. */
  readonly complete: (followUp: FollowUp, result?: string) => Promise<void>
  /** This one only, or with all that would come after it. */
  readonly drop: (followUp: FollowUp, endSeries?: boolean) => Promise<void>
  /** False when it did not go through. */
  readonly snooze: (followUp: FollowUp, dueOn: string) => Promise<boolean>
  readonly reopen: (followUp: FollowUp) => Promise<void>
}

export function useFollowUpActs(): FollowUpActs {
  const run = useRun()
  const t = useWords()
  const format = useFormat()
  return useMemo(() => {
    const nextWords = (nextOn: string | null): string =>
      nextOn === null ? '' : t('followUps:nextIs', { when: format.dateWithDay(nextOn) })
    return {
      complete: async ({ id, subject }, result = '') => {
        const said = t('followUps:completed', { subject })
        const input = { id, result: result.trim() || null }
        await run('followUps.complete', input, ({ nextOn }) => said + nextWords(nextOn))
      },
      drop: async ({ id, subject }, endSeries = false) => {
        const said = t('followUps:dropped', { subject })
        await run('followUps.complete', { id, dropped: true, endSeries }, ({ nextOn }) => said + nextWords(nextOn))
      },
      snooze: async ({ id, subject }, dueOn) => {
        const said = t('followUps:snoozed', { subject, when: format.dateWithDay(dueOn) })
        return (await run('followUps.snooze', { id, dueOn }, said)) !== null
      },
      reopen: async ({ id }) => void (await run('followUps.reopen', { id }, t('records:openedAgain'))),
    }
  }, [run, t, format])
}
