/** A locked PDF asks for its password; it is kept nowhere. */
import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import classes from './pdf.module.css'

interface Props {
  readonly isWrong: boolean
  readonly give: (password: string) => void
}

export function PasswordForm({ isWrong, give }: Props) {
  const t = useWords()
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (password !== '') give(password)
  }
  return (
    <form className={classes.password} onSubmit={submit}>
      <p>{t('pdf:locked')}</p>
      <div className={classes.passwordRow}>
        <TextInput
          type="password"
          className={classes.passwordField ?? ''}
          label={t('pdf:password')}
          // not the password of this program: nothing is to offer it or keep it
          autoComplete="off"
          autoFocus
          value={password}
          error={isWrong ? t('pdf:wrongPassword') : null}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit">{t('pdf:unlock')}</Button>
      </div>
    </form>
  )
}
