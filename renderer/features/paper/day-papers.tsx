/** Everything on paper for the visits of a day: printed sheet by sheet, kept, and saved as one PDF for the printer. */
import { Checkbox } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { addDays } from '../../../shared/base/local-date.ts'
import { faultWords } from '../../app/fault-words.ts'
import { useToday } from '../../app/today.ts'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { download, sendJson } from '../../platform/files.ts'
import { invalidate, useAsk } from '../../platform/queries.ts'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import dialogClasses from '../../ui/dialog.module.css'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { NotRead } from '../leave/not-read.tsx'
import { freezeSheet } from './use-print.ts'

type Visit = Output<'documents.forDay'>['visits'][number]
type Sheet = Visit['sheets'][number]

const keyOf = (visit: Visit, { kind, id }: Sheet): string => `${visit.visitId} ${kind} ${id}`

interface VisitProps {
  readonly visit: Visit
  readonly isOn: (key: string) => boolean
  readonly onToggle: (key: string) => void
}

function VisitSheets({ visit, isOn, onToggle }: VisitProps) {
  const words = useChoiceWords()
  return (
    <fieldset className={formClasses.group}>
      <legend className={formClasses.legend}>
        {visit.time} {visit.accountName}
      </legend>
      <div className={formClasses.checks}>
        {visit.sheets.map((sheet) => {
          const key = keyOf(visit, sheet)
          return (
            <Checkbox
              key={key}
              label={sheet.name ?? words('documentKind', sheet.kind)}
              checked={isOn(key)}
              onChange={() => onToggle(key)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

export default function DayPapers({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const client = useQueryClient()
  const tomorrow = addDays(useToday(), 1)
  const [date, setDate] = useState(tomorrow)
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<number | null>(null)
  const isGone = useRef(false)
  useEffect(
    () => () => {
      isGone.current = true
    },
    [],
  )
  const { data, error, isPlaceholderData } = useAsk('documents.forDay', { date })
  const visits = data?.visits ?? []
  const chosen = visits.flatMap((visit) =>
    visit.sheets.filter((sheet) => !off.has(keyOf(visit, sheet))).map((sheet) => ({ visit, sheet })),
  )
  const toggle = (key: string): void => {
    const next = new Set(off)
    if (!next.delete(key)) next.add(key)
    setOff(next)
  }
  // what still stands there of another day is not printed for this one
  const canPrint = chosen.length > 0 && done === null && !isPlaceholderData
  const print = async (): Promise<void> => {
    if (!canPrint) return
    const ids: string[] = []
    try {
      for (const { visit, sheet } of chosen) {
        setDone(ids.length)
        const { kind, id } = sheet
        ids.push((await freezeSheet({ kind, id }, visit.visitId)).fileId)
        if (isGone.current) return
      }
      const name = t('paper:dayName', { date: format.date(date) })
      const merged = (await sendJson('/documents/merge', { ids, name })) as { path: string; pages: number }
      if (isGone.current) return
      await download(merged.path)
      say(t('paper:dayDone', { count: merged.pages }))
      if (!isGone.current) onClose()
    } catch (error) {
      sayFault(faultWords(t, faultFrom(error), format.size))
    } finally {
      if (!isGone.current) setDone(null)
      await invalidate(client, null)
    }
  }
  return (
    <Dialog title={t('paper:dayTitle')} onClose={onClose}>
      <form
        className={`${formClasses.form} ${dialogClasses.body}`}
        // from here Ctrl Enter acts and Tab goes to the day, whose calendar would lie over the sheets
        data-autofocus
        tabIndex={-1}
        onKeyDown={submitOnModEnter}
        onSubmit={(event) => {
          event.preventDefault()
          void print()
        }}
      >
        <p className="rp-2">{t('paper:dayHint')}</p>
        <DateField label={t('paper:day')} value={date} onChange={(on) => (on === null ? undefined : setDate(on))} />
        <NotRead error={error} />
        {data && visits.length === 0 ? <p>{t('paper:dayNone')}</p> : null}
        {visits.map((visit) => (
          <VisitSheets key={visit.visitId} visit={visit} isOn={(key) => !off.has(key)} onToggle={toggle} />
        ))}
        {done === null ? null : (
          <ProgressBar label={t('paper:dayTitle')} share={done / Math.max(1, chosen.length)}>
            <span>{t('paper:dayDoing', { done, of: chosen.length })}</span>
          </ProgressBar>
        )}
        <FormFoot
          act={t('paper:dayAct')}
          onCancel={onClose}
          isDisabled={!canPrint}
          note={chosen.length === 0 ? t('paper:dayNothing') : t('paper:dayChosen', { count: chosen.length })}
        />
      </form>
    </Dialog>
  )
}
