/** What can be done from anywhere, in the words of the language in use. */
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Settings } from '../../../shared/api/app.ts'
import { openDialog, type AccountRef } from '../../app/dialogs.ts'
import type { KeyCombo } from '../../app/keyboard/key-event.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun, useTakeBack } from '../../app/use-run.ts'
import type { en } from '../../i18n/en/words.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import type { Command } from './palette-items.ts'

export type CommandId = keyof (typeof en)['palette']['do']
type Act = readonly [id: CommandId, run: () => void, keys?: KeyCombo]

const asCommand =
  (t: Words) =>
  ([id, run, keys]: Act): Command => ({
    id,
    label: t(`palette:do.${id}`),
    also: t(`palette:also.${id}`),
    run,
    ...(keys === undefined ? {} : { keys }),
  })

const makeNew: readonly Act[] = [
  ['capture', () => openDialog({ type: 'capture' }), 'mod+shift+n'],
  ['planVisit', () => openDialog({ type: 'planVisit' }), 'n'],
  ['logVisit', () => openDialog({ type: 'logVisit' }), 'l'],
  ['newAccount', () => openDialog({ type: 'newAccount' }), 'c'],
  ['note', () => openDialog({ type: 'note' })],
  ['newFollowUp', () => openDialog({ type: 'followUp' })],
  ['newContact', () => openDialog({ type: 'contact' })],
  ['newOpportunity', () => openDialog({ type: 'opportunity' })],
  ['newComparison', () => openDialog({ type: 'comparison' })],
  ['newQuote', () => openDialog({ type: 'quote' })],
  ['dayPapers', () => openDialog({ type: 'dayPapers' })],
]

function usePlaces(): readonly Act[] {
  const navigate = useNavigate()
  const hasHub = (useAsk('sync.status', {}).data?.hub ?? null) !== null
  return useMemo(() => {
    const team: readonly Act[] = hasHub ? [['team', () => void navigate({ to: '/team' })]] : []
    return [
      ['today', () => void navigate({ to: '/' }), '1'],
      ['accounts', () => void navigate({ to: '/accounts' }), '2'],
      ['contacts', () => void navigate({ to: '/contacts' }), '3'],
      ['visits', () => void navigate({ to: '/visits' }), '4'],
      ['followUps', () => void navigate({ to: '/follow-ups' }), '5'],
      ['pipeline', () => void navigate({ to: '/pipeline' }), '6'],
      ['library', () => void navigate({ to: '/library' }), '7'],
      ['demos', () => void navigate({ to: '/demos' })],
      ['comparisons', () => void navigate({ to: '/comparisons' })],
      ['quotes', () => void navigate({ to: '/quotes' })],
      ['catalogue', () => void navigate({ to: '/catalogue' })],
      ['learning', () => void navigate({ to: '/learning' })],
      ['import', () => void navigate({ to: '/import' })],
      ['sync', () => void navigate({ to: '/sync' })],
      ['conflicts', () => void navigate({ to: '/conflicts' })],
      ...team,
      ['settings', () => void navigate({ to: '/settings' })],
      ['backup', () => void navigate({ to: '/settings', hash: 'storage' })],
      ['shortcuts', () => void navigate({ to: '/settings', hash: 'shortcuts' }), '?'],
    ]
  }, [navigate, hasHub])
}

/** Language and colours other than the ones in use. */
function useLooks(): readonly Act[] {
  const run = useRun()
  const { language, theme } = useSettings()
  return useMemo(() => {
    const set = (patch: Partial<Settings>) => () => void run('settings.set', patch)
    const others: readonly (Act | null)[] = [
      language === 'en' ? ['chinese', set({ language: 'zh-CN' })] : ['english', set({ language: 'en' })],
      theme === 'light' ? null : ['light', set({ theme: 'light' })],
      theme === 'dark' ? null : ['dark', set({ theme: 'dark' })],
      theme === 'system' ? null : ['system', set({ theme: 'system' })],
    ]
    return others.filter((act) => act !== null)
  }, [run, language, theme])
}

export function useCommands(): readonly Command[] {
  const t = useWords()
  const takeBack = useTakeBack()
  const places = usePlaces()
  const looks = useLooks()
  return useMemo(() => {
    const undo: Act = ['undo', () => void takeBack(), 'mod+z']
    return [...makeNew, ...places, ...looks, undo].map(asCommand(t))
  }, [t, takeBack, places, looks])
}

/** What can be done with one account. */
export function commandsFor(t: Words, account: AccountRef): readonly Command[] {
  const { name } = account
  return [
    {
      id: 'account-next',
      label: t('palette:nextWith', { name }),
      keys: 'mod+Enter',
      run: () => openDialog({ type: 'followUp', account }),
    },
    {
      id: 'account-note',
      label: t('palette:noteTo', { name }),
      keys: 'm',
      run: () => openDialog({ type: 'note', account }),
    },
    {
      id: 'account-log',
      label: t('palette:logAt', { name }),
      keys: 'l',
      run: () => openDialog({ type: 'logVisit', account }),
    },
  ]
}
