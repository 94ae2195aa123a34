/** What would happen, or what happened: a sentence, the counts, and the rows that need a look. */
import type { ImportJob } from '../../../shared/api/interchange.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { Failures } from './failures.tsx'
import classes from './import.module.css'
import { Problem } from './problem.tsx'

/** Rows that were or would be taken in or are here already. */
export const fineRows = ({ counts }: ImportJob): number => counts.created + counts.updated + counts.unchanged

/** Whether a run would change anything. */
export const hasWork = ({ counts }: ImportJob): boolean => counts.created + counts.updated > 0

function sentence(t: Words, job: ImportJob): string {
  const { failed } = job.counts
  const fine = fineRows(job)
  if (fine === 0) return t('interchange:noneFine')
  if (failed === 0 && !hasWork(job)) return t('interchange:allKnown')
  const first = t(job.isDryRun ? 'interchange:fine' : 'interchange:came', { count: fine })
  const look = job.isDryRun || job.failedFile === null ? 'interchange:look' : 'interchange:lookKept'
  if (failed === 0) return t('interchange:sentence', { first })
  return t('interchange:sentences', { first, second: t(look, { count: failed }) })
}

/** Only what is not nothing. */
function countWords(t: Words, { counts }: ImportJob): readonly (string | null)[] {
  const { created, updated, unchanged, pendingLinks } = counts
  return [
    created === 0 ? null : t('interchange:created', { count: created }),
    updated === 0 ? null : t('interchange:updated', { count: updated }),
    unchanged === 0 ? null : t('interchange:unchanged', { count: unchanged }),
    pendingLinks === 0 ? null : t('interchange:pending', { count: pendingLinks }),
  ]
}

export function JobReport({ job }: { readonly job: ImportJob }) {
  const t = useWords()
  if (job.state === 'cancelled')
    return (
      <div role="status" className={classes.lead}>
        <h2>{t('interchange:cancelledTitle')}</h2>
      </div>
    )
  if (job.state === 'failed')
    return (
      <div className={classes.lead}>
        <h2>{t('interchange:failedTitle')}</h2>
        {job.problem ? <Problem problem={job.problem} /> : null}
      </div>
    )
  return (
    <>
      <div role="status" className={classes.lead}>
        <h2>{sentence(t, job)}</h2>
        <p className="rp-2">
          <Facts items={countWords(t, job)} />
        </p>
      </div>
      <Failures job={job} />
    </>
  )
}
