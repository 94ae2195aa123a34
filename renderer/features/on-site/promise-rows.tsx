/** Who does what by when: one row each, ours and theirs. */
import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { addDays } from '../../../shared/base/local-date.ts'
import { promisers } from '../../../shared/domain/follow-up.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateField } from '../../ui/date-field.tsx'
import type { PromiseValues } from './closing.ts'
import classes from './on-site.module.css'

type Contacts = Output<'visits.get'>['contacts']

interface RowProps {
  readonly value: PromiseValues
  readonly contacts: Contacts
  /** It was just added: its words come next. */
  readonly isNew: boolean
  readonly onChange: (value: PromiseValues) => void
  readonly onRemove: () => void
}

function PromiseRow({ value, contacts, isNew, onChange, onRemove }: RowProps) {
  const t = useWords()
  const set = (patch: Partial<PromiseValues>): void => onChange({ ...value, ...patch })
  return (
    <li className={classes.promise}>
      <div className={classes.promiseTop}>
        <SegmentedControl
          aria-label={t('onSite:promiseWho')}
          value={value.by}
          onChange={(by) => set({ by: by as PromiseValues['by'], ...(by === 'us' ? { contactId: null } : {}) })}
          data={promisers.map((by) => ({
            value: by,
            label: t(by === 'us' ? 'onSite:promiseUs' : 'onSite:promiseThem'),
          }))}
        />
        {value.by === 'them' && contacts.length > 0 ? (
          <Select
            className="rp-grow"
            aria-label={t('onSite:promiseWho')}
            placeholder={t('onSite:promiseWho')}
            data={contacts.map((c) => ({ value: c.id, label: c.name }))}
            value={value.contactId}
            onChange={(contactId) => set({ contactId })}
          />
        ) : (
          <span className="rp-grow" />
        )}
        <ActionIcon aria-label={t('onSite:promiseRemove', { subject: value.subject })} onClick={onRemove}>
          <IconX size={20} stroke={1.6} />
        </ActionIcon>
      </div>
      <TextInput
        aria-label={t('onSite:promiseWhat')}
        placeholder={t('onSite:promiseWhat')}
        autoFocus={isNew}
        maxLength={200}
        autoComplete="off"
        value={value.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <DateField
        aria-label={t('onSite:promiseBy')}
        placeholder={t('onSite:promiseBy')}
        value={value.on}
        onChange={(on) => set({ on })}
      />
    </li>
  )
}

interface Props {
  readonly value: readonly PromiseValues[]
  readonly contacts: Contacts
  readonly onChange: (value: PromiseValues[]) => void
}

export function PromiseRows({ value, contacts, onChange }: Props) {
  const t = useWords()
  const today = useToday()
  const [newest, setNewest] = useState<number | null>(null)
  const add = (): void => {
    setNewest(value.length)
    onChange([...value, { by: 'us', subject: '', on: addDays(today, 7), contactId: null }])
  }
  return (
    <section aria-label={t('onSite:promises')}>
      <h3 className="rp-xs rp-3">{t('onSite:promises')}</h3>
      <ul className={classes.promises}>
        {value.map((one, index) => (
          <PromiseRow
            // rows have no identity but their place
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            value={one}
            contacts={contacts}
            isNew={index === newest}
            onChange={(changed) => onChange(value.with(index, changed))}
            onRemove={() => onChange(value.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <Button leftSection={<IconPlus size={20} stroke={1.6} aria-hidden />} onClick={add}>
        {t('onSite:promiseAdd')}
      </Button>
    </section>
  )
}
