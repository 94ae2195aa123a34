/** One entry of the timeline: the day at the left once, then title, one quiet fact, at most three lines of text. */
import { Link } from '@tanstack/react-router'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { isDate } from '../../../shared/base/local-date.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateTile } from '../../ui/date-tile.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { FoldedEntry } from './fold-files.ts'
import type { Entry } from './timeline.tsx'
import classes from './timeline.module.css'

interface Told {
  readonly title: string
  readonly facts: readonly (string | null)[]
  readonly body: string | null
  /** The record behind the entry, when it has a card. */
  readonly opens: 'visit' | 'followUp' | 'contact' | 'opportunity' | 'attachment' | null
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
        title: entry.kind === null ? t('accounts:note') : words('noteTheme', entry.kind),
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
      if (entry.kind !== 'created') return { ...changedTold(entry, t, words), opens: entry.type, body: null }
      return {
        title: t(`accounts:made.${entry.type}`, { name: entry.title }),
        facts: [entry.body, author],
        body: null,
        opens: entry.type,
      }
    case 'attachment': {
      const kind = words('attachmentKind', entry.kind)
      return { title: shownFileName(entry.title), facts: [kind, author], body: entry.body, opens: 'attachment' }
    }
    case 'account':
      return { ...accountTold(entry, t, words), opens: null, body: null }
  }
}

/** Words of a field that changed: what it is now, and what it was. */
function changedTold(
  entry: Entry,
  t: ReturnType<typeof useWords>,
  words: ReturnType<typeof useChoiceWords>,
): Pick<Told, 'title' | 'facts'> {
  const say = (value: string | null): string =>
    entry.kind === 'jobTitle' ? (value ?? '') : words(entry.kind as 'stage' | 'outcome' | 'role' | 'stance', value)
  if (entry.kind === 'hasLeft') return { title: t('fields:contact.hasLeft'), facts: [entry.authorName] }
  const field = `fields:${entry.type}.${entry.kind}` as 'fields:contact.role'
  const before = entry.body === null ? null : t('accounts:stageFrom', { stage: say(entry.body) })
  return {
    title: t('accounts:fieldNow', { field: t(field), value: say(entry.title) }),
    facts: [before, entry.authorName],
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

/** The files of a day in one line, each opened by itself. */
function FilesLine({ files }: { readonly files: readonly Entry[] }) {
  return (
    <div className={classes.files}>
      {files.map((file) => (
        <button
          key={file.key}
          type="button"
          className="rp-link rp-exact"
          onClick={() => openDialog({ type: 'file', id: file.id })}
        >
          {shownFileName(file.title)}
        </button>
      ))}
    </div>
  )
}

interface Props {
  readonly entry: FoldedEntry
  /** The day of the entry above, `YYYY-MM-DD`, or null at the top. */
  readonly dayBefore: string | null
}

export function TimelineEntry({ entry, dayBefore }: Props) {
  const format = useFormat()
  const t = useWords()
  const told = useTold(entry)
  const files = entry.files ?? []
  const day = format.dateOf(entry.at)
  const isNewMonth = dayBefore?.slice(0, 7) !== day.slice(0, 7)
  const opens = told.opens
  return (
    <div className={classes.entry}>
      {isNewMonth ? <div className={classes.month}>{format.month(day)}</div> : null}
      <div className={classes.day}>{dayBefore === day ? null : <DateTile date={day} small withMonth={false} />}</div>
      <div className={classes.body}>
        <h3>
          {files.length > 1 ? (
            t('accounts:files', { count: files.length })
          ) : opens === null ? (
            told.title
          ) : opens === 'visit' ? (
            <Link className={classes.open} to="/visits/$visitId" params={{ visitId: entry.id }}>
              {told.title}
            </Link>
          ) : (
            <button
              type="button"
              className={classes.open}
              onClick={() =>
                openDialog(
                  opens === 'attachment' ? { type: 'file', id: entry.id } : { type: 'card', of: opens, id: entry.id },
                )
              }
            >
              {told.title}
            </button>
          )}
          <span className={classes.quiet}>
            <Facts items={files.length > 1 ? [] : told.facts} />
          </span>
        </h3>
        {files.length > 1 ? <FilesLine files={files} /> : told.body ? <p>{told.body}</p> : null}
      </div>
    </div>
  )
}
