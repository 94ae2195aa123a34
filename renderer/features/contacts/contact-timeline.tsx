/** What happened with one person, in their card: a stream with a scroll of its own. */
import { useRef } from 'react'
import { Timeline } from '../accounts/timeline.tsx'
import classes from './stance.module.css'

export function ContactTimeline({ id }: { readonly id: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <div className={classes.stream} ref={scroller}>
      <Timeline whose={{ of: 'contact', id }} scroller={scroller} />
    </div>
  )
}
