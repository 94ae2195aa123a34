/** The lines of one part of the sheet: on or off, in order, each opened to be written. */
import { ActionIcon, Button, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { ComparisonRow } from '../../../shared/domain/comparison.ts'
import { claimMarks, type ClaimMark } from '../../../shared/domain/product.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from '../paper/editor.module.css'
import { orNull } from '../paper/texts.ts'
import { SheetLine } from '../paper/sheet-line.tsx'
import { isSamePart, type Editing } from './editing.ts'
import { OffersMenu } from './offers-menu.tsx'

type Part = ComparisonRow['part']
type TextField = 'section' | 'sectionEn' | 'title' | 'titleEn' | 'now' | 'nowEn' | 'ours' | 'oursEn'

interface FieldProps {
  readonly editing: Editing
  readonly row: ComparisonRow
  readonly field: TextField
  readonly label: string
  readonly isLong?: boolean
}

function Field({ editing, row, field, label, isLong = false }: FieldProps) {
  const shared = {
    label,
    value: row[field] ?? '',
    maxLength: field.startsWith('section') ? 80 : field.startsWith('title') ? 400 : 2000,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const text = event.currentTarget.value
      // a line without a title has nothing to stand under
      if (field === 'title' && text.trim() === '') return editing.showRow(row.id, { title: text })
      // what they have today was seen there, once it is written by hand
      const isSeen = row.part === 'row' && field.startsWith('now')
      return editing.setRow(row.id, {
        [field]: field === 'title' ? text : orNull(text),
        ...(isSeen ? { source: 'site' as const } : {}),
      })
    },
    onBlur: () => void editing.flush(),
  }
  return isLong ? <Textarea {...shared} autosize minRows={1} maxRows={8} /> : <TextInput {...shared} />
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

function RowFields({ editing, row }: Pick<FieldProps, 'editing' | 'row'>) {
  const t = useWords()
  const isBoth = editing.detail.comparison.language !== 'zh-CN'
  const isLine = row.part === 'row'
  return (
    <div className={classes.fields}>
      <Field editing={editing} row={row} field="title" label={t(isLine ? 'comparisons:work' : 'comparisons:heading')} />
      {isBoth ? <Field editing={editing} row={row} field="titleEn" label={t('comparisons:english')} /> : null}
      <Field
        editing={editing}
        row={row}
        field="now"
        isLong
        label={t(isLine ? 'comparisons:now' : 'comparisons:text')}
      />
      {isBoth ? <Field editing={editing} row={row} field="nowEn" isLong label={t('comparisons:english')} /> : null}
      {isLine ? (
        <>
          <Field editing={editing} row={row} field="ours" isLong label={t('comparisons:ours')} />
          {isBoth ? <Field editing={editing} row={row} field="oursEn" isLong label={t('comparisons:english')} /> : null}
          <Field editing={editing} row={row} field="section" label={t('fields:feature.section')} />
          {isBoth && row.section !== null ? (
            <Field editing={editing} row={row} field="sectionEn" label={t('comparisons:english')} />
          ) : null}
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
  const isWaiting = row.part === 'row' && row.ours === null
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
          <span className={isWaiting ? 'rp-xs rp-warn' : 'rp-xs rp-3'}>
            {isWaiting ? t('comparisons:waiting') : words('comparisonSource', row.source)}
          </span>
          <Switch
            size="sm"
            aria-label={t('comparisons:printLine', { name: title })}
            checked={row.isOff !== true}
            onChange={(event) => editing.pickRow(id, { isOff: !event.currentTarget.checked })}
          />
        </>
      }
    >
      <RowFields editing={editing} row={row} />
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
  const [newId, setNewId] = useState<string | null>(null)
  const { comparison, rows } = editing.detail
  const own = rows.filter((row) => row.part === part)
  const shown = own.filter((row) => row.isOff !== true).length
  const add = async (): Promise<void> => {
    const values = {
      accountId: comparison.accountId,
      comparisonId: comparison.id,
      part,
      title: t(`comparisons:newPart.${part}`),
      source: 'site' as const,
      position: Math.max(-1, ...own.map((row) => row.position ?? 0)) + 1,
    }
    const made = await run('records.create', { type: 'comparisonRow', values }, { quietly: t('comparisons:lineAdded') })
    if (made === null) return
    setOpenId(made.id)
    setNewId(made.id)
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
