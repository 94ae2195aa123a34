/** A date that is text until clicked, then a field with its calendar. */
import { lazy, Suspense, useState } from 'react'
import { useFormat } from '../app/use-format.ts'
import { useWords } from '../i18n/use-words.ts'
import classes from './inline-text.module.css'

const DateField = lazy(async () => ({ default: (await import('./date-field.tsx')).DateField }))

interface Props {
  readonly label: string
  readonly value: string | null
  readonly isOptional?: boolean
  /** Something that was. */
  readonly isPast?: boolean
  readonly onSave: (date: string | null) => Promise<boolean>
}

export function InlineDate({ label, value, isOptional = true, isPast = false, onSave }: Props) {
  const t = useWords()
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  const [draft, setDraft] = useState(value)
  const start = (): void => {
    setDraft(value)
    setEditing(true)
  }
  const settle = (): void => {
    setEditing(false)
    if (draft !== value) void onSave(draft)
  }
  if (!isEditing)
    return (
      <button
        type="button"
        className={classes.shown}
        aria-label={`${label}: ${value === null ? t('common:add') : format.dateWithDay(value)}`}
        onClick={start}
      >
        {value === null ? <span className="rp-3">{t('common:add')}</span> : format.dateWithDay(value)}
      </button>
    )
  return (
    <Suspense fallback={null}>
      <DateField
        aria-label={label}
        value={draft}
        onChange={setDraft}
        clearable={isOptional}
        isPast={isPast}
        autoFocus
        onLeave={settle}
        onCancel={() => setEditing(false)}
      />
    </Suspense>
  )
}
