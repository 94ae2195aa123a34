import { Button, Select, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Section } from './section.tsx'
import classes from './settings.module.css'
import { currencies } from '../records/amount.ts'

function NameForm({ me, currency }: { readonly me: Row<'teamMember'> | undefined; readonly currency: ReactNode }) {
  const t = useWords()
  const run = useRun()
  const [name, setName] = useState(me?.name ?? '')
  const [email, setEmail] = useState(me?.email ?? '')
  const save = async (): Promise<void> => {
    const saved = await run('profile.set', { name: name.trim(), email: email.trim() || null })
    if (saved !== null) say(t('settings:saved'))
  }
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void save()
      }}
    >
      <TextInput
        label={t('settings:name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('settings:email')}
        type="email"
        value={email}
        maxLength={320}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {currency}
      <Button type="submit" disabled={name.trim() === ''}>
        {t('settings:saveProfile')}
      </Button>
    </form>
  )
}

/** Whose laptop this is: the name beside what is written here. */
export function Profile() {
  const t = useWords()
  const run = useRun()
  const { meId, currency } = useSettings()
  const me = useAsk('team.list', {}).data?.find((m) => m.id === meId)
  return (
    <Section id="profile" title={t('settings:profile')}>
      <NameForm
        key={`${me?.id} ${me?.updatedAt}`}
        me={me}
        currency={
          <Select
            label={t('settings:currency')}
            data={currencies}
            value={currency}
            allowDeselect={false}
            w={120}
            onChange={(value) => (value === null ? undefined : void run('settings.set', { currency: value }))}
          />
        }
      />
    </Section>
  )
}
