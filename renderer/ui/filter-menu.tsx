/** A filter: a button that says what is chosen, and a list of values to tick. Long lists can be searched. */
import { Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useLayer } from '../app/keyboard/layers.ts'
import { useWords } from '../i18n/use-words.ts'
import { useFormat } from '../app/use-format.ts'
import classes from './filter-menu.module.css'

export interface FilterOption {
  readonly value: string
  readonly label: string
  readonly count?: number | undefined
}

export interface FilterGroup {
  readonly id: string
  readonly title?: string
  readonly options: readonly FilterOption[]
  readonly chosen: readonly string[]
  /** One value at most. */
  readonly isSingle?: boolean
  readonly onChange: (chosen: string[]) => void
}

interface Props {
  readonly label: string
  readonly groups: readonly FilterGroup[]
}

/** From here on a list of values has a field to find one in. */
const searchableFrom = 10
const shownMost = 100

function Group({ group }: { readonly group: FilterGroup }) {
  const t = useWords()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const found = group.options.filter((o) => o.label.toLowerCase().includes(wanted)).slice(0, shownMost)
  const toggle = (value: string): void => {
    const isOn = group.chosen.includes(value)
    const rest = group.isSingle ? [] : group.chosen
    group.onChange(isOn ? group.chosen.filter((v) => v !== value) : [...rest, value])
  }
  return (
    <fieldset className={classes.group}>
      <legend className={group.title ? classes.title : 'rp-sr'}>{group.title ?? group.id}</legend>
      {group.options.length > searchableFrom ? (
        <TextInput
          aria-label={t('accounts:findOption')}
          placeholder={t('accounts:findOption')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
      {found.map((option) => (
        <div key={option.value} className={classes.option}>
          <Checkbox
            label={option.label}
            checked={group.chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.count === undefined ? null : <span className="rp-3 rp-xs">{format.number(option.count)}</span>}
        </div>
      ))}
      {group.options.length === 0 ? <p className="rp-2">{t('accounts:noOptions')}</p> : null}
    </fieldset>
  )
}

function buttonWords(label: string, groups: readonly FilterGroup[], many: (count: number) => string): string {
  const chosen = groups.flatMap((g) => g.options.filter((o) => g.chosen.includes(o.value)).map((o) => o.label))
  if (chosen.length === 0) return label
  return chosen.length === 1 ? (chosen[0] ?? label) : many(chosen.length)
}

export function FilterMenu({ label, groups }: Props) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const isChosen = groups.some((g) => g.chosen.length > 0)
  const words = buttonWords(label, groups, (count) => t('accounts:filterChosen', { name: label, count }))
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          className={isChosen ? classes.chosen : ''}
          rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}
          aria-label={isChosen ? `${label}: ${words}` : label}
          onClick={() => setOpen(!isOpen)}
        >
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        {groups.map((group) => (
          <Group key={group.id} group={group} />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
