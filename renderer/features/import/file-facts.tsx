import { Select } from '@mantine/core'
import { typeLabels } from '../../../shared/domain/interchange/labels.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import settings from '../settings/settings.module.css'
import type { Importing, Look } from './use-import.ts'

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']
const delimiters = [
  { value: ',', label: ',' },
  { value: ';', label: ';' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: '|' },
]
const importable: readonly RecordTypeName[] = [
  'account',
  'contact',
  'visit',
  'followUp',
  'opportunity',
  'visitNote',
  'teamMember',
]

/** What was found out about the file, open to correction. */
export function FileFacts({ look, importing }: { readonly look: Look; readonly importing: Importing }) {
  const t = useWords()
  const at = useSettings().language === 'en' ? 1 : 0
  const { reopen } = importing
  const known = (list: readonly string[], value: string): string[] =>
    list.includes(value) ? [...list] : [value, ...list]
  return (
    <div className={settings.line}>
      <Select
        label={t('interchange:type')}
        data={importable.map((value) => ({ value, label: typeLabels[value][at] }))}
        value={look.type}
        onChange={(type) => (type === null ? undefined : reopen({}, type as RecordTypeName))}
      />
      {look.encoding === null ? null : (
        <Select
          label={t('interchange:encoding')}
          data={known(encodings, look.encoding)}
          value={look.encoding}
          w={150}
          onChange={(encoding) => (encoding === null ? undefined : reopen({ encoding }))}
        />
      )}
      {look.delimiter === null ? null : (
        <Select
          label={t('interchange:delimiter')}
          data={delimiters}
          value={look.delimiter}
          w={90}
          onChange={(delimiter) => (delimiter === null ? undefined : reopen({ delimiter }))}
        />
      )}
      {look.sheets.length < 2 ? null : (
        <Select
          label={t('interchange:sheet')}
          data={look.sheets}
          value={look.sheet}
          onChange={(sheet) => (sheet === null ? undefined : reopen({ sheet }))}
        />
      )}
    </div>
  )
}
