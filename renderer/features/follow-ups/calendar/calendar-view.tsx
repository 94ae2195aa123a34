/** Follow-ups and visits by day: a week in full, or a month at a glance. */
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CalendarItem } from '../../../../shared/api/follow-ups.ts'
import { addDays } from '../../../../shared/base/local-date.ts'
import { openDialog } from '../../../app/dialogs.ts'
import { localZone, useToday } from '../../../app/today.ts'
import { useFormat } from '../../../app/use-format.ts'
import { useRun } from '../../../app/use-run.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useAsk } from '../../../platform/queries.ts'
import { askResult, showDay, showView, useFollowUpView } from '../follow-up-view.ts'
import { ResultLine } from '../result-line.tsx'
import { useFollowUpActs } from '../use-follow-up-acts.ts'
import { itemsByDay, rangeOf, turned, type CalendarSpan } from './calendar-days.ts'
import { CalendarGrid } from './calendar-grid.tsx'
import classes from './calendar.module.css'
import { useCalendarKeys } from './use-calendar-keys.ts'

/** Height of the row of weekdays, of a day's number, and of one item with its gap. */
const [headPx, numberPx, itemPx] = [30, 28, 22] as const
const noItems: readonly CalendarItem[] = []

/** So many items fit into a day of a month; a week scrolls. */
const fitting = (span: CalendarSpan, heightPx: number, weeks: number): number =>
  span === 'week' ? 200 : Math.max(1, Math.floor(((heightPx - headPx) / weeks - numberPx) / itemPx))

interface HeadProps {
  readonly span: CalendarSpan
  readonly on: string
  readonly isCut: boolean
}

function Head({ span, on, isCut }: HeadProps) {
  const t = useWords()
  const format = useFormat()
  const { from } = rangeOf(span, on)
  const title =
    span === 'month'
      ? format.monthTitle(on)
      : t('followUps:weekTitle', { from: format.date(from), to: format.date(addDays(from, 6)) })
  return (
    <div className={classes.bar}>
      <ActionIcon
        variant="subtle"
        aria-label={t(`followUps:before.${span}`)}
        onClick={() => showDay(turned(span, on, -1))}
      >
        <IconChevronLeft size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={t(`followUps:after.${span}`)}
        onClick={() => showDay(turned(span, on, 1))}
      >
        <IconChevronRight size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
      <Button variant="subtle" onClick={() => showDay(null)}>
        {t('followUps:today')}
      </Button>
      <h2 aria-live="polite">{title}</h2>
      {isCut ? <span className="rp-3 rp-xs">{t('followUps:rangeCut')}</span> : null}
    </div>
  )
}

/** What can be done with an item of the calendar, the same for pointer and keys. */
function useGridActs() {
  const run = useRun()
  const t = useWords()
  const format = useFormat()
  const acts = useFollowUpActs()
  const onMove = useCallback(
    async (item: CalendarItem, on: string): Promise<boolean> => {
      if (item.of === 'followUp') return acts.snooze(item, on)
      const said = t('followUps:visitMoved', { name: item.accountName ?? item.subject, when: format.dateWithDay(on) })
      return (await run('visits.move', { id: item.id, on }, said)) !== null
    },
    [acts, run, t, format],
  )
  const onOpen = useCallback(({ of, id }: CalendarItem) => openDialog({ type: 'card', of, id }), [])
  const onAdd = useCallback((on: string) => openDialog({ type: 'followUp', on }), [])
  const onMore = useCallback((on: string) => {
    showDay(on)
    showView('week')
  }, [])
  return useMemo(() => ({ onMove, onOpen, onAdd, onMore }), [onMove, onOpen, onAdd, onMore])
}

/** The height there is for the days, known before the first frame is drawn. */
function useHeight() {
  const ref = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = (): void => setHeight(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, height }
}

export default function CalendarView({ view }: { readonly view: CalendarSpan }) {
  const today = useToday()
  const chosen = useFollowUpView((s) => s.on)
  const closingId = useFollowUpView((s) => s.closingId)
  const on = chosen ?? today
  const range = rangeOf(view, on)
  const answer = useAsk('calendar.range', { ...range, zone: localZone() }).data
  const items = answer?.items ?? noItems
  const days = useMemo(() => itemsByDay(items), [items])
  const { ref, height } = useHeight()
  const shown = fitting(view, height, range.days / 7)
  const area = useRef<HTMLDivElement>(null)
  const acts = useGridActs()
  const { refocus } = useCalendarKeys({ ...acts, area, span: view, range, on, today, days, shown })
  const closing = items.find((item) => item.id === closingId)
  return (
    <div className={classes.view}>
      <Head span={view} on={on} isCut={answer?.isCut ?? false} />
      {closing === undefined ? null : (
        <div className={classes.closing}>
          <span className={classes.closingName}>{closing.subject}</span>
          <ResultLine
            followUp={closing}
            onClose={() => {
              askResult(null)
              refocus()
            }}
          />
        </div>
      )}
      <div className={classes.area} ref={area}>
        <div className={classes.fill} ref={ref}>
          {height === 0 ? null : (
            <CalendarGrid
              key={`${view} ${range.from} ${range.days}`}
              span={view}
              range={range}
              month={on}
              today={today}
              days={days}
              shown={shown}
              {...acts}
            />
          )}
        </div>
      </div>
    </div>
  )
}
