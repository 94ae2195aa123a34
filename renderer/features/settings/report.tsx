import { Button } from '@mantine/core'
import { useState } from 'react'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Section } from './section.tsx'
import classes from './settings.module.css'

/** The report is shown before it goes anywhere. */
export function Report() {
  const t = useWords()
  const run = useRun()
  const [text, setText] = useState<string | null>(null)
  const write = async (): Promise<void> => {
    const made = await run('diagnostics.report', {})
    if (made !== null) setText(made.text)
  }
  const copy = async (): Promise<void> => {
    // the system may refuse; the text stands there to be marked by hand
    await navigator.clipboard.writeText(text ?? '').then(
      () => say(t('settings:copied')),
      () => sayFault(t('settings:copyRefused')),
    )
  }
  return (
    <Section id="report" title={t('settings:report')}>
      <p className="rp-2">{t('settings:reportHint')}</p>
      <div className={classes.line}>
        <Button onClick={() => void write()}>{t('settings:makeReport')}</Button>
        {text === null ? null : (
          <Button variant="subtle" onClick={() => void copy()}>
            {t('settings:copy')}
          </Button>
        )}
      </div>
      {text === null ? null : (
        // a scrolling area must be reachable by keyboard
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={classes.report} tabIndex={0} aria-label={t('settings:report')}>
          {text}
        </pre>
      )}
    </Section>
  )
}
