/** One follow-up or visit on its day: what kind by the mark and in words for a reader, when, with whom, what. */
import type { CalendarItem } from '../../../../shared/api/follow-ups.ts'
import { useWords } from '../../../i18n/use-words.ts'
import classes from './calendar.module.css'

export function CalendarItemWords({ item, isWide }: { readonly item: CalendarItem; readonly isWide: boolean }) {
  const t = useWords()
  const name = item.accountName ?? item.subject
  return (
    <span className={isWide ? classes.tall : classes.flat}>
      <span className="rp-sr">{t(`followUps:itemOf.${item.of}`)} </span>
      <span className={classes.who}>
        <span className={classes.lead}>
          <i className={item.of === 'visit' ? classes.visitMark : classes.followUpMark} aria-hidden />
          {item.time === null ? null : <span className={classes.time}>{item.time}</span>}
        </span>
        <span className={classes.name}>{name}</span>
      </span>
      {item.accountName === null ? null : <span className={classes.subject}>{item.subject}</span>}
    </span>
  )
}
