/** The seven days of the week; picking one shows it. */
import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { addDays } from '../../../shared/base/local-date.ts'
import { isWorkingDay } from '../../../shared/domain/working-calendar.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DayMarkWord } from '../../ui/day-mark.tsx'
import classes from './today.module.css'

type WeekDay = Output<'today.get'>['week'][number]

interface Props {
  readonly week: readonly WeekDay[]
  readonly date: string
  readonly onPick: (date: string) => void
}

function DayCell({
  day,
  isOn,
  onPick,
}: {
  readonly day: WeekDay
  readonly isOn: boolean
  readonly onPick: () => void
}) {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const count =
    day.visits > 0
      ? t('today:visits', { count: day.visits })
      : day.followUps > 0
        ? t('today:dueShort', { count: day.followUps })
        : ''
  return (
    <button
      type="button"
      className={classes.weekDay}
      data-on={isOn || undefined}
      data-today={day.date === today || undefined}
      data-off={!isWorkingDay(day.date, localZone()) || undefined}
      aria-pressed={isOn}
      onClick={onPick}
    >
      <i>{format.weekday(day.date)}</i>
      <b>
        {format.dayOfMonth(day.date)}
        <DayMarkWord date={day.date} />
      </b>
      <em>{count}</em>
    </button>
  )
}

export function WeekStrip({ week, date, onPick }: Props) {
  const t = useWords()
  return (
    <div className={classes.week}>
      <ActionIcon size="sm" aria-label={t('today:previousWeek')} onClick={() => onPick(addDays(date, -7))}>
        <IconChevronLeft size={16} stroke={1.6} />
      </ActionIcon>
      <div className={classes.weekDays}>
        {week.map((day) => (
          <DayCell key={day.date} day={day} isOn={day.date === date} onPick={() => onPick(day.date)} />
        ))}
      </div>
      <ActionIcon size="sm" aria-label={t('today:nextWeek')} onClick={() => onPick(addDays(date, 7))}>
        <IconChevronRight size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  )
}
