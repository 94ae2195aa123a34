/** Keys that act on every screen. */
import { useNavigate } from '@tanstack/react-router'
import { openDialog, openPalette } from '../dialogs.ts'
import { useTakeBack } from '../use-run.ts'
import { useShortcuts } from './use-shortcuts.ts'

export function useGlobalKeys(): void {
  const takeBack = useTakeBack()
  const navigate = useNavigate()
  useShortcuts(
    [
      { keys: 'mod+k', run: () => openPalette(), inFields: true },
      { keys: 'mod+shift+n', run: () => openDialog({ type: 'capture' }), inFields: true },
      { keys: '/', run: () => openPalette() },
      { keys: 'mod+z', run: () => void takeBack() },
      { keys: 'n', run: () => openDialog({ type: 'planVisit' }) },
      { keys: 'l', run: () => openDialog({ type: 'logVisit' }) },
      { keys: 'c', run: () => openDialog({ type: 'newAccount' }) },
      { keys: '?', run: () => void navigate({ to: '/settings', hash: 'shortcuts' }) },
      { keys: '1', run: () => void navigate({ to: '/' }) },
      { keys: '2', run: () => void navigate({ to: '/accounts' }) },
      { keys: '3', run: () => void navigate({ to: '/contacts' }) },
      { keys: '4', run: () => void navigate({ to: '/visits' }) },
      { keys: '5', run: () => void navigate({ to: '/follow-ups' }) },
      { keys: '6', run: () => void navigate({ to: '/pipeline' }) },
      { keys: '7', run: () => void navigate({ to: '/library' }) },
    ],
    true,
  )
}
