/** Today: the day in a sentence, the week, the agenda with the next visit, and what slipped. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { openDialog } from '../../app/dialogs.ts'
import { useRoving } from '../../app/keyboard/use-roving.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { AgendaList } from './agenda-list.tsx'
import { Headline } from './headline.tsx'
import { TodayAside } from './today-aside.tsx'
import classes from './today.module.css'
import { WeekStrip } from './week-strip.tsx'

function NothingYet() {
  const t = useWords()
  return (
    <Empty why={t('today:emptyWhy')} todo={t('today:emptyTodo')}>
      <Button variant="filled" renderRoot={(props) => <Link {...props} to="/import" />}>
        {t('accounts:import')}
      </Button>
      <Button rightSection={<Kbd keys="c" />} onClick={() => openDialog({ type: 'newAccount' })}>
        {t('accounts:new')}
      </Button>
    </Empty>
  )
}

export default function TodayScreen() {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const [picked, setPicked] = useState<string | null>(null)
  const date = picked ?? today
  const isToday = date === today
  const day = useAsk('today.get', { date, zone: localZone() }).data
  // what slipped is told as of today, whichever day is looked at
  const asOfToday = useAsk('today.get', { date: today, zone: localZone() }).data ?? day
  const area = useRef<HTMLDivElement>(null)
  const pick = (d: string): void => setPicked(d === today ? null : d)
  const plan = (): void => openDialog({ type: 'planVisit', ...(isToday ? {} : { on: date }) })
  useShortcuts([
    { keys: 'n', bar: t('visits:plan'), run: plan },
    { keys: 'l', bar: t('visits:log'), run: () => openDialog({ type: 'logVisit' }) },
  ])
  useRoving(area, { move: t('today:move') })
  if (!day || !asOfToday) return null
  return (
    <div className={classes.screen} ref={area}>
      <section className={classes.day}>
        <div className={classes.head}>
          <div className="rp-grow">
            <h1>{format.dayTitle(date)}</h1>
            <p className={classes.lead}>
              {day.accountCount === 0 ? null : <Headline day={day} date={date} isToday={isToday} />}
              {isToday ? null : (
                <button type="button" className="rp-link" onClick={() => setPicked(null)}>
                  {t('today:backToToday')}
                </button>
              )}
            </p>
          </div>
          <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={plan}>
            {t('visits:plan')}
          </Button>
        </div>
        {day.accountCount === 0 ? (
          <div className={classes.nothingYet}>
            <NothingYet />
          </div>
        ) : (
          <>
            <WeekStrip week={day.week} date={date} onPick={pick} />
            <AgendaList day={day} date={date} isToday={isToday} />
          </>
        )}
      </section>
      {day.accountCount === 0 ? null : <TodayAside day={asOfToday} />}
    </div>
  )
}
