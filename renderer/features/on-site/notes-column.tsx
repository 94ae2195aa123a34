/** What was said, oldest first, the newest beside the field; notes are only ever added. */
import { useEffect, useRef } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { VisitBackground } from '../visits/visit-background.tsx'
import { useCover } from './cover.ts'
import { VisitMedia } from '../attachments/visit-media.tsx'
import { NoteField } from './note-field.tsx'
import classes from './on-site.module.css'
import { PhraseRow } from './phrase-row.tsx'

type Notes = Output<'visits.get'>['notes']

function NoteList({ notes }: { readonly notes: Notes }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const { current } = list
    if (current === null) return
    const toNewest = (): void => {
      // newer Chromiums answer a promise, which an effect must not return
      current.scrollTo({ top: current.scrollHeight })
    }
    toNewest()
    // photos and a longer field take their room from the notes: the newest stays in sight
    const observer = new ResizeObserver(toNewest)
    observer.observe(current)
    return () => observer.disconnect()
  }, [notes.length])
  if (notes.length === 0) return <p className={`rp-3 ${classes.nothing}`}>{t('onSite:notesNone')}</p>
  return (
    <ol ref={list} className={classes.notes} aria-live="polite" aria-label={t('onSite:notes')}>
      {notes.map((note) => (
        <li key={note.id}>
          <time className="rp-3">{format.time(note.notedAt)}</time>
          <p className={note.kind === 'program' ? 'rp-2' : ''}>
            {note.theme === null ? null : <span className={classes.theme}>{words('noteTheme', note.theme)}</span>}
            {note.body}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Middle({ visitId, notes }: { readonly visitId: string; readonly notes: Notes }) {
  const t = useWords()
  const { isCovered, showsBackground } = useCover()
  if (isCovered) return <p className={`rp-2 ${classes.nothing}`}>{t('onSite:coveredNotes')}</p>
  if (showsBackground)
    return (
      <div className={classes.background}>
        <VisitBackground visitId={visitId} />
      </div>
    )
  return <NoteList notes={notes} />
}

export function NotesColumn({ visitId, notes }: { readonly visitId: string; readonly notes: Notes }) {
  const t = useWords()
  const isCovered = useCover((s) => s.isCovered)
  return (
    <section className={classes.column} aria-labelledby="notes">
      <div className={classes.head}>
        <h2 id="notes">{t('onSite:notes')}</h2>
        <span className="rp-xs rp-3 rp-cut">{t('onSite:notesHint')}</span>
      </div>
      <Middle visitId={visitId} notes={notes} />
      {isCovered ? null : <PhraseRow visitId={visitId} />}
      {isCovered ? null : <VisitMedia visitId={visitId} />}
      <NoteField visitId={visitId} />
    </section>
  )
}
