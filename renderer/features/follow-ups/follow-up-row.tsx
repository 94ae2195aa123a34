/** A follow-up in a list: done at the left, what and with whom, how late at the right. */
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import type { FollowUpListRow } from '../../../shared/api/work.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './follow-ups.module.css'
import { SnoozeMenu } from './snooze-menu.tsx'
import { useFollowUpActs } from './use-follow-up-acts.ts'

/** When it is due, in red with the days when it is late. */
export function DueWords({ dueOn, dueTime }: { readonly dueOn: string; readonly dueTime: string | null }) {
  const t = useWords()
  const format = useFormat()
  const days = format.daysFromToday(dueOn)
  if (days < 0) return <span className="rp-danger">{t('followUps:late', { count: -days })}</span>
  const near = format.near(dueOn)
  return <span>{dueTime === null ? near : t('common:dateAndTime', { date: near, time: dueTime })}</span>
}

export function FollowUpRow({ row }: { readonly row: FollowUpListRow }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const acts = useFollowUpActs()
  const f = row.followUp
  const isOpen = f.status === 'open'
  return (
    <div className={classes.row} role="gridcell">
      {isOpen ? (
        <button
          type="button"
          className={classes.act}
          tabIndex={-1}
          title={t('followUps:complete')}
          aria-label={`${t('followUps:complete')}: ${f.subject}`}
          onClick={(event) => {
            event.stopPropagation()
            void acts.complete(f)
          }}
        >
          <IconCircle size={18} stroke={1.6} aria-hidden />
        </button>
      ) : (
        <span className={classes.done}>
          <IconCircleCheck size={18} stroke={1.6} aria-hidden />
        </span>
      )}
      <div className="rp-grow">
        <div className="rp-cut">{f.subject}</div>
        <div className="rp-xs rp-3 rp-cut">
          <Facts items={[row.accountName, words('followUpKind', f.kind), isOpen ? null : f.result]} />
        </div>
      </div>
      <span className="rp-2 rp-nw">
        {isOpen ? (
          <DueWords dueOn={f.dueOn} dueTime={f.dueTime} />
        ) : (
          <Facts
            items={[words('followUpStatus', f.status), f.doneAt === null ? null : format.near(format.dateOf(f.doneAt))]}
          />
        )}
      </span>
      {isOpen ? <SnoozeMenu followUp={f} /> : null}
    </div>
  )
}
