/** Walking the list from inside an account: where it stands, and who comes before and after it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { ask } from '../../platform/queries.ts'
import { windowSize } from '../../platform/windows.ts'
import { useAccountQuery } from './use-account-query.ts'

export interface Walk {
  /** 1-based place in the list and its length; null when the account is not in it. */
  readonly place: { readonly index: number; readonly total: number } | null
  readonly previous: () => void
  readonly next: () => void
}

type Rows = Output<'accounts.list'>['rows'] | undefined

const pageOf = (index: number): number => Math.floor(Math.max(0, index) / windowSize)

export function useWalk(accountId: string): Walk {
  const query = useAccountQuery()
  const navigate = useNavigate()
  const client = useQueryClient()
  const index = useQuery(ask('accounts.position', { ...query, id: accountId })).data?.index ?? null
  // the windows the list beside it shows: both neighbours are there as soon as the list is
  const useWindow = (page: number) =>
    useQuery({
      ...ask('accounts.list', { ...query, offset: page * windowSize, limit: windowSize }),
      enabled: index !== null,
    }).data
  const before = useWindow(pageOf((index ?? 0) - 1))
  const after = useWindow(pageOf((index ?? 0) + 1))
  const go = (at: number, rows: Rows): void => {
    const row = index === null || at < 0 ? undefined : rows?.[at % windowSize]
    if (!row || row.id === accountId) return
    // its place is known: the next press need not wait for it
    client.setQueryData(ask('accounts.position', { ...query, id: row.id }).queryKey, { index: at })
    void navigate({ to: '/accounts/$accountId', params: { accountId: row.id }, search: (s) => s })
  }
  const isKnown = index !== null && before !== undefined && after !== undefined
  const walk = (by: -1 | 1): void => go((index ?? 0) + by, by === -1 ? before?.rows : after?.rows)
  // a key pressed before the place is known is not lost: it walks as soon as it is
  const pressed = useRef<-1 | 1 | null>(null)
  const press = (by: -1 | 1) => (): void => {
    if (isKnown) walk(by)
    else pressed.current = by
  }
  useEffect(() => {
    if (!isKnown || pressed.current === null) return
    const by = pressed.current
    pressed.current = null
    walk(by)
  })
  return {
    place: index === null || !before ? null : { index: index + 1, total: before.total },
    previous: press(-1),
    next: press(1),
  }
}
