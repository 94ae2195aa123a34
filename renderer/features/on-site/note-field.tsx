/** Where a line is typed: Enter keeps it under the time it is, Shift Enter begins a new line within it. */
import { Button, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useNow } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settleWords } from '../../platform/kept-words.ts'
import classes from './on-site.module.css'
import { useKeptDraft } from './use-kept-draft.ts'

export function NoteField({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const now = useNow()
  const key = `note:${visitId}`
  const draft = useKeptDraft(key)
  const keep = async (): Promise<void> => {
    const body = draft.value?.trim() ?? ''
    if (body === '') return
    await settleWords(key)
    const kept = await run('visits.note', { visitId, body, draft: key }, t('onSite:noted'))
    if (kept !== null) draft.forget()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return
    if (isComposing(event.nativeEvent)) return
    event.preventDefault()
    void keep()
  }
  if (draft.value === null) return null
  return (
    <div className={classes.write}>
      <Textarea
        aria-label={t('onSite:noteLabel')}
        placeholder={t('onSite:notePlaceholder')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={20_000}
        autoFocus
        value={draft.value}
        onChange={(event) => draft.change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.writeFoot}>
        <span className="rp-xs rp-3">
          {format.time(now)} {t('onSite:noteHint')}
        </span>
        <Button disabled={draft.value.trim() === ''} onClick={() => void keep()}>
          {t('onSite:keep')}
        </Button>
      </div>
    </div>
  )
}
