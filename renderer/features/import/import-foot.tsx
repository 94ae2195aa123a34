/** The foot of the import: what comes next, and what is still missing for it. One loud button at a time. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import type { ImportJob } from '../../../shared/api/interchange.ts'
import { labelOf } from '../../../shared/domain/interchange/labels.ts'
import { missingRequiredField } from '../../../shared/domain/interchange/required-fields.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useSettings } from '../../app/settings.ts'
import { rememberUndo } from '../../app/undo/undo-store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { download } from '../../platform/files.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './import.module.css'
import { setImport, startOver, useImportStore } from './import-store.ts'
import { fineRows, hasWork } from './job-report.tsx'
import { UndoImport } from './undo-import.tsx'
import type { ImportActs } from './use-import.ts'

interface ActProps {
  readonly label: string
  readonly isDisabled?: boolean
  readonly onAct: () => void
}

/** The loud button; also Ctrl Enter. */
function MainAct({ label, isDisabled = false, onAct }: ActProps) {
  useShortcuts([
    {
      keys: 'mod+Enter',
      bar: label,
      inFields: true,
      run: () => {
        if (!isDisabled) onAct()
      },
    },
  ])
  return (
    <Button variant="filled" disabled={isDisabled} onClick={onAct} rightSection={<Kbd keys="mod+Enter" onAccent />}>
      {label}
    </Button>
  )
}

function Foot({ note, children }: { readonly note?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes.foot}>
      {children}
      {note ? <span className="rp-xs rp-3">{note}</span> : null}
    </div>
  )
}

/** While the columns are being sorted out. */
export function ColumnsFoot({ acts }: { readonly acts: ImportActs }) {
  const t = useWords()
  const style = useSettings().language === 'en' ? 'en' : 'zh'
  const mapping = useImportStore((s) => s.mapping)
  const missing = mapping === null ? null : missingRequiredField(mapping)
  const isReady = mapping !== null && missing === null
  const note =
    mapping === null
      ? t('interchange:typeFirst')
      : missing === null
        ? t('interchange:tryHint')
        : t('interchange:nameFirst', { field: labelOf(mapping.type, missing, style) })
  return (
    <Foot note={note}>
      <MainAct label={t('interchange:tryIt')} isDisabled={!isReady} onAct={() => void acts.start(true)} />
      <Button disabled={!isReady} onClick={() => void acts.start(false)}>
        {t('interchange:runStraight')}
      </Button>
    </Foot>
  )
}

function SaveFailed({ file }: { readonly file: string | null }) {
  const t = useWords()
  return file === null ? null : <Button onClick={() => void download(file)}>{t('interchange:saveFailed')}</Button>
}

const backToColumns = (): void => setImport({ job: null })

function ToColumns() {
  const t = useWords()
  return (
    <Button variant="subtle" onClick={backToColumns}>
      {t('interchange:toColumns')}
    </Button>
  )
}

function TrialFoot({ job, acts }: { readonly job: ImportJob; readonly acts: ImportActs }) {
  const t = useWords()
  return (
    <Foot>
      {hasWork(job) ? (
        <MainAct label={t('interchange:run', { count: fineRows(job) })} onAct={() => void acts.start(false)} />
      ) : null}
      <SaveFailed file={job.failedFile} />
      <ToColumns />
    </Foot>
  )
}

const lists: { readonly [T in RecordTypeName]?: '/accounts' | '/contacts' | '/visits' | '/follow-ups' | '/pipeline' } =
  {
    account: '/accounts',
    contact: '/contacts',
    visit: '/visits',
    followUp: '/follow-ups',
    opportunity: '/pipeline',
  }

function DoneFoot({ job }: { readonly job: ImportJob }) {
  const t = useWords()
  const navigate = useNavigate()
  const type = useImportStore((s) => s.mapping?.type)
  const isUndone = useImportStore((s) => s.isUndone)
  const list = type === undefined ? undefined : lists[type]
  const name = useImportStore((s) => s.file?.fileName ?? '')
  const canUndo = hasWork(job) && !isUndone
  const { importId } = job
  const said = t('interchange:cameFrom', { name })
  useEffect(() => {
    // Ctrl Z takes back the last act, and this was it
    if (canUndo) rememberUndo({ txnId: importId, said, isImport: true })
  }, [canUndo, importId, said])
  return (
    <Foot note={isUndone ? t('interchange:isUndone') : null}>
      {list === undefined || isUndone ? null : (
        <MainAct label={t('interchange:open')} onAct={() => void navigate({ to: list })} />
      )}
      <SaveFailed file={job.failedFile} />
      {canUndo ? <UndoImport importId={importId} /> : null}
      <Button variant="subtle" onClick={() => startOver()}>
        {t('interchange:again')}
      </Button>
    </Foot>
  )
}

/** After a trial or a run has ended, in whatever way. */
export function JobFoot({ job, acts }: { readonly job: ImportJob; readonly acts: ImportActs }) {
  if (job.state === 'cancelled' || job.state === 'failed')
    return (
      <Foot>
        <ToColumns />
      </Foot>
    )
  return job.isDryRun ? <TrialFoot job={job} acts={acts} /> : <DoneFoot job={job} />
}
