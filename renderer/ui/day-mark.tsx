/** 休 or 班 beside a date of the Chinese working calendar; nothing beside any other. */
import { dayMark } from '../../shared/domain/working-calendar.ts'
import { localZone } from '../app/today.ts'
import { useWords } from '../i18n/use-words.ts'
import classes from './day-mark.module.css'

export function DayMarkWord({ date }: { readonly date: string }) {
  const t = useWords()
  const mark = dayMark(date, localZone())
  if (mark === null) return null
  return (
    <span className={classes.mark} data-mark={mark} title={t(`common:dayMarkLong.${mark}`)}>
      {t(`common:dayMark.${mark}`)}
    </span>
  )
}
