import { Button, Select, TextInput } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Section } from './section.tsx'
import classes from './settings.module.css'
import { useTyped } from './use-typed.ts'
import { currencies } from '../records/amount.ts'

function NameForm({ me, currency }: { readonly me: Row<'teamMember'> | undefined; readonly currency: ReactNode }) {
  const t = useWords()
  const run = useRun()
  const button = useRef<HTMLButtonElement>(null)
  const kept = { name: me?.name ?? '', email: me?.email ?? '', phone: me?.phone ?? '' }
  const { values, set, save } = useTyped(kept, async (changed) => {
    const { name, email, phone } = { ...kept, ...changed }
    const profile = { name: name.trim(), email: email.trim() || null, phone: phone.trim() || null }
    return (await run('profile.set', profile)) !== null
  })
  const hasName = values.name.trim() !== ''
  const field = (name: keyof typeof kept, label: string, type: string, most: number) => (
    <TextInput
      label={label}
      type={type}
      value={values[name]}
      maxLength={most}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  )
  return (
    <form
      className={classes.line}
      onBlur={({ relatedTarget }) => {
        if (hasName && relatedTarget !== button.current) void save()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (hasName) void save().then((isSaved) => (isSaved ? say(t('settings:saved')) : undefined))
      }}
    >
      {field('name', t('settings:name'), 'text', 200)}
      {field('email', t('settings:email'), 'email', 320)}
      {field('phone', t('fields:teamMember.phone'), 'tel', 120)}
      {currency}
      <Button ref={button} type="submit" disabled={!hasName}>
        {t('common:save')}
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
