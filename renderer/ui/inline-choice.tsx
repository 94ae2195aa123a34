/** A choice that is text until clicked, then a menu; picking saves at once, Esc changes nothing. */
import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useLayer } from '../app/keyboard/layers.ts'
import { useWords } from '../i18n/use-words.ts'
import classes from './inline-text.module.css'

export interface Option {
  readonly value: string
  readonly label: string
}

interface Props {
  readonly label: string
  readonly value: string | null
  readonly options: readonly Option[]
  /** Whether "none" can be chosen. */
  readonly isOptional?: boolean
  readonly shown?: ReactNode
  /** What stands there while nothing is chosen, and is chosen to have nothing. */
  readonly none?: string
  readonly onSave: (value: string | null) => Promise<boolean>
}

export function InlineChoice({ label, value, options, isOptional = true, shown, none, onSave }: Props) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const chosen = options.find((o) => o.value === value)?.label ?? value ?? ''
  // a reader hears what is seen
  const words = typeof shown === 'string' ? shown : chosen
  const pick = (next: string | null) => () => {
    if (next !== value) void onSave(next)
  }
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start" transitionProps={{ duration: 0 }} shadow="md">
      <Menu.Target>
        <button type="button" className={classes.shown} aria-label={`${label}: ${words || (none ?? t('common:add'))}`}>
          {shown ?? (words === '' ? <span className="rp-3">{none ?? t('common:add')}</span> : words)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            onClick={pick(option.value)}
            rightSection={option.value === value ? <IconCheck size={16} stroke={1.6} aria-hidden /> : null}
          >
            {option.label}
          </Menu.Item>
        ))}
        {isOptional && value !== null ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={pick(null)}>{none ?? t('common:none')}</Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
