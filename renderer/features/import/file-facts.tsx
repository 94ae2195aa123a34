/** What was found out about the file: each thing open to correction, and read again when it is. */
import { Select } from '@mantine/core'
import { typeLabels } from '../../../shared/domain/interchange/labels.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './import.module.css'
import { setImport, useImportStore, type ImportMode, type Look, type Mapping } from './import-store.ts'
import type { ImportActs } from './use-import.ts'
import { currencies } from '../records/amount.ts'

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const
const importable: readonly RecordTypeName[] = [
  'account',
  'contact',
  'visit',
  'visitNote',
  'followUp',
  'opportunity',
  'teamMember',
]
const notSaid = 'none'

interface Props {
  readonly acts: ImportActs
}

function TypeField({ type, acts }: Props & { readonly type: RecordTypeName | null }) {
  const t = useWords()
  const at = useSettings().language === 'en' ? 1 : 0
  return (
    <Select
      label={t('interchange:type')}
      w={140}
      data={importable.map((value) => ({ value, label: typeLabels[value][at] }))}
      value={type}
      allowDeselect={false}
      onChange={(value) => acts.reopen({}, value as RecordTypeName)}
    />
  )
}

/** How the text of the file is read. Also shown when it could not be: the wrong encoding may be why. */
export function ReadingFields({ look, acts }: Props & { readonly look: Pick<Look, 'encoding' | 'delimiter'> }) {
  const t = useWords()
  const { encoding, delimiter } = look
  const isKnown = encodings.some((e) => e === encoding)
  const shown = encoding === null || isKnown ? encodings : [encoding, ...encodings]
  return (
    <>
      <Select
        label={t('interchange:encoding')}
        w={180}
        data={shown.map((value) => ({
          value,
          label: t(`interchange:encodingOf.${value as (typeof encodings)[number]}`, { defaultValue: value }),
        }))}
        value={encoding}
        allowDeselect={false}
        onChange={(value) => (value === null ? undefined : acts.reopen({ encoding: value }))}
      />
      <Select
        label={t('interchange:delimiter')}
        w={110}
        data={Object.entries(delimiters).map(([value, name]) => ({
          value,
          label: t(`interchange:delimiterOf.${name}`),
        }))}
        value={delimiter}
        allowDeselect={false}
        onChange={(value) => (value === null ? undefined : acts.reopen({ delimiter: value }))}
      />
    </>
  )
}

function CurrencyField({ mapping, acts }: Props & { readonly mapping: Mapping }) {
  const t = useWords()
  return (
    <Select
      label={t('interchange:currency')}
      w={120}
      data={[{ value: notSaid, label: t('interchange:currencyOpen') }, ...currencies]}
      value={mapping.currency ?? notSaid}
      allowDeselect={false}
      onChange={(value) => acts.change({ ...mapping, currency: value === notSaid ? null : value })}
    />
  )
}

function DateOrderField({ mapping, acts }: Props & { readonly mapping: Mapping }) {
  const t = useWords()
  return (
    <Select
      label={t('interchange:dateOrder')}
      w={150}
      data={(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(`interchange:${value}`) }))}
      value={mapping.dateOrder}
      allowDeselect={false}
      onChange={(value) => acts.change({ ...mapping, dateOrder: value === 'dmy' ? 'dmy' : 'mdy' })}
    />
  )
}

function ModeField() {
  const t = useWords()
  const mode = useImportStore((s) => s.mode)
  return (
    <Select
      label={t('interchange:mode')}
      w={160}
      data={(['create', 'update'] as const).map((value) => ({ value, label: t(`interchange:${value}`) }))}
      value={mode}
      allowDeselect={false}
      onChange={(value) => setImport({ mode: (value as ImportMode | null) ?? 'create', job: null })}
    />
  )
}

export function FileFacts({ look, acts }: Props & { readonly look: Look }) {
  const t = useWords()
  const mapping = useImportStore((s) => s.mapping)
  const hasAmount = mapping !== null && 'amount' in mapping.fields
  return (
    <div className={classes.fields}>
      <TypeField type={look.type} acts={acts} />
      {look.format === 'csv' ? <ReadingFields look={look} acts={acts} /> : null}
      {look.sheets.length < 2 ? null : (
        <Select
          label={t('interchange:sheet')}
          w={160}
          data={look.sheets}
          value={look.sheet}
          allowDeselect={false}
          onChange={(sheet) => (sheet === null ? undefined : acts.reopen({ sheet }))}
        />
      )}
      {mapping !== null && hasAmount ? <CurrencyField mapping={mapping} acts={acts} /> : null}
      {mapping !== null && look.isDateOrderUnsure ? <DateOrderField mapping={mapping} acts={acts} /> : null}
      <ModeField />
    </div>
  )
}
