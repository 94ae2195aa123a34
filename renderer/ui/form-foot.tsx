/** The foot of a form: what is still missing, cancel, and the one button that does it (also Ctrl Enter). */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Kbd } from './kbd.tsx'
import classes from './form.module.css'

interface Props {
  readonly act: string
  readonly onCancel: () => void
  readonly isDisabled?: boolean
  /** Why the button rests, or what it will do. */
  readonly note?: ReactNode
  /** The key that does it, where it is another. */
  readonly keys?: string
}

export function FormFoot({ act, onCancel, isDisabled = false, note, keys = 'mod+Enter' }: Props) {
  const t = useWords()
  return (
    <div className={classes.foot}>
      <p>{note}</p>
      <Button variant="subtle" onClick={onCancel}>
        {t('common:cancel')}
      </Button>
      <Button type="submit" variant="filled" disabled={isDisabled} rightSection={<Kbd keys={keys} onAccent />}>
        {act}
      </Button>
    </div>
  )
}
