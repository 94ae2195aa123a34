/**
 * A field for a number whose value is taken at every key. While what is typed is none, it says why and the value is the one
 * from before the field was entered; leaving the field or Esc shows that again. Left so, why stays until something is typed.
 */
import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { isComposing } from '../../app/keyboard/key-event.ts'

interface Props {
  readonly label: string
  readonly value: string
  /** What is typed as a value to keep, `null` for none; `undefined` for what is none. */
  readonly parse: (text: string) => number | null | undefined
  /** Between which limits it lies, as a sentence. */
  readonly limits: string
  readonly onValue: (value: number | null) => void
  readonly onLeave: () => void
}

export function NumberText({ label, value, parse, limits, onValue, onLeave }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isRefused, setRefused] = useState(false)
  const before = useRef(value)
  const text = typed ?? value
  const take = (next: string): void => {
    const found = parse(next)
    const kept = found === undefined ? parse(before.current) : found
    if (kept !== undefined) onValue(kept)
  }
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={isRefused || parse(text) === undefined ? limits : null}
      onFocus={() => {
        before.current = value
      }}
      onChange={(event) => {
        const next = event.currentTarget.value
        setRefused(false)
        setTyped(next)
        take(next)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === null || isComposing(event.nativeEvent)) return
        setTyped(null)
        take(before.current)
      }}
      onBlur={() => {
        if (typed !== null) setRefused(parse(typed) === undefined)
        setTyped(null)
        onLeave()
      }}
    />
  )
}

/** Reads a whole number within limits; an empty field is none. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number | null | undefined => {
    if (text.trim() === '') return null
    const found = Number(text.normalize('NFKC').replaceAll(/[\s,]/g, ''))
    return Number.isInteger(found) && found >= least && found <= most ? found : undefined
  }
