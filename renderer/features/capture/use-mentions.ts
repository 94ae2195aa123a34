/** Who `#` and `@` mean: those chosen from the list, else the first the search finds, as it finds them everywhere. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { SearchHit } from '../../../shared/api/lists.ts'
import { ask } from '../../platform/queries.ts'

export interface Named {
  readonly id: string
  readonly name: string
  /** A person's account. */
  readonly accountId: string | null
  readonly accountName: string | null
}

export const offeredMost = 6

const toNamed = ({ id, title, accountId, accountName }: SearchHit): Named => ({
  id,
  name: title,
  accountId,
  accountName,
})

/** What the search finds for a name, best first; undefined while it is under way. */
export function useNames(sign: '#' | '@', name: string | null): readonly Named[] | undefined {
  const types = [sign === '#' ? ('account' as const) : ('contact' as const)]
  const { data } = useQuery({
    ...ask('search.query', { query: name ?? '', types, limitPerType: offeredMost }),
    enabled: name !== null && name !== '',
    placeholderData: keepPreviousData,
  })
  return name === null || name === '' ? [] : data?.hits.map(toNamed)
}

/** The one a name means; null for none, undefined while it is not known. */
export function useMeant(sign: '#' | '@', name: string | null, chosen: readonly Named[]): Named | null | undefined {
  const known = name === null ? undefined : chosen.find((c) => c.name === name)
  const found = useNames(sign, known === undefined ? name : null)
  if (name === null) return null
  return known ?? (found === undefined ? undefined : (found[0] ?? null))
}
