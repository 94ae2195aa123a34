/** One line above the status bar: what was done, with Undo, for 10 s; a fault stays until it is closed. */
import { CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useTakeBack } from '../use-run.ts'
import { dropNotice, useUndo, type Notice } from './undo-store.ts'
import classes from './undo-bar.module.css'

const shownMs = 10_000

function useDropLater(notice: Notice | null, isHeld: boolean): void {
  useEffect(() => {
    if (notice === null || notice.kind === 'fault' || isHeld) return
    const timer = setTimeout(dropNotice, shownMs)
    return () => clearTimeout(timer)
  }, [notice, isHeld])
}

function Line({ notice }: { readonly notice: Notice }) {
  const t = useWords()
  const takeBack = useTakeBack()
  const said = notice.kind === 'done' ? notice.entry.said : notice.said
  return (
    <>
      <span className={notice.kind === 'fault' ? 'rp-danger' : undefined}>{said}</span>
      {notice.kind === 'done' ? (
        <button type="button" className="rp-link rp-nw" onClick={() => void takeBack(notice.entry.txnId)}>
          {t('common:undo')} <Kbd keys="mod+z" />
        </button>
      ) : null}
      <CloseButton size="sm" aria-label={t('common:close')} onClick={dropNotice} />
    </>
  )
}

export function UndoBar() {
  const notice = useUndo((s) => s.notice)
  const [isHeld, setHeld] = useState(false)
  useDropLater(notice, isHeld)
  return (
    <div
      className={classes.place}
      role={notice?.kind === 'fault' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {notice === null ? null : (
        <div className={classes.bar} key={notice.at}>
          <Line notice={notice} />
        </div>
      )}
    </div>
  )
}
