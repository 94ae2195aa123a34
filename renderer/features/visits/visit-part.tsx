/** One part of a visit's sheet: its name, then what is in it; a part with nothing in it is left out. */
import type { ReactNode } from 'react'
import sheet from '../../ui/sheet-page.module.css'

interface Props {
  readonly title: string
  readonly count?: ReactNode
  readonly isEmpty?: boolean
  readonly children: ReactNode
}

export function VisitPart({ title, count, isEmpty = false, children }: Props) {
  if (isEmpty) return null
  return (
    <section className={sheet.part}>
      <h2>
        {title} {count === undefined ? null : <span className="rp-xs rp-3">{count}</span>}
      </h2>
      {children}
    </section>
  )
}
