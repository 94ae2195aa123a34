/** A large line with its tick: one tap sets it, another takes it back. */
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './on-site.module.css'

interface Props {
  readonly isOn: boolean
  readonly onToggle: () => void
  readonly label: ReactNode
  /** Under the label. */
  readonly under?: ReactNode
  readonly isQuiet?: boolean
}

export function TickRow({ isOn, onToggle, label, under, isQuiet = false }: Props) {
  return (
    <li>
      <button type="button" className={classes.person} aria-pressed={isOn} onClick={onToggle}>
        <span className={classes.tick} aria-hidden="true">
          {isOn ? <IconCheck size={18} stroke={2} /> : null}
        </span>
        <span className={`rp-grow ${isQuiet ? 'rp-2' : ''}`}>
          {label}
          {under ? <span className={`rp-xs rp-3 ${classes.under}`}>{under}</span> : null}
        </span>
      </button>
    </li>
  )
}
