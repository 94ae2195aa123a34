/** One entry of the timeline: the day at the left once, then title, one quiet fact, at most three lines of text. */
import { isDate } from '../../../shared/base/local-date.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateTile } from '../../ui/date-tile.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Entry } from './timeline.tsx'
import classes from './timeline.module.css'

interface Told {
  readonly title: string
  readonly facts: readonly (string | null)[]
  readonly body: string | null
  /** The record behind the entry, when it has a card. */
  readonly opens: 'visit' | 'followUp' | 'contact' | 'opportunity' | null
}

/** What an entry says, by its type. */
function useTold(entry: Entry): Told {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const people = entry.people.length === 0 ? null : entry.people.join(t('common:listComma'))
  const author = entry.authorName === null ? null : t('accounts:by', { name: entry.authorName })
  switch (entry.type) {
    case 'visit': {
      const status = entry.status === 'done' ? null : words('visitStatus', entry.status)
      const span = entry.durationMin === null ? null : format.span(entry.durationMin)
      return { title: entry.title, facts: [status, people, span], body: entry.body, opens: 'visit' }
    }
    case 'visitNote':
      return {
        title: t('accounts:note'),
        facts: [format.time(entry.at), people, author],
        body: entry.body,
        opens: null,
      }
    case 'followUp': {
      const isDue = entry.body !== null && isDate(entry.body)
      const due = isDue ? t('accounts:dueWas', { when: format.date(entry.body as string) }) : null
      const facts = [words('followUpKind', entry.kind), words('followUpStatus', entry.status), due]
      return { title: entry.title, facts, body: isDue ? null : entry.body, opens: 'followUp' }
    }
    case 'contact':
    case 'opportunity':
      return {
        title: t(`accounts:made.${entry.type}`, { name: entry.title }),
        facts: [entry.body, author],
        body: null,
        opens: entry.type,
      }
    case 'account':
      return { ...accountTold(entry, t, words), opens: null, body: null }
  }
}

function accountTold(
  entry: Entry,
  t: ReturnType<typeof useWords>,
  words: ReturnType<typeof useChoiceWords>,
): Pick<Told, 'title' | 'facts'> {
  if (entry.kind === 'stage') {
    const before = entry.body === null ? null : t('accounts:stageFrom', { stage: words('stage', entry.body) })
    return { title: t('accounts:stageNow', { stage: words('stage', entry.title) }), facts: [before, entry.authorName] }
  }
  if (entry.kind === 'owner') {
    const before = entry.body === null ? null : t('accounts:ownerFrom', { name: entry.body })
    return { title: t('accounts:ownerNow', { name: entry.title }), facts: [before] }
  }
  return { title: t('accounts:made.account'), facts: [entry.authorName] }
}

interface Props {
  readonly entry: Entry
  /** The day of the entry above, `YYYY-MM-DD`, or null at the top. */
  readonly dayBefore: string | null
}

export function TimelineEntry({ entry, dayBefore }: Props) {
  const format = useFormat()
  const told = useTold(entry)
  const day = format.dateOf(entry.at)
  const isNewMonth = dayBefore?.slice(0, 7) !== day.slice(0, 7)
  const opens = told.opens
  return (
    <div className={classes.entry}>
      {isNewMonth ? <div className={classes.month}>{format.month(day)}</div> : null}
      <div className={classes.day}>{dayBefore === day ? null : <DateTile date={day} small withMonth={false} />}</div>
      <div className={classes.body}>
        <h3>
          {opens === null ? (
            told.title
          ) : (
            <button
              type="button"
              className={classes.open}
              onClick={() => openDialog({ type: 'card', of: opens, id: entry.id })}
            >
              {told.title}
            </button>
          )}
          <span className={classes.quiet}>
            <Facts items={told.facts} />
          </span>
        </h3>
        {told.body ? <p>{told.body}</p> : null}
      </div>
    </div>
  )
}
