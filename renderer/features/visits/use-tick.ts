/** Ticks a thing on a visit's list, or takes the tick away; seen at once, so it is not told, but it can be undone. */
import type { Row } from '../../../shared/domain/record-types.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'

export function useTick(): (item: Row<'visitItem'>) => void {
  const t = useWords()
  const run = useRun()
  return ({ id, label, doneAt }) => {
    const isDone = doneAt === null
    const quietly = t(isDone ? 'onSite:ticked' : 'onSite:unticked', { label })
    void run('visits.tick', { itemId: id, isDone }, { quietly })
  }
}
