/** A heading with its count and one act at the end of the line. */
import type { ReactNode } from 'react'
import classes from './section-head.module.css'

interface Props {
  readonly title: string
  readonly count?: ReactNode
  /** Of the main part of a screen, not of its aside. */
  readonly isMain?: boolean
  readonly children?: ReactNode
}

export function SectionHead({ title, count, isMain = false, children }: Props) {
  return (
    <div className={classes.head}>
      <h2 className={isMain ? undefined : classes.small}>{title}</h2>
      {count === undefined ? null : <span className="rp-3 rp-xs">{count}</span>}
      <span className={classes.end}>{children}</span>
    </div>
  )
}
