/** A date that is text until clicked, then a field with its calendar. */
import { TextInput } from '@mantine/core'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useFormat } from '../app/use-format.ts'
import { useWords } from '../i18n/use-words.ts'
import type { DateField } from './date-field.tsx'
import classes from './inline-text.module.css'

type Field = typeof DateField
let loaded: Field | null = null
const load = async (): Promise<{ readonly default: Field }> => {
  loaded = (await import('./date-field.tsx')).DateField
  return { default: loaded }
}
const FieldOnItsWay = lazy(load)

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
  const [Editor, setEditor] = useState<Field | typeof FieldOnItsWay | null>(null)
  const [draft, setDraft] = useState(value)
  const button = useRef<HTMLButtonElement>(null)
  const shown = value === null ? null : format.dateWithDay(value)
  // it is there when it is asked for; what does not load now is loaded then
  useEffect(() => void load().catch(() => undefined), [])
  const start = (): void => {
    setDraft(value)
    setEditor(() => loaded ?? FieldOnItsWay)
  }
  const settle = (isByKey: boolean): void => {
    setEditor(null)
    if (isByKey) setTimeout(() => button.current?.focus())
    if (draft !== value) void onSave(draft)
  }
  if (Editor === null)
    return (
      <button
        ref={button}
        type="button"
        className={classes.shown}
        aria-label={`${label}: ${shown ?? t('common:add')}`}
        onClick={start}
      >
        {shown ?? <span className="rp-3">{t('common:add')}</span>}
      </button>
    )
  return (
    // keys pressed meanwhile are none of the screen's
    <Suspense fallback={<TextInput aria-label={label} defaultValue={shown ?? ''} autoFocus />}>
      <Editor
        aria-label={label}
        value={draft}
        onChange={setDraft}
        clearable={isOptional}
        isPast={isPast}
        autoFocus
        onLeave={settle}
      />
    </Suspense>
  )
}
