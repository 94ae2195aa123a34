/** A field for a number whose value is taken at every key; what is none is marked and changes nothing. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  /** What is typed as a value to keep, `null` for none; `undefined` for what is none. */
  readonly parse: (text: string) => number | null | undefined
  readonly onValue: (value: number | null) => void
  readonly onLeave: () => void
}

export function NumberText({ label, value, parse, onValue, onLeave }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? value
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={parse(text) === undefined}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        const found = parse(next)
        if (found !== undefined) onValue(found)
      }}
      onBlur={() => {
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
