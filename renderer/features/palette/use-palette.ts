/**
 * The state of the palette: what is typed, the kind it is narrowed to, the item under the keyboard, and the answer to it.
 * While the answer to newer letters is under way the former one stays on the screen, so Enter waits for the new one: it
 * never opens a hit of letters that were typed over.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { SearchHit } from '../../../shared/api/lists.ts'
import { closePalette, openDialog, type AccountRef } from '../../app/dialogs.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import {
  groupsOf,
  hitKinds,
  type Command,
  type PaletteGroup,
  type PaletteItem,
  type PaletteKind,
} from './palette-items.ts'
import { commandsFor, useCommands } from './use-commands.ts'
import { useOpenHit } from './use-open-hit.ts'

const perKind = 3
const perSingleKind = 40
const recentMost = 8
const noHits: readonly SearchHit[] = []

/** The best hit that is an account, or that belongs to one. */
function bestAccount(hits: readonly SearchHit[]): AccountRef | null {
  for (const hit of hits) {
    if (hit.type === 'account') return { id: hit.id, name: hit.title }
    if (hit.accountId !== null && hit.accountName !== null) return { id: hit.accountId, name: hit.accountName }
  }
  return null
}

function useFound(query: string, kind: PaletteKind | null) {
  const types = kind === null || kind === 'command' ? [...hitKinds] : [kind]
  const limitPerType = kind === null ? perKind : perSingleKind
  return useQuery({
    ...ask('search.query', { query, types, limitPerType }),
    enabled: query !== '' && kind !== 'command',
    placeholderData: keepPreviousData,
  })
}

/** Offered when no account was found by what is typed. */
const newAccountNamed = (t: Words, name: string): Command => ({
  id: 'new-named',
  label: t('palette:newNamed', { name }),
  run: () => openDialog({ type: 'newAccount', name }),
})

export interface PaletteState {
  readonly typed: string
  readonly kind: PaletteKind | null
  readonly groups: readonly PaletteGroup[]
  readonly items: readonly PaletteItem[]
  readonly active: number
  /** What the search says of itself; null while nothing is asked. */
  readonly answer: { readonly count: number; readonly tookMs: number } | null
  /** The answer belongs to the letters typed. */
  readonly isCurrent: boolean
  readonly type: (text: string) => void
  readonly narrow: (kind: PaletteKind | null) => void
  readonly moveTo: (index: number) => void
  /** Opens the item, or the active one as soon as the answer is current. */
  readonly open: (index?: number) => void
}

export function usePalette(): PaletteState {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<PaletteKind | null>(null)
  const [active, setActive] = useState(0)
  const [isWaiting, setWaiting] = useState(false)
  const openHit = useOpenHit()
  const commands = useCommands()
  const query = typed.trim()
  const found = useFound(query, kind)
  const recents = useQuery({ ...ask('search.recent', { limit: recentMost }), refetchOnMount: 'always' }).data ?? noHits
  const isAsked = query !== '' && kind !== 'command'
  const hits = isAsked ? (found.data?.hits ?? noHits) : noHits
  const isCurrent = !isAsked || (found.data !== undefined && !found.isPlaceholderData)

  const groups = useMemo(() => {
    const account = bestAccount(hits)
    const forAccount = account ? commandsFor(t, account) : []
    const fallback = isAsked && isCurrent && account === null ? [newAccountNamed(t, query)] : []
    return groupsOf({ query, kind, hits, recents, commands, forAccount, fallback })
  }, [t, query, kind, hits, recents, commands, isAsked, isCurrent])
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups])

  const openItem = (item: PaletteItem | undefined): void => {
    if (!item) return
    closePalette()
    if (item.type === 'hit') openHit(item.hit)
    else item.command.run()
  }
  useEffect(() => {
    // opening closes the palette, so this happens once
    if (isWaiting && isCurrent) openItem(items[active])
  })
  const restart = (): void => {
    setActive(0)
    setWaiting(false)
  }
  return {
    typed,
    kind,
    groups,
    items,
    active: Math.min(active, Math.max(0, items.length - 1)),
    answer: isAsked && found.data ? { count: hits.length, tookMs: found.data.tookMs } : null,
    isCurrent,
    type: (text) => {
      setTyped(text)
      restart()
    },
    narrow: (next) => {
      setKind(next)
      restart()
    },
    moveTo: setActive,
    open: (index) => {
      if (index !== undefined) openItem(items[index])
      else setWaiting(true)
    },
  }
}
