/** Everything, or one kind of record, as a file. */
import { Button, SegmentedControl, Select } from '@mantine/core'
import { useId, useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { typeLabels } from '../../../shared/domain/interchange/labels.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { download } from '../../platform/files.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import classes from './import.module.css'

const types: readonly RecordTypeName[] = [
  'account',
  'contact',
  'visit',
  'visitNote',
  'followUp',
  'opportunity',
  'teamMember',
]
const formats = ['xlsx', 'csv', 'json'] as const
const styles = ['zh', 'en', 'machine'] as const

type Format = (typeof formats)[number]
type HeaderStyle = (typeof styles)[number]
type What = RecordTypeName | 'everything'
type Files = Output<'exports.run'>['files']

function Made({ files }: { readonly files: Files }) {
  const t = useWords()
  return files.map((file) => (
    <p key={file.download} className="rp-xs rp-2" role="status">
      {t('interchange:exported', { name: file.name, count: file.rows })}{' '}
      <button type="button" className="rp-link" onClick={() => void download(file.download)}>
        {t('interchange:saveAgain')}
      </button>
    </p>
  ))
}

function HeaderChoice(props: { readonly value: HeaderStyle; readonly onChange: (style: HeaderStyle) => void }) {
  const t = useWords()
  const id = useId()
  return (
    <div>
      <div id={id} className={classes.label}>
        {t('interchange:headers')}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={id}
        value={props.value}
        data={styles.map((value) => ({ value, label: t(`interchange:headersOf.${value}`) }))}
        onChange={props.onChange}
      />
    </div>
  )
}

function useExport() {
  const run = useRun()
  const [isBusy, setBusy] = useState(false)
  const [files, setFiles] = useState<Files>([])
  const start = async (what: What, format: Format, headers: HeaderStyle): Promise<void> => {
    setBusy(true)
    setFiles([])
    const of = what === 'everything' ? ({ kind: 'everything' } as const) : ({ kind: 'type', type: what } as const)
    const made = await run('exports.run', { what: of, format, headers })
    setBusy(false)
    setFiles(made?.files ?? [])
    for (const file of made?.files ?? []) await download(file.download)
  }
  return { isBusy, files, start }
}

export function ExportPanel() {
  const t = useWords()
  const isEnglish = useSettings().language === 'en'
  const [what, setWhat] = useState<What>('everything')
  const [format, setFormat] = useState<Format>('xlsx')
  const [headers, setHeaders] = useState<HeaderStyle>(isEnglish ? 'en' : 'zh')
  const { isBusy, files, start } = useExport()
  const choices = types.map((value) => ({ value, label: typeLabels[value][isEnglish ? 1 : 0] }))
  return (
    <section className={classes.export}>
      <SectionHead title={t('interchange:exportTitle')} />
      <Select
        label={t('interchange:what')}
        data={[{ value: 'everything', label: t('interchange:everything') }, ...choices]}
        value={what}
        allowDeselect={false}
        onChange={(value) => setWhat((value as What | null) ?? 'everything')}
      />
      <SegmentedControl
        fullWidth
        aria-label={t('interchange:format')}
        value={format}
        data={formats.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={setFormat}
      />
      {format === 'json' ? (
        <p className="rp-xs rp-3">{t('interchange:headersOfJson')}</p>
      ) : (
        <HeaderChoice value={headers} onChange={setHeaders} />
      )}
      <div>
        <Button disabled={isBusy} onClick={() => void start(what, format, headers)}>
          {t(isBusy ? 'interchange:exporting' : 'interchange:export')}
        </Button>
      </div>
      <Made files={files} />
    </section>
  )
}
