/** Where a line is typed: Enter keeps it under the time it is, Shift Enter begins a new line within it. */
import { Button, Textarea } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { noteThemes } from '../../../shared/domain/visit-note.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useNow } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settleWords } from '../../platform/kept-words.ts'
import { Tabs } from '../../ui/tabs.tsx'
import classes from './on-site.module.css'
import { useKeptDraft } from './use-kept-draft.ts'

type Theme = (typeof noteThemes)[number]
const said = 'said'

interface ThemeProps {
  readonly theme: Theme | null
  readonly onChange: (theme: Theme | null) => void
}

/** What kind of thing the line is: something said, or something seen of their system, their work, their trouble. */
function ThemeTabs({ theme, onChange }: ThemeProps) {
  const t = useWords()
  const words = useChoiceWords()
  const options = [
    { value: said as Theme | typeof said, label: t('onSite:said') },
    ...noteThemes.map((value) => ({ value, label: words('noteTheme', value) })),
  ]
  return (
    <Tabs
      label={t('onSite:themes')}
      value={theme ?? said}
      options={options}
      onChange={(value) => onChange(value === said ? null : value)}
    />
  )
}

export function NoteField({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const now = useNow()
  const key = `note:${visitId}`
  const draft = useKeptDraft(key)
  const [theme, setTheme] = useState<Theme | null>(null)
  const keep = async (): Promise<void> => {
    const body = draft.value?.trim() ?? ''
    if (body === '') return
    // the next line may be typed while this one is kept
    draft.forget()
    setTheme(null)
    await settleWords(key)
    const kept = await run('visits.note', { visitId, body, theme, draft: key }, t('onSite:noted'))
    if (kept !== null) return
    draft.giveBack(body)
    setTheme(theme)
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
      <div className={classes.themes}>
        <ThemeTabs theme={theme} onChange={setTheme} />
      </div>
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
