/** The question the account list asks, from the address; the page of one account walks the same list. */
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { AccountFilter } from '../../../shared/api/account-filter.ts'
import { useToday } from '../../app/today.ts'
import type { AccountSearch } from './account-search.ts'

const route = getRouteApi('/accounts')

export interface AccountQuery {
  readonly filter: AccountFilter
  readonly sort: NonNullable<AccountSearch['sort']>
  readonly descending: boolean
  readonly today: string
}

/** Filter and order without what is empty, so that equal questions are one entry of the cache. */
function clean(filter: AccountFilter): AccountFilter {
  const kept = Object.entries(filter).filter(([, v]) => (Array.isArray(v) ? v.length > 0 : v !== undefined && v !== ''))
  return Object.fromEntries(kept)
}

export function useAccountQuery(): AccountQuery {
  const search = route.useSearch()
  return {
    filter: clean(search.filter ?? {}),
    sort: search.sort ?? 'name',
    descending: search.descending ?? false,
    today: useToday(),
  }
}

/** Changes filter, order or view in the address; replaces, so that Back leaves the list. */
export function useSetAccountSearch(): (change: (search: AccountSearch) => AccountSearch) => void {
  const navigate = route.useNavigate()
  return useCallback((change) => void navigate({ to: '.', search: (s) => change(s), replace: true }), [navigate])
}

export const useAccountSearch = (): AccountSearch => route.useSearch()
