/** What was said, oldest first, the newest beside the field; notes are only ever added. */
import { useEffect, useRef } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { NoteField } from './note-field.tsx'
import classes from './on-site.module.css'

type Notes = Output<'visits.get'>['notes']

export function NotesColumn({ visitId, notes }: { readonly visitId: string; readonly notes: Notes }) {
  const t = useWords()
  const format = useFormat()
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // newer Chromiums answer a promise, which an effect must not return
    end.current?.scrollIntoView({ block: 'end' })
  }, [notes.length])
  return (
    <section className={classes.column} aria-labelledby="notes">
      <div className={classes.head}>
        <h2 id="notes">{t('onSite:notes')}</h2>
        <span className="rp-xs rp-3 rp-cut">{t('onSite:notesHint')}</span>
      </div>
      <ol className={classes.notes} aria-live="polite">
        {notes.map((note, index) => (
          <li key={note.id} ref={index === notes.length - 1 ? end : null}>
            <time className="rp-3">{format.time(note.notedAt)}</time>
            <p>{note.body}</p>
          </li>
        ))}
      </ol>
      <NoteField visitId={visitId} />
    </section>
  )
}
