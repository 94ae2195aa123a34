/**
 * A long list by windows of 100 rows: only those that are looked at are asked for. While the answer to a changed
 * question is under way the former rows stay, so that typing into a filter does not flicker.
 */
import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Input, Output } from '../../shared/api/contract.ts'
import { ask } from './queries.ts'

export type WindowedName = 'accounts.list' | 'contacts.list' | 'visits.list' | 'followUps.list' | 'opportunities.list'
export type WindowRow<N extends WindowedName> = Output<N>['rows'][number]

export const windowSize = 100

export interface Windows<R> {
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

const firstPage: Pages = { first: 0, last: 0 }

type Answer<N extends WindowedName> = UseQueryResult<Output<N>>

function shown<N extends WindowedName>(answers: readonly Answer<N>[], pages: Pages) {
  const total = answers.find((a) => a.data !== undefined)?.data?.total
  const rowAt = (index: number): WindowRow<N> | undefined =>
    answers[Math.floor(index / windowSize) - pages.first]?.data?.rows[index % windowSize]
  return { total, rowAt }
}

export function useWindows<N extends WindowedName>(
  name: N,
  input: Omit<Input<N>, 'offset' | 'limit'>,
): Windows<WindowRow<N>> {
  const key = JSON.stringify(input)
  const [range, setRange] = useState({ key, pages: firstPage })
  const pages = range.key === key ? range.pages : firstPage
  const numbers = Array.from({ length: pages.last - pages.first + 1 }, (_, i) => pages.first + i)
  const answers = useQueries({
    queries: numbers.map((page) =>
      ask(name, { ...input, offset: page * windowSize, limit: windowSize } as unknown as Input<N>),
    ),
  }) as readonly Answer<N>[]
  const now = shown<N>(answers, pages)
  const before = useRef(now)
  useEffect(() => {
    if (now.total !== undefined) before.current = now
  })
  const onRange = useCallback(
    (first: number, last: number) => {
      const next = { first: Math.floor(first / windowSize), last: Math.floor(Math.max(first, last) / windowSize) }
      setRange((r) =>
        r.key === key && r.pages.first === next.first && r.pages.last === next.last ? r : { key, pages: next },
      )
    },
    [key],
  )
  const isWaiting = now.total === undefined && !answers.some((a) => a.isError)
  return { ...(isWaiting ? before.current : now), onRange, key, error: answers.find((a) => a.error)?.error ?? null }
}
