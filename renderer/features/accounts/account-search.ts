/** What the address of the account list says: filter, order and the view they came from. Anything it cannot read is left out. */
import { z } from 'zod'
import { accountFilter, accountSorts } from '../../../shared/api/account-filter.ts'

const accountSearch = z.object({
  filter: accountFilter.optional().catch(undefined),
  sort: z.enum(accountSorts).optional().catch(undefined),
  descending: z.boolean().optional().catch(undefined),
  /** A built-in view's name or a saved one's id. */
  view: z.string().max(60).optional().catch(undefined),
})

export type AccountSearch = z.infer<typeof accountSearch>

export function parseAccountSearch(search: Record<string, unknown>): AccountSearch {
  const parsed = accountSearch.parse(search)
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined))
}

/** A saved view's definition is the same thing as JSON; null when it cannot be read. */
export function parseView(definition: string): AccountSearch | null {
  try {
    return parseAccountSearch(JSON.parse(definition) as Record<string, unknown>)
  } catch {
    return null
  }
}

/** Whether anything narrows the list. */
export const isFiltered = (search: AccountSearch): boolean =>
  Object.values(search.filter ?? {}).some((v) => (Array.isArray(v) ? v.length > 0 : v !== undefined && v !== ''))
