/** Begins a planned visit, or goes back to one that has begun, in the screen of its own. */
import { useNavigate } from '@tanstack/react-router'
import { useRun } from '../../app/use-run.ts'

export function useBeginVisit(): (visitId: string) => Promise<void> {
  const run = useRun()
  const navigate = useNavigate()
  return async (visitId) => {
    const begun = await run('visits.start', { visitId })
    if (begun !== null) await navigate({ to: '/on-site/$visitId', params: { visitId } })
  }
}
