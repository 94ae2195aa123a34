import { Button } from '@mantine/core'
import type { ImportJob } from '../../../shared/api/interchange.ts'
import { fillText, rowReasonTexts } from '../../../shared/domain/interchange/reason-texts.ts'
import type { RowReason } from '../../../shared/domain/interchange/reasons.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { download } from '../../platform/files.ts'
import classes from './import.module.css'
import { UndoImport } from './undo-import.tsx'

const counted = ['created', 'updated', 'unchanged', 'failed'] as const
const failuresShown = 20

function Failures({ job }: { readonly job: ImportJob }) {
  const t = useWords()
  const language = useSettings().language === 'en' ? 'en' : 'zh'
  return (
    <ul className={classes.failures}>
      {job.failures.slice(0, failuresShown).map((failure) => (
        <li key={failure.row}>
          <b>{t('interchange:rowNumber', { row: failure.row })}</b>{' '}
          <span className="rp-2">
            {failure.cells
              .filter((cell) => cell !== '')
              .slice(0, 3)
              .join(' / ')}
          </span>
          {failure.problems.map((problem) => {
            const text = rowReasonTexts[problem.reason as RowReason]?.[language] ?? problem.reason
            return (
              <div key={`${problem.reason} ${problem.column}`} className="rp-xs rp-2">
                {problem.column === null ? '' : `${problem.column}: `}
                {fillText(text, problem)}
              </div>
            )
          })}
        </li>
      ))}
    </ul>
  )
}

/** What would happen, or what happened. */
export function JobReport({ job }: { readonly job: ImportJob }) {
  const t = useWords()
  const format = useFormat()
  if (job.state === 'running' || job.state === 'failed') return null
  if (job.state === 'cancelled') return <p role="status">{t('interchange:cancelledTitle')}</p>
  const { failedFile } = job
  return (
    <>
      <div role="status">
        <h3>{t(job.isDryRun ? 'interchange:triedTitle' : 'interchange:doneTitle')}</h3>
      </div>
      <div className={classes.counts}>
        {counted.map((name) => (
          <span key={name}>
            <b>{format.number(job.counts[name])}</b> {t(`interchange:${name}`)}
          </span>
        ))}
      </div>
      {job.counts.pendingLinks === 0 ? null : (
        <p className="rp-2">
          {format.number(job.counts.pendingLinks)} {t('interchange:pendingLinks')}
        </p>
      )}
      <Failures job={job} />
      <div className="rp-row">
        {failedFile === null ? null : (
          <Button onClick={() => void download(failedFile)}>{t('interchange:failedFile')}</Button>
        )}
        {job.isDryRun ? null : <UndoImport importId={job.importId} />}
      </div>
    </>
  )
}
