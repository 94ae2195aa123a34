/** The day along a line, with the present moment drawn in. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Fragment } from 'react'
import { wallClock } from '../../../shared/base/local-date.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { openDialog } from '../../app/dialogs.ts'
import { localZone, useNow } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { agendaOf, dueCount, gapBefore, nextVisit, nowIndex, type AgendaItem, type Gap } from './agenda.ts'
import { NextVisitCard } from './next-visit-card.tsx'
import classes from './today.module.css'

type Day = Output<'today.get'>

function useLines(item: AgendaItem) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  if (item.type === 'followUp') {
    const f = item.row.followUp
    return { name: item.row.accountName ?? f.subject, quiet: words('followUpKind', f.kind), line: f.subject }
  }
  const v = item.row.visit
  const people = item.row.people.join(t('common:listComma'))
  const isDone = v.status === 'done'
  const done = [v.durationMin === null ? '' : format.span(v.durationMin), v.summary ?? ''].filter((s) => s !== '')
  return {
    name: item.row.accountName,
    quiet: words('visitType', v.visitType),
    line: isDone ? done.join(t('common:listComma')) || words('visitStatus', 'done') : people || v.subject,
  }
}

function Item({ item }: { readonly item: AgendaItem }) {
  const { name, quiet, line } = useLines(item)
  const navigate = useNavigate()
  const open = (): void => {
    if (item.type === 'followUp') openDialog({ type: 'card', of: 'followUp', id: item.row.followUp.id })
    else void navigate({ to: '/visits/$visitId', params: { visitId: item.row.visit.id } })
  }
  return (
    <button type="button" data-rove className={classes.item} onClick={open}>
      <span className="rp-row">
        <b className="rp-cut">{name}</b>
        <span className="rp-2 rp-nw">{quiet}</span>
      </span>
      <span className={`rp-2 rp-cut ${classes.line}`}>{line}</span>
    </button>
  )
}

function Now({ time }: { readonly time: string }) {
  return (
    <li className={classes.now} aria-hidden="true">
      <div className={classes.time}>{time}</div>
      <div className={classes.rail} />
      <div className={classes.nowLine} />
    </li>
  )
}

/** The way from one visit to the next, and whether there is time for it. */
function Between({ gap }: { readonly gap: Gap }) {
  const t = useWords()
  const format = useFormat()
  const span = format.span(Math.abs(gap.freeMin))
  const way = gap.travelMin === null ? null : t('today:way', { span: format.span(gap.travelMin) })
  return (
    <li className={classes.now}>
      <div />
      <div className={classes.rail} />
      <div className={`rp-xs ${gap.isTooShort ? 'rp-danger' : 'rp-3'} ${classes.between}`}>
        <Facts
          items={[
            t(gap.freeMin < 0 ? 'today:overlap' : 'today:free', { span }),
            way,
            gap.isTooShort && gap.freeMin >= 0 ? t('today:tooShort') : null,
          ]}
        />
      </div>
    </li>
  )
}

function Tomorrow({ day }: { readonly day: Day }) {
  const t = useWords()
  const items = day.tomorrow.map((i) => [i.time, i.accountName ?? i.subject].filter(Boolean).join(' '))
  return (
    <li className={classes.entry} data-last>
      <div className={classes.time}>{t('today:tomorrow')}</div>
      <div className={classes.rail} />
      <div className={`rp-2 ${classes.tomorrow}`}>
        {items.length === 0 ? t('today:tomorrowNone') : items.join(t('common:listComma'))}
      </div>
    </li>
  )
}

/** What the day does not list: it stands among the follow-ups. */
function More({ count }: { readonly count: number }) {
  const t = useWords()
  return (
    <li className={classes.entry}>
      <div />
      <div className={classes.rail} />
      <div className={classes.tomorrow}>
        <Link to="/follow-ups" data-rove>
          {t('today:andMore', { count })}
        </Link>
      </div>
    </li>
  )
}

interface Props {
  readonly day: Day
  readonly date: string
  readonly isToday: boolean
}

export function AgendaList({ day, date, isToday }: Props) {
  const t = useWords()
  const nowMs = useNow()
  const zone = localZone()
  const items = agendaOf(day.visits, day.followUps, zone, date)
  const next = isToday ? nextVisit(day.visits, nowMs) : undefined
  const time = wallClock(nowMs, zone).time
  const unlisted = dueCount(day, date) - day.followUps.length
  const now = isToday && items.length > 0 ? nowIndex(items, time) : -1
  return (
    <ol className={classes.agenda} aria-label={t('today:agenda')}>
      {items.map((item, index) => {
        const isNext = item.type === 'visit' && item.row === next
        const isDone = item.type === 'visit' && item.row.visit.status === 'done'
        const gap = isDone ? null : gapBefore(items, index)
        return (
          <Fragment key={`${item.type}${item.type === 'visit' ? item.row.visit.id : item.row.followUp.id}`}>
            {gap === null ? null : <Between gap={gap} />}
            {index === now ? <Now time={time} /> : null}
            <li className={classes.entry} data-next={isNext || undefined} data-done={isDone || undefined}>
              <div className={classes.time}>{item.time ?? t('today:anyTime')}</div>
              <div className={classes.rail} />
              {isNext && item.type === 'visit' ? <NextVisitCard row={item.row} /> : <Item item={item} />}
            </li>
          </Fragment>
        )
      })}
      {unlisted > 0 ? <More count={unlisted} /> : null}
      {now === items.length && now > 0 ? <Now time={time} /> : null}
      {isToday ? <Tomorrow day={day} /> : null}
    </ol>
  )
}
