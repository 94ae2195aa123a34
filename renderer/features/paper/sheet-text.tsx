/** A text of a sheet, taken at every key and saved when the field is left. Esc brings back what it said before it was entered. */
import { Textarea, TextInput } from '@mantine/core'
import { useRef, type ChangeEvent, type KeyboardEvent } from 'react'
import { isComposing } from '../../app/keyboard/key-event.ts'

interface Props {
  readonly label: string
  readonly value: string
  /** So many characters. */
  readonly most: number
  /** It grows between so many lines; left out, it has one. */
  readonly lines?: readonly [least: number, most: number] | undefined
  readonly placeholder?: string | undefined
  /** What should be looked at. */
  readonly note?: string | null
  readonly onEnter?: () => void
  readonly onText: (text: string) => void
  /** Left out where the text is all that typing changes. */
  readonly onBack?: () => void
  readonly onLeave: () => void
}

export function SheetText({ label, value, most, lines, placeholder, note, onEnter, onText, onBack, onLeave }: Props) {
  const before = useRef(value)
  const shared = {
    label,
    value,
    maxLength: most,
    placeholder: placeholder ?? '',
    description: note ? <span className="rp-warn">{note}</span> : null,
    onFocus: () => {
      before.current = value
      onEnter?.()
    },
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onText(event.currentTarget.value),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || value === before.current || isComposing(event.nativeEvent)) return
      if (onBack) onBack()
      else onText(before.current)
    },
    onBlur: onLeave,
  }
  if (lines === undefined) return <TextInput {...shared} />
  return <Textarea {...shared} autosize minRows={lines[0]} maxRows={lines[1]} />
}
