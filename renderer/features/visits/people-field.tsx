/** The people of an account, to tick who is met. */
import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../platform/queries.ts'
import formClasses from '../../ui/form.module.css'

interface Props {
  readonly label: string
  readonly accountId: string | null
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
}

export function PeopleField({ label, accountId, value, onChange }: Props) {
  const account = useQuery({ ...ask('accounts.get', { id: accountId ?? '' }), enabled: accountId !== null })
  const contacts = (account.data?.contacts ?? []).filter((c) => c.hasLeft !== true || value.includes(c.id))
  if (contacts.length === 0) return null
  const toggle = (id: string): void => onChange(value.includes(id) ? value.filter((v) => v !== id) : [...value, id])
  return (
    <fieldset className={formClasses.group}>
      <legend className={formClasses.legend}>{label}</legend>
      <div className={formClasses.checks}>
        {contacts.map((c) => (
          <Checkbox
            key={c.id}
            label={c.jobTitle === null ? c.name : `${c.name} ${c.jobTitle}`}
            checked={value.includes(c.id)}
            onChange={() => toggle(c.id)}
          />
        ))}
      </div>
    </fieldset>
  )
}
