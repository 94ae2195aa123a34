/** A heading with its count and one act at the end of the line. */
import type { ReactNode } from 'react'
import classes from './section-head.module.css'

interface Props {
  readonly title: string
  readonly count?: ReactNode
  readonly level?: 2 | 3
  readonly children?: ReactNode
}

export function SectionHead({ title, count, level = 3, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={classes.head}>
      <Heading>{title}</Heading>
      {count === undefined ? null : <span className="rp-3 rp-xs">{count}</span>}
      <span className={classes.end}>{children}</span>
    </div>
  )
}
