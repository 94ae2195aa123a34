/** The import, step by step: choose a file, sort out its columns, see what would happen, do it. */
import { Button } from '@mantine/core'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { ChooseFile, PickFile, useDrop } from './choose-file.tsx'
import { ColumnTable } from './column-table.tsx'
import { FileFacts, ReadingFields } from './file-facts.tsx'
import { ColumnsFoot, JobFoot } from './import-foot.tsx'
import classes from './import.module.css'
import { useImportStore, type Look } from './import-store.ts'
import { JobProgress } from './job-progress.tsx'
import { JobReport } from './job-report.tsx'
import { Problem } from './problem.tsx'
import { useImportActs, useImportJob, type ImportActs } from './use-import.ts'

interface Props {
  readonly acts: ImportActs
}

const systems = ['salesforce', 'hubspot', 'dynamics', 'google', 'outlook', 'vcard', 'rapport'] as const

/** The name of the file and what was recognised in it. */
function FileHead({ look, acts }: Props & { readonly look: Look | null }) {
  const t = useWords()
  const file = useImportStore((s) => s.file)
  const refused = useImportStore((s) => s.refused)
  const system = systems.find((known) => known === look?.mapping?.system)
  return (
    <div className={classes.head}>
      <div className="rp-grow">
        <h2 className="rp-cut rp-exact">{refused?.name ?? file?.fileName}</h2>
        <div className="rp-2">
          <Facts
            items={[
              look?.format?.toUpperCase(),
              look === null ? null : t('interchange:columns', { count: look.header.length }),
              system === undefined ? null : t('interchange:from', { system: t(`interchange:systemOf.${system}`) }),
            ]}
          />
        </div>
      </div>
      <PickFile label={t('interchange:otherFile')} onFile={(next) => void acts.choose(next)} />
    </div>
  )
}

function Uploading({ acts }: Props) {
  const t = useWords()
  const uploading = useImportStore((s) => s.uploading)
  if (uploading === null) return null
  const label = t('interchange:uploading', { name: uploading.name })
  return (
    <div className={classes.body}>
      <div role="status">
        <h2>{label}</h2>
      </div>
      <ProgressBar label={label} share={uploading.share} />
      <div>
        <Button onClick={acts.stopUpload}>{t('interchange:stopUpload')}</Button>
      </div>
    </div>
  )
}

function Refused({ acts }: Props) {
  const refused = useImportStore((s) => s.refused)
  const file = useImportStore((s) => s.file)
  const options = useImportStore((s) => s.options)
  if (refused === null) return null
  // a file that came up may only have been read the wrong way
  const isText = file !== null && !/\.(xlsx|vcf|json)$/i.test(refused.name)
  const read = { encoding: options.encoding ?? null, delimiter: options.delimiter ?? null }
  return (
    <>
      <FileHead look={null} acts={acts} />
      <div className={classes.body}>
        <Problem problem={refused.problem} />
        {isText ? (
          <div className={classes.fields}>
            <ReadingFields look={read} acts={acts} />
          </div>
        ) : null}
      </div>
    </>
  )
}

function Columns({ look, acts }: Props & { readonly look: Look }) {
  const t = useWords()
  const mapping = useImportStore((s) => s.mapping)
  return (
    <>
      <FileHead look={look} acts={acts} />
      <FileFacts look={look} acts={acts} />
      {mapping === null || look.type === null ? (
        <p className={classes.body}>{t('interchange:typeMissing')}</p>
      ) : (
        <ColumnTable look={look} mapping={mapping} type={look.type} acts={acts} />
      )}
      <ColumnsFoot acts={acts} />
    </>
  )
}

function Step({ acts, isOver }: Props & { readonly isOver: boolean }) {
  const { uploading, refused, look } = useImportStore()
  const hasJob = useImportStore((s) => s.job !== null)
  const seen = useImportJob()
  const { job } = seen
  if (uploading !== null) return <Uploading acts={acts} />
  if (refused !== null) return <Refused acts={acts} />
  if (look === null) return <ChooseFile acts={acts} isOver={isOver} />
  if (!hasJob) return <Columns look={look} acts={acts} />
  if (job === null || job.state === 'running') return <JobProgress seen={seen} acts={acts} />
  return (
    <>
      <FileHead look={look} acts={acts} />
      <div className={classes.report}>
        <JobReport job={job} />
      </div>
      <JobFoot job={job} acts={acts} />
    </>
  )
}

export function ImportMain() {
  const acts = useImportActs()
  const { isOver, handlers } = useDrop((file) => void acts.choose(file))
  return (
    <div className={classes.main} {...handlers}>
      <Step acts={acts} isOver={isOver} />
    </div>
  )
}
