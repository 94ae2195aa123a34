/** Fields that point to other records: the owner, another account, people of the account. */
import { Checkbox, Popover } from '@mantine/core'
import { useState } from 'react'
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import inline from '../../ui/inline-text.module.css'
import { useQuery } from '@tanstack/react-query'
import { AccountPicker } from '../accounts/account-picker.tsx'
import type { EditableRow } from './field-row.tsx'
import classes from './fields.module.css'
import type { EditableType, SaveField } from './use-patch.ts'

interface Props {
  readonly type: EditableType
  readonly row: EditableRow
  readonly field: string
  readonly label: string
  readonly save: SaveField
}

export function RefField(props: Props) {
  const target = recordTypeOf(props.type).fields[props.field]?.target
  if (target === 'teamMember') return <Owner {...props} />
  if (target === 'account') return <Account {...props} />
  if (recordTypeOf(props.type).fields[props.field]?.kind === 'refs') return <People {...props} />
  return <Person {...props} />
}

function Owner({ row, field, label, save }: Props) {
  const team = useAsk('team.list', {}).data ?? []
  const options = team.map((m) => ({ value: m.id, label: m.name }))
  return (
    <InlineChoice
      label={label}
      value={(row[field] as string | null) ?? null}
      options={options}
      onSave={(value) => save(field, value)}
    />
  )
}

const accountOf = (row: EditableRow, type: EditableType): string | null =>
  type === 'account' ? row.id : ((row['accountId'] as string | null) ?? null)

/** The people of an account. */
export function useContacts(accountId: string | null) {
  const found = useQuery({
    ...ask('contacts.list', { accountId: accountId ?? '', limit: 200 }),
    enabled: accountId !== null,
  })
  return found.data?.rows.map((r) => r.contact) ?? []
}

function Person({ type, row, field, label, save }: Props) {
  const options = useContacts(accountOf(row, type)).map((c) => ({ value: c.id, label: c.name }))
  return (
    <InlineChoice
      label={label}
      value={(row[field] as string | null) ?? null}
      options={options}
      onSave={(value) => save(field, value)}
    />
  )
}

function People({ type, row, field, label, save }: Props) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const contacts = useContacts(accountOf(row, type))
  const chosen = (row[field] as readonly string[] | null) ?? []
  const names = contacts.filter((c) => chosen.includes(c.id)).map((c) => c.name)
  const toggle = (id: string): void =>
    void save(field, chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id])
  const words = names.join(t('common:listComma'))
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={inline.shown}
          aria-label={`${label}: ${words || t('common:notSet')}`}
          onClick={() => setOpen(!isOpen)}
        >
          {words === '' ? <span className="rp-3">{t('common:add')}</span> : words}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.people}>
        {contacts.length === 0 ? <p className="rp-2">{t('records:noPeople')}</p> : null}
        {contacts.map((c) => (
          <Checkbox key={c.id} label={c.name} checked={chosen.includes(c.id)} onChange={() => toggle(c.id)} />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}

function Account({ row, field, label, save }: Props) {
  const t = useWords()
  const [isEditing, setEditing] = useState(false)
  const id = (row[field] as string | null) ?? null
  const name = useQuery({ ...ask('records.get', { type: 'account', id: id ?? '' }), enabled: id !== null }).data?.row[
    'name'
  ]
  const shown = typeof name === 'string' ? name : ''
  if (!isEditing)
    return (
      <button
        type="button"
        className={inline.shown}
        aria-label={`${label}: ${shown || t('common:notSet')}`}
        onClick={() => setEditing(true)}
      >
        {shown === '' ? <span className="rp-3">{t('common:add')}</span> : shown}
      </button>
    )
  return (
    <AccountPicker
      label={label}
      isLabelHidden
      autoFocus
      value={id === null ? null : { id, name: shown }}
      onChange={(account) => {
        setEditing(false)
        void save(field, account?.id ?? null)
      }}
      onLeave={() => setEditing(false)}
    />
  )
}
