import { Button, SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import { typeLabels } from '../../../shared/domain/interchange/labels.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { download } from '../../platform/files.ts'
import { Section } from '../settings/section.tsx'
import settings from '../settings/settings.module.css'

const types: readonly RecordTypeName[] = [
  'account',
  'contact',
  'visit',
  'visitNote',
  'followUp',
  'opportunity',
  'teamMember',
]
const formats = ['csv', 'xlsx', 'json'] as const
const styles = ['zh', 'en', 'machine'] as const

/** Everything, or one kind of record, as a file. */
export function ExportPanel() {
  const t = useWords()
  const run = useRun()
  const isEnglish = useSettings().language === 'en'
  const [what, setWhat] = useState<RecordTypeName | 'everything'>('everything')
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx')
  const [headers, setHeaders] = useState<(typeof styles)[number]>(isEnglish ? 'en' : 'zh')
  const [isBusy, setBusy] = useState(false)
  const exportIt = async (): Promise<void> => {
    setBusy(true)
    const of = what === 'everything' ? ({ kind: 'everything' } as const) : ({ kind: 'type', type: what } as const)
    const made = await run('exports.run', { what: of, format, headers })
    setBusy(false)
    for (const file of made?.files ?? []) {
      await download(file.download)
      say(t('interchange:exported', { name: file.name, count: file.rows }))
    }
  }
  const choices = types.map((value) => ({ value, label: typeLabels[value][isEnglish ? 1 : 0] }))
  return (
    <Section id="export" title={t('interchange:exportTitle')}>
      <div className={settings.line}>
        <Select
          label={t('interchange:what')}
          data={[{ value: 'everything', label: t('interchange:everything') }, ...choices]}
          value={what}
          allowDeselect={false}
          onChange={(value) => setWhat((value as RecordTypeName | null) ?? 'everything')}
        />
        <SegmentedControl
          aria-label={t('interchange:format')}
          value={format}
          data={formats.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={setFormat}
        />
        <SegmentedControl
          aria-label={t('interchange:headers')}
          value={headers}
          data={styles.map((value) => ({ value, label: t(`interchange:headersOf.${value}`) }))}
          onChange={setHeaders}
        />
        <Button disabled={isBusy} onClick={() => void exportIt()}>
          {t('interchange:export')}
        </Button>
      </div>
    </Section>
  )
}
