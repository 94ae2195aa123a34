/** How far a long job is: a thin bar and one line of what, how much, how fast, how long. Grey while it waits. */
import type { ReactNode } from 'react'
import classes from './progress-bar.module.css'

interface Props {
  readonly label: string
  /** 0 to 1, or null while the whole is not known. */
  readonly share: number | null
  readonly isWaiting?: boolean
  readonly children?: ReactNode
}

export function ProgressBar({ label, share, isWaiting = false, children }: Props) {
  const percent = share === null ? null : Math.round(Math.max(0, Math.min(1, share)) * 100)
  return (
    <div className={classes.progress}>
      <div
        className={classes.bar}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
      >
        <div
          className={isWaiting || percent === null ? classes.waiting : classes.done}
          style={{ width: `${percent ?? 100}%` }}
        />
      </div>
      <div className={classes.line}>{children}</div>
    </div>
  )
}
