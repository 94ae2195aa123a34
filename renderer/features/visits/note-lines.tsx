/** Timed notes as they are read: the time, the theme, the words. */
import type { Row } from '../../../shared/domain/record-types.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import classes from './visit-page.module.css'

interface Props {
  readonly notes: readonly Row<'visitNote'>[]
  /** The day of the visit; a note of another day says its own. */
  readonly day: string
}

export function NoteLines({ notes, day }: Props) {
  const words = useChoiceWords()
  const format = useFormat()
  return (
    <ol className={classes.notes}>
      {notes.map((note) => (
        <li key={note.id}>
          <time className="rp-3">
            {format.dateOf(note.notedAt) === day ? format.time(note.notedAt) : format.moment(note.notedAt)}
          </time>
          <p>
            {note.theme === null ? null : <span className={classes.theme}>{words('noteTheme', note.theme)}</span>}
            {note.body}
          </p>
        </li>
      ))}
    </ol>
  )
}
