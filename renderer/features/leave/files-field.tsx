/** The files of the library, to tick: the first few, more of them, or those that fit what is typed. */
import { Button, Checkbox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { memo, useState, type KeyboardEvent } from 'react'
import type { OfferedFile } from '../../../shared/api/leave.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import formClasses from '../../ui/form.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import classes from './leave.module.css'
import { NotRead } from './not-read.tsx'

/** A film that is larger goes along only when it is chosen. */
export const largeBytes = 300_000_000
/** So many are listed before somebody asks for more. */
const firstFiles = 8
const mostFiles = 50
const typingMs = 80

interface RowProps {
  readonly file: OfferedFile
  readonly isChosen: boolean
  readonly isNamed: boolean
  /** Handed over as it is: how many bytes it has is nobody's business. */
  readonly isPaper: boolean
  readonly onToggle: (id: string) => void
  readonly onName: (id: string) => void
}

const FileRow = memo(function FileRow({ file, isChosen, isNamed, isPaper, onToggle, onName }: RowProps) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const { id, name, kind, sizeBytes, durationMs, state, link } = file
  return (
    <div className={classes.row}>
      <Checkbox label={name} checked={isChosen} disabled={state !== 'here'} onChange={() => onToggle(id)} />
      {(sizeBytes > largeBytes || link !== null) && !isChosen ? (
        <Checkbox
          label={t(link === null ? 'leave:nameOnly' : 'leave:linkOnly')}
          aria-label={t(link === null ? 'leave:nameOnlyOf' : 'leave:linkOnlyOf', { name })}
          checked={isNamed}
          onChange={() => onName(id)}
        />
      ) : null}
      <span className={sizeBytes > largeBytes ? 'rp-xs rp-warn' : 'rp-xs rp-3'}>
        <Facts
          items={[
            words('materialKind', kind),
            durationMs === null ? null : format.span(Math.max(1, Math.round(durationMs / 60_000))),
            state !== 'here' ? t('paper:elsewhere') : isPaper ? null : format.size(sizeBytes),
          ]}
        />
      </span>
    </div>
  )
})

/** Those of `rows` that fit what is typed, as the library finds them, and how many fit beyond those. */
function useFitting(rows: readonly OfferedFile[], text: string) {
  const { data, error } = useAsk('materials.list', { text, limit: mostFiles }, text !== '')
  if (text === '') return { fitting: rows, beyond: 0, isKnown: true, error: null }
  const ids = new Set(data?.rows.map(({ material }) => material.id))
  return {
    fitting: rows.filter(({ materialId }) => ids.has(materialId)),
    beyond: data === undefined ? 0 : data.total - data.rows.length,
    isKnown: data !== undefined,
    error,
  }
}

/** Enter is for the words, not for leaving what is chosen so far. */
const keepEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
}

interface Props extends Omit<RowProps, 'file' | 'isChosen' | 'isNamed'> {
  /** Undefined while nobody knows. */
  readonly rows: readonly OfferedFile[] | undefined
  readonly chosen: ReadonlySet<string>
  readonly named: ReadonlySet<string>
}

export function FilesField({ rows, chosen, named, ...acts }: Props) {
  const t = useWords()
  const [isAll, setAll] = useState(false)
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), typingMs)
  const { fitting, beyond, isKnown, error } = useFitting(rows ?? [], text)
  const isFirst = !isAll && text === ''
  const shown = fitting.slice(0, isFirst ? firstFiles : mostFiles)
  const rest = fitting.length - shown.length + beyond
  // the first Esc empties the field, and only the next one closes the dialog around it
  const markEsc = (field: HTMLInputElement | null): void =>
    field?.setAttribute('data-mantine-stop-propagation', String(typed !== ''))
  return (
    <fieldset className={formClasses.group}>
      <legend className={formClasses.legend}>{t('leave:files')}</legend>
      {rows?.length === 0 ? <p className="rp-2">{t('leave:noFiles')}</p> : null}
      {rows && rows.length > firstFiles ? (
        <div onKeyDown={keepEnter}>
          <SearchField label={t('library:find')} value={typed} onChange={setTyped} inputRef={markEsc} />
        </div>
      ) : null}
      <NotRead error={error} />
      {isKnown && text !== '' && fitting.length === 0 ? (
        <p className="rp-2">{t('common:nothingFits', { text })}</p>
      ) : null}
      {shown.map((file) => (
        <FileRow key={file.id} file={file} isChosen={chosen.has(file.id)} isNamed={named.has(file.id)} {...acts} />
      ))}
      {rest > 0 && isFirst ? (
        <Button variant="subtle" className={classes.more} onClick={() => setAll(true)}>
          {t('leave:moreFiles', { count: rest })}
        </Button>
      ) : null}
      {rest > 0 && !isFirst ? <p className="rp-2">{t('leave:restFiles', { count: rest })}</p> : null}
    </fieldset>
  )
}
