/** Tells the core what of a material was seen, where a course asks for it; nothing else is remembered of it. */
import { useCallback, useEffect, useRef } from 'react'
import { partsSeen, withRange, type SeenRange } from '../../../shared/domain/seen-parts.ts'
import { api } from '../../platform/api.ts'

/** Between two reports of a film that plays; what is further apart was jumped over. */
const longestStepMs = 16_000

interface Seen {
  /** A stretch of a whole of this length was in sight: milliseconds of a film, pages of a paper. */
  readonly add: (range: SeenRange, length: number) => void
}

export function useSeen(materialId: string): Seen {
  const ranges = useRef<readonly SeenRange[]>([])
  const told = useRef(new Set<string>())
  useEffect(() => {
    ranges.current = []
    told.current = new Set()
  }, [materialId])
  const add = useCallback(
    (range: SeenRange, length: number) => {
      ranges.current = withRange(ranges.current, range)
      const parts = partsSeen(ranges.current, length).filter((part) => !told.current.has(part))
      if (parts.length === 0) return
      for (const part of parts) told.current.add(part)
      // what could not be kept is told with the next part
      void api('learning.seen', { materialId, parts }).catch(() => {
        for (const part of parts) told.current.delete(part)
      })
    },
    [materialId],
  )
  return { add }
}

/** Of a film: where it is, as the player says it. */
export function useSeenFilm(
  materialId: string,
  startMs: number,
  lengthMs: number | null,
): (positionMs: number) => void {
  const { add } = useSeen(materialId)
  const last = useRef(startMs)
  return useCallback(
    (positionMs) => {
      const from = last.current
      last.current = positionMs
      if (lengthMs !== null && positionMs > from && positionMs - from <= longestStepMs)
        add([from, positionMs], lengthMs)
    },
    [add, lengthMs],
  )
}
