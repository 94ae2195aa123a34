/** A time of day, typed as it comes: `9`, `930`, `下午3点`. Shown and given as `HH:mm`; empty is null. */
import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { parseTimeText } from '../i18n/parse-date.ts'

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly value: string | null
  readonly onChange: (time: string | null) => void
}

export function TimeField({ value, onChange, ...rest }: Props) {
  const t = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const settle = (): void => {
    if (typed === null) return
    const time = typed.trim() === '' ? null : parseTimeText(typed)
    setWrong(typed.trim() !== '' && time === null)
    if (typed.trim() !== '' && time === null) return
    setTyped(null)
    onChange(time)
  }
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      placeholder="14:00"
      value={typed ?? value ?? ''}
      error={isWrong ? t('common:timeWrong') : rest.error}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        setWrong(false)
        const time = parseTimeText(event.currentTarget.value)
        if (time !== null) onChange(time)
      }}
      onBlur={settle}
    />
  )
}
