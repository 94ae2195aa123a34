/** Where a list has nothing: why, what to do, one button. Stands where the first row would be. */
import type { ReactNode } from 'react'
import classes from './empty.module.css'

interface Props {
  readonly why: string
  readonly todo?: string
  readonly children?: ReactNode
}

export function Empty({ why, todo, children }: Props) {
  return (
    <div className={classes.empty}>
      <p>{why}</p>
      {todo ? <p className="rp-2">{todo}</p> : null}
      {children ? <div className={classes.acts}>{children}</div> : null}
    </div>
  )
}
