/** A button that opens into a line to fill in, in place: Enter adds and stays for the next one, Esc closes. */
import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './on-site.module.css'

interface Props {
  readonly label: string
  readonly act: string
  /** The fields of the line by their names; the first one must be filled. */
  readonly fields: readonly { readonly label: string; readonly maxLength: number }[]
  /** Adds; false when it did not go through. */
  readonly onAdd: (values: readonly string[]) => Promise<boolean>
}

export function QuickAdd({ label, act, fields, onAdd }: Props) {
  const t = useWords()
  const none = fields.map(() => '')
  const [values, setValues] = useState<readonly string[] | null>(null)
  const [wasClosed, setWasClosed] = useState(false)
  const close = (): void => {
    setWasClosed(true)
    setValues(null)
  }
  if (values === null)
    return (
      <div>
        <Button
          leftSection={<IconPlus size={20} stroke={1.6} aria-hidden />}
          // closed, it gives the focus back
          autoFocus={wasClosed}
          onClick={() => setValues(none)}
        >
          {label}
        </Button>
      </div>
    )
  const isEmpty = (values[0] ?? '').trim() === ''
  const add = async (): Promise<void> => {
    if (!isEmpty && (await onAdd(values.map((v) => v.trim())))) setValues(none)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      event.stopPropagation()
      void add()
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      close()
    }
  }
  return (
    <div className={classes.quickAdd} onKeyDown={onKeyDown}>
      {fields.map((field, index) => (
        <TextInput
          key={field.label}
          aria-label={field.label}
          placeholder={field.label}
          maxLength={field.maxLength}
          autoComplete="off"
          autoFocus={index === 0}
          value={values[index] ?? ''}
          onChange={(event) => setValues(values.with(index, event.currentTarget.value))}
        />
      ))}
      <div className={classes.quickActs}>
        <Button disabled={isEmpty} onClick={() => void add()}>
          {act}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  )
}
