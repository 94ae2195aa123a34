/** Joining the team's hub: the link as it was sent, or address and code apart. What goes wrong stands at the field. */
import { Button, TextInput, type TextInputProps } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import formClasses from '../../ui/form.module.css'
import classes from './sync.module.css'
import { useJoin, type Invitation } from './use-join.ts'

const nothing: Invitation = { link: '', code: '', deviceName: '' }

interface FieldsProps {
  readonly value: Invitation
  readonly error: string | null
  readonly onChange: (value: Invitation) => void
}

/** The fields alone, for a form that has more of them. */
export function JoinFields({ value, error, onChange }: FieldsProps) {
  const t = useWords()
  const set = (field: keyof Invitation) => (event: React.ChangeEvent<HTMLInputElement>) =>
    onChange({ ...value, [field]: event.currentTarget.value })
  const plain = {
    autoComplete: 'off',
    spellCheck: false,
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
  } satisfies TextInputProps
  return (
    <>
      <TextInput
        {...plain}
        label={t('sync:link')}
        type="url"
        maxLength={2000}
        value={value.link}
        error={error}
        onChange={set('link')}
      />
      <div className={formClasses.pair}>
        <TextInput
          {...plain}
          label={t('sync:code')}
          description={t('sync:codeHint')}
          maxLength={200}
          value={value.code}
          onChange={set('code')}
        />
        <TextInput
          {...plain}
          label={t('sync:device')}
          description={t('sync:deviceHint')}
          maxLength={80}
          value={value.deviceName}
          onChange={set('deviceName')}
        />
      </div>
    </>
  )
}

export function JoinForm({ onJoined }: { readonly onJoined?: () => void }) {
  const t = useWords()
  const [invitation, setInvitation] = useState(nothing)
  const { join, error, isJoining } = useJoin()
  const isMissing = invitation.link.trim() === ''
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isMissing || isJoining) return
    if (await join(invitation)) onJoined?.()
  }
  return (
    <form className={`${formClasses.form} ${classes.join}`} noValidate onSubmit={(event) => void submit(event)}>
      <p className="rp-2">{t('sync:joinHint')}</p>
      <JoinFields value={invitation} error={error} onChange={setInvitation} />
      <div className="rp-row">
        <Button type="submit" variant="filled" disabled={isMissing || isJoining}>
          {t(isJoining ? 'sync:joining' : 'sync:join')}
        </Button>
        {isMissing ? <span className="rp-2 rp-xs">{t('sync:joinMissing')}</span> : null}
      </div>
    </form>
  )
}
