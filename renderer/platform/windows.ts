/**
 * A long list by windows of 100 rows: only those that are looked at are asked for. While the answer to a changed
 * question is under way the former rows stay, so that typing into a filter does not flicker.
 */
import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Input, Output } from '../../shared/api/contract.ts'
import { ask } from './queries.ts'

export type WindowedName =
  | 'accounts.list'
  | 'contacts.list'
  | 'visits.list'
  | 'followUps.list'
  | 'opportunities.list'
  | 'materials.list'
  | 'comparisons.list'
  | 'quotes.list'
export type WindowRow<N extends WindowedName> = Output<N>['rows'][number]

export const windowSize = 100
/** So many rows beyond the screen are asked for too, or a quick wheel runs into rows that are still under way. */
const ahead = 50

export interface Windows<R, A = unknown> {
  /** The answer with the first window, for what it says beside its rows. */
  readonly answer: A | undefined
  /** How many rows there are in all; undefined until the first answer. */
  readonly total: number | undefined
  /** The row at a place, or undefined while it is under way. */
  readonly rowAt: (index: number) => R | undefined
  /** Tell which rows are on the screen. */
  readonly onRange: (first: number, last: number) => void
  /** Changes when the question changes: time to scroll to the top. */
  readonly key: string
  readonly error: Error | null
}

interface Pages {
  readonly first: number
  readonly last: number
}

const noPages: Pages = { first: 1, last: 0 }

type Answer<N extends WindowedName> = UseQueryResult<Output<N>>

/** The windows after the first that are on the screen; they start anew when the question changes. */
function usePages(key: string) {
  const [range, setRange] = useState({ key, pages: noPages })
  const onRange = useCallback(
    (first: number, last: number) => {
      const next = {
        first: Math.max(1, Math.floor((first - ahead) / windowSize)),
        last: Math.floor((Math.max(first, last) + ahead) / windowSize),
      }
      const isSame = (r: typeof range): boolean =>
        r.key === key && r.pages.first === next.first && r.pages.last === next.last
      setRange((r) => (isSame(r) ? r : { key, pages: next }))
    },
    [key],
  )
  return { pages: range.key === key ? range.pages : noPages, onRange }
}

export function useWindows<N extends WindowedName>(
  name: N,
  input: Omit<Input<N>, 'offset' | 'limit'>,
): Windows<WindowRow<N>, Output<N>> {
  const key = JSON.stringify(input)
  const { pages, onRange } = usePages(key)
  const window = (page: number) =>
    ask(name, { ...input, offset: page * windowSize, limit: windowSize } as unknown as Input<N>)
  // the first window is always there: it says how many rows there are, and bridges a change of the question
  const first = useQuery({ ...window(0), placeholderData: keepPreviousData }) as Answer<N>
  const lastPage = Math.min(pages.last, Math.floor((first.data?.total ?? 0) / windowSize))
  const numbers = Array.from({ length: Math.max(0, lastPage - pages.first + 1) }, (_, i) => pages.first + i)
  const others = useQueries({ queries: numbers.map(window) }) as readonly Answer<N>[]
  const rowAt = (index: number): WindowRow<N> | undefined => {
    const page = Math.floor(index / windowSize)
    const answer = page === 0 ? first : others[page - pages.first]
    return answer?.data?.rows[index % windowSize]
  }
  const error = [first, ...others].find((a) => a.error)?.error ?? null
  return { answer: first.data, total: first.data?.total, rowAt, onRange, key, error }
}
