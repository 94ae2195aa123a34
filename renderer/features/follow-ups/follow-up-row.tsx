/** A follow-up in a list: done at the left, what and with whom, how late at the right. */
import { IconCircle, IconCircleCheck, IconRepeat } from '@tabler/icons-react'
import type { FollowUpListRow } from '../../../shared/api/work.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { repeatWords } from '../../i18n/repeat-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import classes from './follow-ups.module.css'
import { askResult, useFollowUpView } from './follow-up-view.ts'
import { ResultLine } from './result-line.tsx'
import { SnoozeMenu } from './snooze-menu.tsx'

/** When it is due, in red with the days when it is late. */
export function DueWords({ dueOn, dueTime }: { readonly dueOn: string; readonly dueTime: string | null }) {
  const t = useWords()
  const format = useFormat()
  const days = format.daysFromToday(dueOn)
  if (days < 0) return <span className="rp-danger">{t('followUps:late', { count: -days })}</span>
  const near = format.near(dueOn)
  return <span>{dueTime === null ? near : t('common:dateAndTime', { date: near, time: dueTime })}</span>
}

function DoneButton({ id, subject }: { readonly id: string; readonly subject: string }) {
  const t = useWords()
  return (
    <button
      type="button"
      className={classes.act}
      tabIndex={-1}
      title={t('followUps:complete')}
      aria-label={`${t('followUps:complete')}: ${subject}`}
      onClick={(event) => {
        event.stopPropagation()
        askResult(id)
      }}
    >
      <IconCircle size={18} stroke={1.6} aria-hidden />
    </button>
  )
}

/** That it comes back, and how often. */
function Repeats({ rule }: { readonly rule: string }) {
  const t = useWords()
  const format = useFormat()
  return (
    <span className={classes.repeats}>
      <IconRepeat size={14} stroke={1.6} aria-hidden />
      {repeatWords(rule, t, format)}
    </span>
  )
}

function When({ followUp: f }: { readonly followUp: FollowUpListRow['followUp'] }) {
  const words = useChoiceWords()
  const format = useFormat()
  if (f.status === 'open') return <DueWords dueOn={f.dueOn} dueTime={f.dueTime} />
  const closedOn = f.doneAt === null ? null : format.near(format.dateOf(f.doneAt))
  return <Facts items={[words('followUpStatus', f.status), closedOn]} />
}

interface RowProps {
  readonly row: FollowUpListRow
  /** The line that asked for the result is gone: the focus belongs to the list again. */
  readonly onClosed?: () => void
}

export function FollowUpRow({ row, onClosed }: RowProps) {
  const words = useChoiceWords()
  const isClosing = useFollowUpView((s) => s.closingId === row.followUp.id)
  const f = row.followUp
  const isOpen = f.status === 'open'
  const close = (): void => {
    askResult(null)
    onClosed?.()
  }
  return (
    <div className={classes.row} role="gridcell">
      {isOpen ? (
        <DoneButton id={f.id} subject={f.subject} />
      ) : (
        <span className={classes.done}>
          <IconCircleCheck size={18} stroke={1.6} aria-hidden />
        </span>
      )}
      <div className={isClosing ? classes.narrow : 'rp-grow'}>
        <div className="rp-cut">{f.subject}</div>
        <div className="rp-xs rp-3 rp-cut">
          <Facts
            items={[
              row.accountName,
              words('followUpKind', f.kind),
              f.promisedBy === null ? null : words('promisedBy', f.promisedBy),
              f.repeat === null || !isOpen ? null : <Repeats key="repeat" rule={f.repeat} />,
              isOpen ? null : f.result,
            ]}
          />
        </div>
      </div>
      {isClosing ? (
        <ResultLine followUp={f} onClose={close} />
      ) : (
        <>
          <span className="rp-2 rp-nw">
            <When followUp={f} />
          </span>
          {isOpen ? <SnoozeMenu followUp={f} /> : null}
        </>
      )}
    </div>
  )
}
