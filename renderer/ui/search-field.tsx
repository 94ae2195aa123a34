/** A field that narrows the list below; Esc empties it, the down arrow goes to the list. */
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent, Ref } from 'react'
import { isComposing } from '../app/keyboard/key-event.ts'
import { useWords } from '../i18n/use-words.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onDown?: () => void
  readonly className?: string | undefined
  readonly inputRef?: Ref<HTMLInputElement>
}

export function SearchField({ label, value, onChange, onDown, className, inputRef }: Props) {
  const t = useWords()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape' && value !== '') onChange('')
    else if (event.key === 'ArrowDown' && onDown) onDown()
    else return
    event.preventDefault()
  }
  const clear =
    value === '' ? null : <CloseButton size="sm" aria-label={t('common:clear')} onClick={() => onChange('')} />
  return (
    <TextInput
      ref={inputRef}
      className={className ?? ''}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={clear}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}
