/** What is overdue, above a calendar that shows other days: always in sight, with its count; the count opens them all. */
import type { FollowUpListRow } from '../../../shared/api/work.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useWords } from '../../i18n/use-words.ts'
import { showView } from './follow-up-view.ts'
import { DueWords } from './follow-up-row.tsx'
import classes from './follow-ups.module.css'

interface Props {
  readonly count: number
  /** The longest overdue ones. */
  readonly rows: readonly FollowUpListRow[]
}

export function OverdueStrip({ count, rows }: Props) {
  const t = useWords()
  if (count === 0) return null
  return (
    <div className={classes.overdue} role="region" aria-label={t('followUps:overdue')}>
      <button type="button" className="rp-link" onClick={() => showView('agenda')}>
        <b className="rp-danger">{t('followUps:overdueCount', { count })}</b>
      </button>
      {rows.map(({ followUp: f, accountName }) => (
        <span key={f.id} className={classes.late}>
          <button
            type="button"
            className="rp-link rp-cut"
            onClick={() => openDialog({ type: 'card', of: 'followUp', id: f.id })}
          >
            {accountName ?? f.subject}
          </button>
          <span className="rp-xs rp-nw">
            <DueWords dueOn={f.dueOn} dueTime={null} />
          </span>
        </span>
      ))}
    </div>
  )
}
