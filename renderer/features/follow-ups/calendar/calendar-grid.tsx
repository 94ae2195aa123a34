/**
 * FullCalendar with our look: days as hairlines, items as words. It is given dates only (the time of day is part of the
 * words), so no zone can move an item; and of a crowded day only what fits, the rest a number that opens the week.
 */
import '@fullcalendar/react/skeleton.css'
import FullCalendar, {
  type DayCellInfo,
  type DayHeaderInfo,
  type EventDisplayInfo,
  type EventDropInfo,
} from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import interaction from '@fullcalendar/react/interaction'
import { memo, useMemo } from 'react'
import type { CalendarItem } from '../../../../shared/api/follow-ups.ts'
import { useFormat } from '../../../app/use-format.ts'
import { useWords } from '../../../i18n/use-words.ts'
import type { Format } from '../../../../shared/base/format.ts'
import { DayMarkWord } from '../../../ui/day-mark.tsx'
import { itemKey, type CalendarSpan, type DayRange, type ItemsByDay } from './calendar-days.ts'
import { CalendarItemWords } from './calendar-item.tsx'
import classes from './calendar.module.css'

export interface GridActs {
  readonly onOpen: (item: CalendarItem) => void
  readonly onMove: (item: CalendarItem, on: string) => Promise<boolean>
  readonly onAdd: (on: string) => void
  /** The number of a crowded day was pressed. */
  readonly onMore: (on: string) => void
}

interface Props extends GridActs {
  readonly span: CalendarSpan
  readonly range: DayRange
  /** A date of the month shown, whose other days are quiet. */
  readonly month: string
  readonly today: string
  readonly days: ItemsByDay
  /** So many items of a day fit. */
  readonly shown: number
}

const plugins = [dayGrid, interaction]
const itemOf = (info: { readonly event: { readonly extendedProps: Record<string, unknown> } }): CalendarItem =>
  info.event.extendedProps['item'] as CalendarItem
/** Its dates are made in UTC, as it is told to live there. */
const dateOf = (date: Date): string => date.toISOString().slice(0, 10)

const eventOf = (item: CalendarItem, place: number) => ({
  id: itemKey(item),
  title: item.subject,
  start: item.on,
  allDay: true,
  // what took place stays where it was
  startEditable: item.isPlanned,
  place,
  item,
})

function useEvents(days: ItemsByDay, { from, days: length }: DayRange, shown: number) {
  return useMemo(() => {
    const end = new Date(Date.parse(`${from}T00:00:00Z`) + length * 86_400_000).toISOString().slice(0, 10)
    return [...days].filter(([on]) => on >= from && on < end).flatMap(([, items]) => items.slice(0, shown).map(eventOf))
  }, [days, from, length, shown])
}

function DayTop({
  date,
  hidden,
  format,
  onMore,
}: {
  date: string
  hidden: number
  format: Format
  onMore: (on: string) => void
}) {
  const t = useWords()
  const isFirst = date.endsWith('-01')
  return (
    <>
      <span>
        <span className={classes.number}>{isFirst ? format.date(date) : format.dayOfMonth(date)}</span>
        <DayMarkWord date={date} />
      </span>
      {hidden === 0 ? null : (
        <button type="button" className={classes.more} tabIndex={-1} onClick={() => onMore(date)}>
          {t('followUps:moreOfDay', { count: hidden })}
        </button>
      )}
    </>
  )
}

const dayClass = (month: string, isWeek: boolean) => (info: DayCellInfo) =>
  [
    classes.day,
    info.isToday ? classes.today : '',
    !isWeek && dateOf(info.date).slice(0, 7) !== month.slice(0, 7) ? classes.otherMonth : '',
  ].join(' ')

const itemClass = (today: string) => (info: EventDisplayInfo) => {
  const item = itemOf(info)
  const isLate = item.of === 'followUp' && item.on < today
  const isOver = item.of === 'visit' && !item.isPlanned
  return [
    classes.item,
    isLate ? classes.late : '',
    isOver ? classes.over : '',
    info.isDragging ? classes.dragged : '',
  ].join(' ')
}

function markItem({ el, event }: EventDisplayInfo & { readonly el: HTMLElement }): void {
  el.dataset['item'] = event.id
  el.dataset['on'] = event.startStr.slice(0, 10)
  el.tabIndex = -1
}

function markDay({ el, date, isToday }: DayCellInfo & { readonly el: HTMLElement }): void {
  el.dataset['day'] = dateOf(date)
  el.tabIndex = isToday ? 0 : -1
}

export const CalendarGrid = memo(function CalendarGrid(props: Props) {
  const { span, range, month, today, days, shown, onMove, onOpen, onAdd, onMore } = props
  const format = useFormat()
  const isWeek = span === 'week'
  const events = useEvents(days, range, shown)
  const drop = (info: EventDropInfo): void => {
    void onMove(itemOf(info), info.event.startStr.slice(0, 10)).then((isMoved) => {
      if (!isMoved) info.revert()
    })
  }
  const head = ({ date }: DayHeaderInfo) => (
    <span className={classes.headWords}>
      {format.weekday(dateOf(date))}
      {isWeek ? (
        <b>
          {format.date(dateOf(date))}
          <DayMarkWord date={dateOf(date)} />
        </b>
      ) : null}
    </span>
  )
  const top = ({ date }: DayCellInfo) => {
    const on = dateOf(date)
    const hidden = Math.max(0, (days.get(on)?.length ?? 0) - shown)
    return isWeek && hidden === 0 ? null : <DayTop date={on} hidden={hidden} format={format} onMore={onMore} />
  }
  return (
    <FullCalendar
      plugins={plugins}
      initialView={isWeek ? 'dayGridWeek' : 'dayGridMonth'}
      initialDate={month}
      timeZone="UTC"
      now={today}
      locale={format.language}
      firstDay={1}
      fixedWeekCount={false}
      headerToolbar={false}
      height="100%"
      expandRows
      events={events}
      eventOrder="place"
      eventInteractive
      editable
      eventDurationEditable={false}
      dragRevertDuration={0}
      eventDrop={drop}
      eventClick={(info) => onOpen(itemOf(info))}
      dateClick={(info) => {
        if (!(info.jsEvent.target as Element).closest('button')) onAdd(info.dateStr.slice(0, 10))
      }}
      className={`${classes.calendar} ${isWeek ? classes.week : classes.month}`}
      dayHeaderClass={({ isToday }) => `${classes.head} ${isToday ? classes.headToday : ''}`}
      dayHeaderContent={head}
      dayCellClass={dayClass(month, isWeek)}
      dayCellTopClass={classes.top}
      dayCellTopInnerClass={classes.topInner}
      dayCellTopContent={top}
      dayCellDidMount={markDay}
      eventClass={itemClass(today)}
      eventContent={(info) => <CalendarItemWords item={itemOf(info)} isWide={isWeek} />}
      eventDidMount={markItem}
    />
  )
})
