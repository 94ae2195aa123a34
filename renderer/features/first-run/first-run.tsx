/** The first minute: greets, asks language and name, and how to start: with samples, a list, an invitation, or nothing. */
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { languages } from '../../../shared/api/app.ts'
import { Mark } from '../../app/frame/mark.tsx'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { languageNames } from '../../i18n/language-names.ts'
import { useWords } from '../../i18n/use-words.ts'
import { OptionList } from '../../ui/option-list.tsx'
import { JoinFields } from '../sync/join-form.tsx'
import { useJoin } from '../sync/use-join.ts'
import classes from './first-run.module.css'

type Start = 'demo' | 'import' | 'invited' | 'empty'
const starts: readonly Start[] = ['demo', 'import', 'invited', 'empty']

export default function FirstRun() {
  const t = useWords()
  const run = useRun()
  const { language } = useSettings()
  const [name, setName] = useState('')
  const [start, setStart] = useState<Start>('demo')
  const [isBusy, setBusy] = useState(false)
  const [invitation, setInvitation] = useState({ link: '', code: '', deviceName: '' })
  const { join, error } = useJoin()
  const isInvited = start === 'invited'
  // who is invited has a name at the hub
  const isMissing = isInvited ? invitation.link.trim() === '' : name.trim() === ''

  const comeIn = async (): Promise<void> => {
    setBusy(true)
    if (name.trim() !== '') await run('profile.set', { name: name.trim() })
    // before the screens are there, which look where they are
    history.replaceState(null, '', '/sync')
    if (await join(invitation)) return
    history.replaceState(null, '', '/')
    setBusy(false)
  }
  const begin = async (): Promise<void> => {
    if (isInvited) return comeIn()
    setBusy(true)
    const made = await run('profile.set', { name: name.trim() })
    const filled = made === null ? null : start === 'demo' ? await run('demo.load', {}) : made
    if (filled === null) {
      setBusy(false)
      return
    }
    if (start === 'import') history.replaceState(null, '', '/import')
    await run('settings.set', { isSetUp: true, language })
  }
  return (
    <main className={classes.page}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isMissing && !isBusy) void begin()
        }}
      >
        <Mark />
        <h1>{t('firstRun:hello')}</h1>
        <p className={classes.about}>{t('firstRun:about')}</p>
        <SegmentedControl
          aria-label={t('firstRun:language')}
          value={language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(value) => void run('settings.set', { language: value })}
        />
        <TextInput
          label={t('firstRun:name')}
          description={t('firstRun:nameHint')}
          value={name}
          maxLength={200}
          autoComplete="name"
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <OptionList
          name="start"
          label={t('firstRun:start')}
          value={start}
          options={starts.map((value) => ({
            value,
            label: (
              <>
                {t(`firstRun:${value}`)}
                <span className={classes.hint}>{t(`firstRun:${value}Hint`)}</span>
              </>
            ),
            detail:
              value === 'invited' ? (
                <JoinFields value={invitation} error={error} onChange={setInvitation} />
              ) : undefined,
          }))}
          onChange={setStart}
        />
        <div className={classes.foot}>
          <Button type="submit" variant="filled" disabled={isMissing || isBusy}>
            {t('firstRun:act')}
          </Button>
          {isMissing ? (
            <span className="rp-2 rp-xs">{t(isInvited ? 'sync:joinMissing' : 'firstRun:missing')}</span>
          ) : null}
        </div>
      </form>
    </main>
  )
}
