import { Button, SegmentedControl } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import settings from '../settings/settings.module.css'
import type { Importing } from './use-import.ts'

/** What to decide before the run, the trial, the run, and stopping it. */
export function RunBar({ importing }: { readonly importing: Importing }) {
  const t = useWords()
  const { look, mapping, mode, job, start, cancel, change, setMode } = importing
  if (mapping === null) return null
  const isRunning = job?.state === 'running'
  return (
    <>
      {look?.isDateOrderUnsure ? (
        <div className={settings.line}>
          <span className="rp-2">{t('interchange:dateOrder')}</span>
          <SegmentedControl
            aria-label={t('interchange:dateOrder')}
            value={mapping.dateOrder}
            data={(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(`interchange:${value}`) }))}
            onChange={(dateOrder) => change({ ...mapping, dateOrder: dateOrder })}
          />
        </div>
      ) : null}
      <div className={settings.line}>
        <span className="rp-2">{t('interchange:mode')}</span>
        <SegmentedControl
          aria-label={t('interchange:mode')}
          value={mode}
          data={(['create', 'update'] as const).map((value) => ({ value, label: t(`interchange:${value}`) }))}
          onChange={(value) => setMode(value)}
        />
      </div>
      <div className={settings.line}>
        <Button onClick={() => void start(true)} disabled={isRunning}>
          {t('interchange:dryRun')}
        </Button>
        <Button variant="filled" onClick={() => void start(false)} disabled={isRunning}>
          {t('interchange:run')}
        </Button>
        {isRunning ? (
          <>
            <span role="status" className="rp-2">
              {t('interchange:running', { count: job.done })}
            </span>
            <Button variant="subtle" onClick={cancel}>
              {t('interchange:cancel')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  )
}
