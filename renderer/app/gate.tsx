/** A plain screen for a tab that cannot talk to the shell: says why and what to do. */
import { Button, MantineProvider } from '@mantine/core'
import { useWords } from '../i18n/use-words.ts'
import type { SessionState } from '../platform/session.ts'
import { Mark } from './frame/mark.tsx'
import classes from './gate.module.css'
import { theme } from './theme.ts'

const words = {
  no_code: { title: 'faults:noCodeTitle', body: 'faults:noCodeBody' },
  used_code: { title: 'faults:usedCodeTitle', body: 'faults:usedCodeBody' },
  unreachable: { title: 'faults:downTitle', body: 'faults:downBody' },
} as const

export function Gate({ state }: { readonly state: Exclude<SessionState, 'ready'> }) {
  const t = useWords()
  const scheme = document.documentElement.dataset['mantineColorScheme'] === 'dark' ? 'dark' : 'light'
  return (
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme={scheme}>
      <main className={classes.gate}>
        <Mark />
        <h1>{t(words[state].title)}</h1>
        <p>{t(words[state].body)}</p>
        {state === 'unreachable' ? (
          <Button variant="filled" onClick={() => location.reload()}>
            {t('faults:tryAgain')}
          </Button>
        ) : null}
      </main>
    </MantineProvider>
  )
}
