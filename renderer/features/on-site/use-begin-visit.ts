/** Begins a planned visit, or goes back at once to one that has begun, in the screen of its own. */
import { useNavigate } from '@tanstack/react-router'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'

type Begun = Pick<Row<'visit'>, 'id' | 'startedAt'>

export function useBeginVisit(): (visit: Begun) => Promise<void> {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  return async ({ id: visitId, startedAt }) => {
    const isBegun =
      startedAt !== null || (await run('visits.start', { visitId }, { quietly: t('onSite:begun') })) !== null
    if (isBegun) await navigate({ to: '/on-site/$visitId', params: { visitId } })
  }
}
