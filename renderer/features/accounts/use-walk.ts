/** Walking the list from inside an account: where it stands, and who comes before and after it. */
import { useNavigate } from '@tanstack/react-router'
import { useAsk } from '../../platform/queries.ts'
import { useAccountQuery } from './use-account-query.ts'

export interface Walk {
  /** 1-based place in the list and its length; null when the account is not in it. */
  readonly place: { readonly index: number; readonly total: number } | null
  readonly previous: () => void
  readonly next: () => void
}

export function useWalk(accountId: string): Walk {
  const query = useAccountQuery()
  const navigate = useNavigate()
  const index = useAsk('accounts.position', { ...query, id: accountId }).data?.index ?? null
  const offset = Math.max(0, (index ?? 0) - 1)
  const around = useAsk('accounts.list', { ...query, offset, limit: 3 }, index !== null).data
  const go = (at: number): void => {
    const row = index === null ? undefined : around?.rows[at - offset]
    if (row && row.id !== accountId)
      void navigate({ to: '/accounts/$accountId', params: { accountId: row.id }, search: (s) => s })
  }
  return {
    place: index === null || !around ? null : { index: index + 1, total: around.total },
    previous: () => go((index ?? 0) - 1),
    next: () => go((index ?? 0) + 1),
  }
}
