/** Starts the page: the session, then words and first data at the same time, then the first render with all of it there. */
import './platform/zod-config.ts'
import './app/mantine-styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { applySystemScheme } from './app/color-scheme.ts'
import { loadDrafts } from './app/drafts.ts'
import { Gate } from './app/gate.tsx'
import { loadFirstRoute } from './app/router.tsx'
import { watchForRest, whenSettled } from './app/settled.ts'
import { adoptThemeVariables } from './app/theme-variables.ts'
import { currentDate, localZone } from './app/today.ts'
import { clientScreenPath } from './app/client-screen-path.ts'
import { setLanguage, systemLanguage } from './i18n/language.ts'
import { ask, createQueryClient } from './platform/queries.ts'
import { startSession, type SessionState } from './platform/session.ts'

applySystemScheme()
adoptThemeVariables()

const client = createQueryClient()
const root = createRoot(document.getElementById('root') as HTMLElement)

async function showGate(state: Exclude<SessionState, 'ready'>): Promise<void> {
  await setLanguage(systemLanguage())
  root.render(<Gate state={state} />)
}

/** Asks at once for all that the first screen shows, so that nothing waits for the answer to something else. */
async function loadFirst(guess: Promise<void>, route: Promise<void>): Promise<void> {
  const today = currentDate()
  void client.prefetchQuery(ask('nav.counts', { today }))
  if (location.pathname === '/') void client.prefetchQuery(ask('today.get', { date: today, zone: localZone() }))
  const info = await client.fetchQuery(ask('app.info', {}))
  await guess
  await Promise.all([setLanguage(info.settings.language), route])
}

/** The schemas of all records come with it; it is not in the way of the first screen. */
const followHints = (): void =>
  void import('./platform/hints.ts')
    .then(({ startHints }) => startHints(client))
    .catch(() => setTimeout(followHints, 2_000))

/** The window a client looks at: nothing of the app is started in it, and nothing is asked for. */
async function showClientScreen(): Promise<void> {
  const [{ default: ClientScreen }] = await Promise.all([
    import('./features/demos/client-screen.tsx'),
    setLanguage(systemLanguage()),
  ])
  root.render(<ClientScreen />)
}

async function start(): Promise<void> {
  if (location.pathname === clientScreenPath) return showClientScreen()
  // words and screen are fetched while the session is made
  const guess = setLanguage(systemLanguage())
  const route = loadFirstRoute()
  route.catch(() => undefined)
  const state = await startSession()
  if (state !== 'ready') return showGate(state)
  try {
    await loadFirst(guess, route)
  } catch {
    return showGate('unreachable')
  }
  // a form is opened by hand, later than this is read
  loadDrafts().catch(() => undefined)
  root.render(<App client={client} />)
  // on connecting everything is asked once more, for nothing must be missed: not before the first screen stands
  whenSettled(followHints)
  watchForRest()
}

void start()
