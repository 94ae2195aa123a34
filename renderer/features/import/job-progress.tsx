/** A trial or a run under way: how far, how fast, how long, and the way to stop it without a trace. */
import { Button } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useFormat } from '../../app/use-format.ts'
import classes from './import.module.css'
import { useImportStore } from './import-store.ts'
import { paceOf } from './pace.ts'
import type { ImportActs, SeenJob } from './use-import.ts'

interface Props {
  readonly seen: SeenJob
  readonly acts: ImportActs
}

function useLine({ job, atMs }: SeenJob): readonly (string | null)[] {
  const t = useWords()
  const format = useFormat()
  const startedAtMs = useImportStore((s) => s.job?.startedAtMs ?? 0)
  if (job === null) return []
  const { done, total } = job
  const pace = paceOf(done, total, atMs - startedAtMs)
  const seconds = pace?.leftSeconds ?? null
  const time =
    seconds === null
      ? null
      : seconds < 60
        ? t('interchange:seconds', { seconds })
        : format.span(Math.ceil(seconds / 60))
  return [
    total === null ? t('interchange:progressOpen', { done }) : t('interchange:progress', { done, total }),
    pace === null ? null : t('interchange:perSecond', { rows: pace.perSecond }),
    time === null ? null : t('interchange:left', { time }),
  ]
}

export function JobProgress({ seen, acts }: Props) {
  const t = useWords()
  const line = useLine(seen)
  const { job } = seen
  const name = useImportStore((s) => s.file?.fileName ?? '')
  const isTrial = job?.isDryRun ?? true
  const label = t(isTrial ? 'interchange:trying' : 'interchange:importing', { name })
  const share = job === null || job.total === null || job.total === 0 ? null : job.done / job.total
  return (
    <div className={classes.body}>
      <div role="status">
        <h2>{label}</h2>
      </div>
      <ProgressBar label={label} share={share}>
        <span>
          <Facts items={line} />
        </span>
      </ProgressBar>
      <div className="rp-row">
        <Button onClick={acts.cancel}>{t('interchange:stop')}</Button>
        {isTrial ? null : <span className="rp-xs rp-3">{t('interchange:stopHint')}</span>}
      </div>
    </div>
  )
}
