/** The shape of every list page: title, count in words, one act; one row of filters; the list. */
import type { ReactNode } from 'react'
import classes from './list-page.module.css'

interface Props {
  readonly title: string
  readonly count: ReactNode
  readonly act: ReactNode
  readonly filters: ReactNode
  readonly children: ReactNode
}

export function ListPage({ title, count, act, filters, children }: Props) {
  return (
    <section className={classes.page}>
      <div className={classes.head}>
        <h1>{title}</h1>
        <span className="rp-2 rp-grow">{count}</span>
        {act}
      </div>
      <div className={classes.filters}>{filters}</div>
      {children}
    </section>
  )
}

/** Two lines at the left, what counts at the right. */
export function ListRow({
  lead,
  title,
  facts,
  end,
}: {
  readonly lead?: ReactNode
  readonly title: ReactNode
  readonly facts: ReactNode
  readonly end?: ReactNode
}) {
  return (
    <div className={classes.row}>
      {lead}
      <div className="rp-grow">
        <div className="rp-cut">{title}</div>
        <div className="rp-xs rp-3 rp-cut">{facts}</div>
      </div>
      {end}
    </div>
  )
}
