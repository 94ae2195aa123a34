/** The lines of one part of the sheet: on or off, in order, each opened to be written. */
import { ActionIcon, Button, Select, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo, useRef, useState } from 'react'
import type { ComparisonRow } from '../../../shared/domain/comparison.ts'
import { claimMarks, type ClaimMark } from '../../../shared/domain/product.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from '../paper/editor.module.css'
import { orNull } from '../paper/texts.ts'
import { SheetLine } from '../paper/sheet-line.tsx'
import { SheetText } from '../paper/sheet-text.tsx'
import { useAdding } from '../paper/use-adding.ts'
import { isSamePart, type Editing } from './editing.ts'
import { OffersMenu } from './offers-menu.tsx'
import { useOldEnglish } from './old-english.ts'

type Part = ComparisonRow['part']
type TextField = 'section' | 'sectionEn' | 'title' | 'titleEn' | 'now' | 'nowEn' | 'ours' | 'oursEn'

interface FieldProps {
  readonly editing: Editing
  readonly row: ComparisonRow
  readonly field: TextField
  readonly label: string
  readonly isLong?: boolean
  /** It is the English of what was written anew. */
  readonly isOld?: boolean
}

function Field({ editing, row, field, label, isLong = false, isOld = false }: FieldProps) {
  const t = useWords()
  const before = useRef(row)
  // what they have today was seen there, once it is written by hand
  const isSeen = row.part === 'row' && field.startsWith('now')
  const standIn = t(`comparisons:newPart.${row.part}`)
  const isNamed = (): boolean => field === 'title' && before.current.title === standIn
  const onText = (text: string): void => {
    // a line without a title has nothing to stand under
    if (field === 'title' && text.trim() === '') return editing.showRow(row.id, { title: text })
    return editing.setRow(row.id, {
      [field]: field === 'title' ? text : orNull(text),
      ...(isSeen ? { source: 'site' as const } : {}),
      // with a title of its own it is printed
      ...(isNamed() ? { isOff: text.trim() === standIn } : {}),
    })
  }
  const onBack = (): void => {
    const { source, isOff } = before.current
    const patch = { [field]: before.current[field], ...(isSeen ? { source } : {}), ...(isNamed() ? { isOff } : {}) }
    editing.setRow(row.id, patch)
  }
  return (
    <SheetText
      label={label}
      value={row[field] ?? ''}
      most={field.startsWith('section') ? 80 : field.startsWith('title') ? 400 : 2000}
      lines={isLong ? [1, 8] : undefined}
      note={isOld ? t('comparisons:oldEnglish') : null}
      onEnter={() => {
        before.current = row
      }}
      onText={onText}
      onBack={onBack}
      onLeave={() => void editing.flush()}
    />
  )
}

function MarkSelect({ editing, row, field }: Pick<FieldProps, 'editing' | 'row'> & { field: 'nowMark' | 'oursMark' }) {
  const t = useWords()
  const words = useChoiceWords()
  return (
    <Select
      label={t(`comparisons:${field}`)}
      clearable
      allowDeselect={false}
      placeholder={t('comparisons:noMark')}
      data={claimMarks.map((value) => ({ value, label: words('claimMark', value) }))}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      value={row[field]}
      onChange={(value) =>
        editing.pickRow(row.id, {
          [field]: value as ClaimMark | null,
          ...(field === 'nowMark' ? { source: 'site' as const } : {}),
        })
      }
    />
  )
}

interface RowFieldsProps extends Pick<FieldProps, 'editing' | 'row'> {
  /** The fields whose English is of what stood there before. */
  readonly old: ReadonlySet<string>
}

function RowFields({ editing, row, old }: RowFieldsProps) {
  const t = useWords()
  const isBoth = editing.detail.comparison.language !== 'zh-CN'
  const isLine = row.part === 'row'
  const text = (field: TextField, label: string, isLong = false) => (
    <Field editing={editing} row={row} field={field} label={label} isLong={isLong} isOld={old.has(field)} />
  )
  const english = (field: TextField, isLong = false) => (isBoth ? text(field, t('comparisons:english'), isLong) : null)
  return (
    <div className={classes.fields}>
      {text('title', t(isLine ? 'comparisons:work' : 'comparisons:heading'))}
      {english('titleEn')}
      {text('now', t(isLine ? 'comparisons:now' : 'comparisons:text'), true)}
      {english('nowEn', true)}
      {isLine ? (
        <>
          {text('ours', t('comparisons:ours'), true)}
          {english('oursEn', true)}
          {text('section', t('fields:feature.section'))}
          {row.section === null ? null : english('sectionEn')}
          <div className={classes.pair}>
            <MarkSelect editing={editing} row={row} field="nowMark" />
            <MarkSelect editing={editing} row={row} field="oursMark" />
          </div>
        </>
      ) : null}
    </div>
  )
}

