/** Everything, or one kind of record, as a file. */
import { Button, SegmentedControl, Select } from '@mantine/core'
import { useId, useState } from 'react'
import { typeLabels } from '../../../shared/domain/interchange/labels.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import { download } from '../../platform/files.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import classes from './import.module.css'
import { useExport, useOwnHeaders, type ExportFiles, type ExportFormat, type HeaderStyle } from './use-export.ts'

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

type What = RecordTypeName | 'everything'

function Made({ files }: { readonly files: ExportFiles }) {
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

export function ExportPanel() {
  const t = useWords()
  const isEnglish = useSettings().language === 'en'
  const [what, setWhat] = useState<What>('everything')
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [headers, setHeaders] = useState(useOwnHeaders())
  const { isBusy, files, start } = useExport()
  const wanted = what === 'everything' ? { kind: what } : { kind: 'type' as const, type: what }
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
        <Button disabled={isBusy} onClick={() => void start(wanted, format, headers)}>
          {t(isBusy ? 'interchange:exporting' : 'interchange:export')}
        </Button>
      </div>
      <Made files={files} />
    </section>
  )
}
