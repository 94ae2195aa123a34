/** Promises and dates as they are read: whose, what, by when, and whether they were kept. */
import type { Row } from '../../../shared/domain/record-types.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { DueWords } from '../follow-ups/follow-up-row.tsx'
import classes from './visit-page.module.css'

/** The day itself, not how far off it is: a report is read, and printed, on another day. */
function When({ on, time }: { readonly on: string; readonly time: string | null }) {
  const t = useWords()
  const format = useFormat()
  const date = format.dateWithDay(on)
  return <span className="rp-2">{time === null ? date : t('common:dateAndTime', { date, time })}</span>
}

export function PromiseLines({ followUps }: { readonly followUps: readonly Row<'followUp'>[] }) {
  const words = useChoiceWords()
  const format = useFormat()
  return (
    <ul className={classes.lines}>
      {followUps.map((f) => (
        <li key={f.id}>
          <button
            type="button"
            className={classes.line}
            onClick={() => openDialog({ type: 'card', of: 'followUp', id: f.id })}
          >
            <span className="rp-grow">{f.subject}</span>
            <span className="rp-xs rp-3 rp-nw">
              <Facts
                items={[
                  f.promisedBy === null ? words('followUpKind', f.kind) : words('promisedBy', f.promisedBy),
                  <When key="when" on={f.dueOn} time={f.dueTime} />,
                  f.status === 'open'
                    ? format.daysFromToday(f.dueOn) < 0 && <DueWords key="due" dueOn={f.dueOn} dueTime={f.dueTime} />
                    : words('followUpStatus', f.status),
                ]}
              />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