interface LineProps extends Pick<FieldProps, 'editing' | 'row'> {
  readonly index: number
  readonly count: number
  readonly isOpen: boolean
  readonly isNew: boolean
  readonly onOpen: () => void
}

const isSameLine = (was: LineProps, is: LineProps): boolean =>
  was.row === is.row &&
  was.index === is.index &&
  was.count === is.count &&
  was.isOpen === is.isOpen &&
  was.isNew === is.isNew &&
  was.editing.detail.comparison === is.editing.detail.comparison

const Line = memo(function Line({ editing, row, ...place }: LineProps) {
  const t = useWords()
  const words = useChoiceWords()
  const { title, id } = row
  const old = useOldEnglish(editing.detail.comparison, row)
  const isUnnamed = title === t(`comparisons:newPart.${row.part}`)
  const isWaiting = row.part === 'row' && row.ours === null
  const todo = isUnnamed ? 'unnamed' : old.size > 0 ? 'oldEnglish' : isWaiting ? 'waiting' : null
  return (
    <SheetLine
      type="comparisonRow"
      id={id}
      title={title}
      isQuiet={row.isOff === true}
      {...place}
      flush={editing.flush}
      end={
        <>
          <span className={todo === null ? 'rp-xs rp-3' : 'rp-xs rp-warn'}>
            {todo === null ? words('comparisonSource', row.source) : t(`comparisons:${todo}`)}
          </span>
          <Switch
            size="sm"
            aria-label={t('comparisons:printLine', { name: title })}
            disabled={isUnnamed && row.isOff === true}
            checked={row.isOff !== true}
            onChange={(event) => editing.pickRow(id, { isOff: !event.currentTarget.checked })}
          />
        </>
      }
    >
      <RowFields editing={editing} row={row} old={old} />
    </SheetLine>
  )
}, isSameLine)

interface Props {
  readonly editing: Editing
  readonly part: Part
}

export const RowsPart = memo(function RowsPart({ editing, part }: Props) {
  const t = useWords()
  const run = useRun()
  const [openId, setOpenId] = useState<string | null>(null)
  const { newId, add: addOne } = useAdding()
  const { comparison, rows } = editing.detail
  const own = rows.filter((row) => row.part === part)
  const shown = own.filter((row) => row.isOff !== true).length
  const add = async (): Promise<void> => {
    const values = {
      accountId: comparison.accountId,
      comparisonId: comparison.id,
      part,
      title: t(`comparisons:newPart.${part}`),
      // a stand-in is not printed
      isOff: true,
      source: 'site' as const,
      position: Math.max(-1, ...own.map((row) => row.position ?? 0)) + 1,
    }
    const said = { quietly: t('comparisons:lineAdded') }
    const id = await addOne(() => run('records.create', { type: 'comparisonRow', values }, said))
    if (id !== null) setOpenId(id)
  }
  return (
    <section className={classes.block} aria-label={t(`comparisons:part.${part}`)}>
      <div className={classes.head}>
        <h2>{t(`comparisons:part.${part}`)}</h2>
        {own.length === 0 ? null : (
          <span className="rp-xs rp-3">{t('comparisons:shownOf', { shown, count: own.length })}</span>
        )}
        <span className="rp-grow" />
        {part === 'row' || part === 'remark' ? <OffersMenu editing={editing} part={part} onAdded={setOpenId} /> : null}
        <ActionIcon
          data-adds
          aria-label={t('comparisons:addTo', { part: t(`comparisons:part.${part}`) })}
          onClick={() => void add()}
        >
          <IconPlus size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      {own.length === 0 ? (
        <Button variant="subtle" className={classes.first} onClick={() => void add()}>
          {t(`comparisons:addFirst.${part}`)}
        </Button>
      ) : null}
      <ol className={classes.lines}>
        {own.map((row, index) => (
          <Line
            key={row.id}
            editing={editing}
            row={row}
            index={index}
            count={own.length}
            isOpen={openId === row.id}
            isNew={newId === row.id}
            onOpen={() => setOpenId(openId === row.id ? null : row.id)}
          />
        ))}
      </ol>
    </section>
  )
}, isSamePart)
