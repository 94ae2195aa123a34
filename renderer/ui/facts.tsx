/** Facts in one line, parted by the drawn dot; what is empty is left out. */
import { Fragment, type ReactNode } from 'react'
import classes from './facts.module.css'

export function Facts({ items }: { readonly items: readonly (ReactNode | null | undefined | false)[] }) {
  const shown = items.filter((i) => i !== null && i !== undefined && i !== false && i !== '')
  return shown.map((item, index) => (
    // the line is a whole: items have no identity of their own
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      {index > 0 ? <i className={classes.dot} aria-hidden="true" /> : null}
      {/* a reader hears a pause where the dot stands */}
      {index > 0 ? <span className="rp-sr">, </span> : null}
      {item}
    </Fragment>
  ))
}
