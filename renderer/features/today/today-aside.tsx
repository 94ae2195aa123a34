/** What slipped: overdue, not written up, gone quiet. Each line is one press away from being settled. */
import { Link, useNavigate, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { addDays } from '../../../shared/base/local-date.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useIsSettled } from '../../app/settled.ts'
import { useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import { DueWords } from '../follow-ups/follow-up-row.tsx'
import { DueUntil } from '../learning/due-until.tsx'
import { Changes } from './changes.tsx'
import classes from './today.module.css'
import { Unfinished } from './unfinished.tsx'

type Day = Output<'today.get'>

const shownMost = 6
const soonDays = 7

/** The accounts of a week's quiet without a next date, the longest first. */
const quietView = { filter: { next: 'none', quietDays: 7 }, sort: 'lastContact' } as const

interface LineProps {
  readonly title: string
  readonly under?: string | null
  readonly end: ReactNode
  readonly label?: string
  readonly onClick: () => void
}

function Line({ title, under, end, label, onClick }: LineProps) {
  return (
    <li>
      <button type="button" data-rove className={classes.asideItem} title={label} onClick={onClick}>
        <span className={classes.asideRow}>
          <span className="rp-cut">{title}</span>
          <span className="rp-2 rp-nw">{end}</span>
        </span>
        {under ? <span className={`rp-xs rp-3 rp-cut ${classes.line}`}>{under}</span> : null}
      </button>
    </li>
  )
}

interface PartProps {
  readonly title: string
  readonly count: number
  readonly shown: number
  /** Where all of them are listed. */
  readonly to: LinkProps
  readonly children: ReactNode
}

function Part({ title, count, shown, to, children }: PartProps) {
  const t = useWords()
  if (count === 0) return null
  return (
    <section>
      <SectionHead title={title} count={count} />
      <ul>{children}</ul>
      {count > shown ? (
        <p className="rp-xs">
          <Link {...to} data-rove>
            {t('today:andMore', { count: count - shown })}
          </Link>
        </p>
      ) : null}
    </section>
  )
}

/** Courses that are late, or due within the week. */
function LearningPart() {
  const t = useWords()
  const today = useToday()
  const navigate = useNavigate()
  const rows = (useAsk('learning.mine', { today }, useIsSettled()).data?.rows ?? []).filter(
    ({ isDone, assignment: { dueOn } }) => !isDone && dueOn !== null && dueOn <= addDays(today, soonDays),
  )
  const shown = rows.slice(0, shownMost)
  return (
    <Part title={t('today:learning')} count={rows.length} shown={shown.length} to={{ to: '/learning' }}>
      {shown.map((one) => (
        <Line
          key={one.assignment.id}
          title={one.courseName}
          under={t('learning:doneOf', { done: one.done, count: one.steps })}
          end={<DueUntil enrolment={one} />}
          onClick={() => void navigate({ to: '/learning/$courseId', params: { courseId: one.assignment.courseId } })}
        />
      ))}
    </Part>
  )
}

/** Quotes that wait for a word of this person. */
function QuotesPart() {
  const t = useWords()
  const format = useFormat()
  const navigate = useNavigate()
  const data = useAsk('quotes.list', { isAsked: true }, useIsSettled()).data
  const rows = data?.mayDecide === true ? data.rows : []
  const shown = rows.slice(0, shownMost)
  return (
    <Part title={t('today:quotes')} count={rows.length} shown={shown.length} to={{ to: '/quotes' }}>
      {shown.map(({ quote, accountName, totalMinor }) => (
        <Line
          key={quote.id}
          title={quote.name}
          under={quote.decision ?? accountName}
          end={totalMinor === null ? '' : format.money(totalMinor, quote.currency)}
          onClick={() => void navigate({ to: '/quotes/$quoteId', params: { quoteId: quote.id } })}
        />
      ))}
    </Part>
  )
}

export function TodayAside({ day }: { readonly day: Day }) {
  const t = useWords()
  const format = useFormat()
  const overdue = day.overdue.slice(0, shownMost)
  const toWriteUp = day.toWriteUp.slice(0, shownMost)
  const quiet = day.quiet.slice(0, shownMost)
  return (
    <aside className={classes.aside}>
      <Unfinished />
      <Part title={t('today:overdueTitle')} count={day.overdueCount} shown={overdue.length} to={{ to: '/follow-ups' }}>
        {overdue.map(({ followUp: f, accountName }) => (
          <Line
            key={f.id}
            title={f.subject}
            under={accountName}
            end={<DueWords dueOn={f.dueOn} dueTime={f.dueTime} />}
            onClick={() => openDialog({ type: 'card', of: 'followUp', id: f.id })}
          />
        ))}
      </Part>
      <Part title={t('today:toWriteUp')} count={day.toWriteUpCount} shown={toWriteUp.length} to={{ to: '/visits' }}>
        {toWriteUp.map(({ visit, accountName }) => (
          <Line
            key={visit.id}
            title={accountName}
            under={visit.subject}
            end={format.near(format.dateOf(visit.startAt))}
            onClick={() => openDialog({ type: 'logVisit', account: { id: visit.accountId, name: accountName }, visit })}
          />
        ))}
      </Part>
      <Part
        title={t('today:quiet')}
        count={day.quietCount}
        shown={quiet.length}
        to={{ to: '/accounts', search: quietView }}
      >
        {quiet.map((q) => (
          <Line
            key={q.accountId}
            title={q.name}
            end={t('common:days', { count: q.days })}
            label={t('today:setDateFor', { name: q.name })}
            onClick={() => openDialog({ type: 'followUp', account: { id: q.accountId, name: q.name } })}
          />
        ))}
      </Part>
      <QuotesPart />
      <LearningPart />
      <Changes />
    </aside>
  )
}
