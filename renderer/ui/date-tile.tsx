/** A day, as it is written everywhere: month, number, weekday. */
import { useFormat } from '../app/use-format.ts'
import classes from './date-tile.module.css'

interface Props {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** The next date is the hero of its page. */
  readonly isNext?: boolean
  readonly withMonth?: boolean
  readonly small?: boolean
}

export function DateTile({ date, isNext = false, withMonth = true, small = false }: Props) {
  const format = useFormat()
  const name = [classes.tile, isNext ? classes.next : '', small ? classes.small : ''].join(' ')
  return (
    <time className={name} dateTime={date}>
      {withMonth ? <span className={classes.part}>{format.month(date)}</span> : null}
      <span className={classes.day}>{format.dayOfMonth(date)}</span>
      <span className={classes.part}>{format.weekday(date)}</span>
    </time>
  )
}
