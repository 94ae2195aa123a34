/**
 * A value that is text until clicked, then a field in its place. Saved on leaving or Enter, Esc brings the old value
 * back; what was typed stays in the field when it could not be saved.
 */
import { Textarea, TextInput } from '@mantine/core'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { isComposing } from '../app/keyboard/key-event.ts'
import { useWords } from '../i18n/use-words.ts'
import classes from './inline-text.module.css'

export interface InlineTextProps {
  readonly label: string
  /** As it is edited; empty for none. */
  readonly value: string
  /** As it is read, when that differs, e.g. a number with its unit. */
  readonly shown?: ReactNode
  readonly isLong?: boolean
  readonly inputMode?: 'text' | 'tel' | 'email' | 'url' | 'numeric' | 'decimal'
  readonly hint?: string
  /** Why a text cannot be saved, or null. */
  readonly check?: (text: string) => string | null
  /** Saves; false when it did not go through. */
  readonly onSave: (text: string) => Promise<boolean>
  readonly className?: string | undefined
}

export function InlineText(props: InlineTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [saving, setSaving] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const shown = saving === null || saving === props.value ? (props.shown ?? props.value) : saving

  const end = (refocus: boolean): void => {
    setDraft(null)
    if (refocus) setTimeout(() => button.current?.focus())
  }
  const save = async (text: string, refocus: boolean): Promise<void> => {
    if (props.check?.(text)) return
    end(refocus)
    if (text.trim() === props.value.trim()) return
    setSaving(text)
    const isSaved = await props.onSave(text)
    setSaving(null)
    if (!isSaved) setDraft(text)
  }
  if (draft === null) return <Shown {...props} shown={shown} buttonRef={button} onEdit={() => setDraft(props.value)} />
  return (
    <Editing
      {...props}
      draft={draft}
      onDraft={setDraft}
      onSave={(refocus) => void save(draft, refocus)}
      onLeave={() => (props.check?.(draft) ? end(false) : void save(draft, false))}
      onCancel={() => end(true)}
    />
  )
}

interface ShownProps extends Pick<InlineTextProps, 'label' | 'isLong' | 'className'> {
  readonly shown: ReactNode
  readonly buttonRef: React.Ref<HTMLButtonElement>
  readonly onEdit: () => void
}

function Shown({ label, shown, isLong, className, buttonRef, onEdit }: ShownProps) {
  const t = useWords()
  const isEmpty = shown === '' || shown === null
  return (
    <button
      ref={buttonRef}
      type="button"
      className={[classes.shown, isLong ? classes.long : '', className].join(' ')}
      aria-label={`${label}: ${typeof shown === 'string' && !isEmpty ? shown : t('common:add')}`}
      onClick={onEdit}
    >
      {isEmpty ? <span className="rp-3">{t('common:add')}</span> : shown}
    </button>
  )
}

interface EditingProps extends Omit<InlineTextProps, 'onSave' | 'shown'> {
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onSave: (refocus: boolean) => void
  readonly onLeave: () => void
  readonly onCancel: () => void
}

function Editing({ label, draft, isLong, inputMode, hint, check, className, ...act }: EditingProps) {
  const t = useWords()
  // leaving the field by Enter or Esc also blurs it: that must not save a second time
  const isDone = useRef(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    const isEnter = event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)
    if (!isEnter && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (isEnter && check?.(draft)) return
    isDone.current = true
    if (isEnter) act.onSave(true)
    else act.onCancel()
  }
  const shared = {
    'aria-label': label,
    // keeps Esc from closing a dialog around the field
    'data-mantine-stop-propagation': true,
    autoFocus: true,
    className: className ?? '',
    value: draft,
    error: check?.(draft) ?? undefined,
    title: hint ?? t(isLong ? 'common:longFieldHint' : 'common:fieldHint'),
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      act.onDraft(event.currentTarget.value),
    onFocus: (event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.select(),
    onBlur: () => {
      if (!isDone.current) act.onLeave()
    },
    onKeyDown,
  }
  if (isLong) return <Textarea {...shared} autosize minRows={3} maxRows={14} />
  return <TextInput {...shared} inputMode={inputMode ?? 'text'} autoComplete="off" />
}
