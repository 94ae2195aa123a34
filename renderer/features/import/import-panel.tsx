import { Button, FileButton, Progress } from '@mantine/core'
import { useState, type DragEvent } from 'react'
import { fileProblemTexts, fillText } from '../../../shared/domain/interchange/reason-texts.ts'
import type { FileProblem } from '../../../shared/domain/interchange/reasons.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Section } from '../settings/section.tsx'
import { FileFacts } from './file-facts.tsx'
import classes from './import.module.css'
import { JobReport } from './job-report.tsx'
import { MappingTable } from './mapping-table.tsx'
import { RunBar } from './run-bar.tsx'
import { useImport, type Importing } from './use-import.ts'

const accept = '.csv,.tsv,.txt,.xlsx,.vcf,.json'

function ChooseFile({ importing }: { readonly importing: Importing }) {
  const t = useWords()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void importing.choose(event.dataTransfer.files[0] ?? null)
  }
  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton onChange={(file) => void importing.choose(file)} accept={accept}>
        {(props) => (
          <Button variant={importing.chosen === null ? 'filled' : 'default'} {...props}>
            {t(importing.chosen === null ? 'interchange:choose' : 'interchange:otherFile')}
          </Button>
        )}
      </FileButton>
      <span className="rp-2">{importing.chosen?.fileName ?? t('interchange:drop')}</span>
    </div>
  )
}

function Problem({ problem }: { readonly problem: { readonly type: string; readonly detail: string | null } }) {
  const { language } = useSettings()
  const texts = fileProblemTexts[problem.type as FileProblem]
  return (
    <p role="alert">{texts === undefined ? problem.type : fillText(texts[language === 'en' ? 'en' : 'zh'], problem)}</p>
  )
}

/** From the file to what came of it. */
export function ImportPanel() {
  const t = useWords()
  const importing = useImport()
  const { look, uploading, job } = importing
  return (
    <Section id="import" title={t('interchange:importTitle')}>
      <p className="rp-2">{t('interchange:limits')}</p>
      <ChooseFile importing={importing} />
      {uploading === null ? null : (
        <div className={classes.bar}>
          <Progress
            value={uploading.share * 100}
            size={4}
            aria-label={t('interchange:uploading', { name: uploading.name })}
          />
          <p className="rp-xs rp-3">{t('interchange:uploading', { name: uploading.name })}</p>
        </div>
      )}
      {look?.problem ? <Problem problem={look.problem} /> : null}
      {look !== null && look.problem === null ? (
        <>
          <FileFacts look={look} importing={importing} />
          <MappingTable look={look} importing={importing} />
          <RunBar importing={importing} />
        </>
      ) : null}
      {job?.problem ? <Problem problem={job.problem} /> : null}
      {job === null ? null : <JobReport job={job} />}
    </Section>
  )
}
