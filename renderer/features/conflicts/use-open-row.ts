import { useEffect, useRef, useState } from 'react'
import type { ConflictRow } from '../../../shared/api/sync.ts'
import { wasSettled } from './settled.ts'

export const headId = (id: string): string => `conflict-${id}`

/**
 * Which of the rows is open. It stays so by its id, whatever comes in above it; when it was settled the one in its place
 * follows, and one that was taken back is open again. What was moved by hand has the focus at its head.
 */
export function useOpenRow(rows: readonly ConflictRow[]) {
  const [place, setPlace] = useState<{ readonly id: string | null; readonly index: number }>({ id: null, index: 0 })
  const isByHand = useRef(false)
  const seen = useRef<ReadonlySet<string>>(new Set())
  const found = rows.findIndex((row) => row.id === place.id)
  const index = found === -1 ? Math.max(0, Math.min(place.index, rows.length - 1)) : found
  const openId = rows[index]?.id ?? null
  useEffect(() => {
    if (isByHand.current && openId !== null) document.getElementById(headId(openId))?.focus()
    isByHand.current = false
  }, [openId])
  useEffect(() => {
    const back = rows.findIndex(({ id }) => !seen.current.has(id) && wasSettled(id))
    seen.current = new Set(rows.map((row) => row.id))
    if (back === -1) return
    isByHand.current = true
    setPlace({ id: rows[back]?.id ?? null, index: back })
  }, [rows])
  const moveTo = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    isByHand.current = true
    setPlace({ id: rows[next]?.id ?? null, index: next })
  }
  return {
    index,
    moveTo,
    /** Before the open one leaves: the next takes its place and the focus. */
    letNext: (): void => {
      isByHand.current = true
      setPlace({ id: rows[index + 1]?.id ?? null, index })
    },
    focusOpen: (): void => document.getElementById(headId(openId ?? ''))?.focus(),
  }
}
