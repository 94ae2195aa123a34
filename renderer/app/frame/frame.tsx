/** The desk and the one sheet on it; a visit under way has the whole window to itself. */
import { Outlet, useRouterState } from '@tanstack/react-router'
import { DialogHost } from '../dialog-host.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { useGlobalKeys } from '../keyboard/use-global-keys.ts'
import { useBackOnline } from '../sync/use-back-online.ts'
import { useReturnFocus } from '../keyboard/use-return-focus.ts'
import { Reminders } from '../reminders/reminders.tsx'
import { useWindowTitle } from './use-window-title.ts'
import { UndoBar } from '../undo/undo-bar.tsx'
import classes from './frame.module.css'
import { Sidebar } from './sidebar.tsx'
import { StatusBar } from './status-bar.tsx'
import { TitleBar } from './title-bar.tsx'

export function Frame() {
  const t = useWords()
  useGlobalKeys()
  useBackOnline()
  useReturnFocus()
  useWindowTitle()
  const isBare = useRouterState({ select: ({ location }) => /^\/(on-site|present)\//.test(location.pathname) })
  if (isBare)
    return (
      <div className={classes.bare}>
        <main id="sheet" tabIndex={-1}>
          <Outlet />
        </main>
        <UndoBar />
        <DialogHost />
      </div>
    )
  return (
    <div className={classes.app}>
      <a href="#sheet" className={classes.skip}>
        {t('frame:skip')}
      </a>
      <TitleBar />
      <Sidebar />
      <main className={classes.sheet} id="sheet" tabIndex={-1}>
        <Outlet />
      </main>
      <UndoBar />
      <Reminders />
      <StatusBar />
      <DialogHost />
    </div>
  )
}
