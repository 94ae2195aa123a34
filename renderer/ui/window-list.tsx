/** A list of any length that is searched and asked for by windows, and what stands there while it is empty. */
import type { ReactNode } from 'react'
import type { ListSearch } from './use-list-search.ts'
import { VirtualList } from './virtual-list.tsx'

interface Props<T> {
  readonly label: string
  readonly search: ListSearch
  /** Undefined `total` until the first answer; `key` changes with the question. */
  readonly rows: {
    readonly total: number | undefined
    readonly rowAt: (index: number) => T | undefined
    readonly onRange: (first: number, last: number) => void
    readonly key: string
  }
  readonly rowHeight?: number
  readonly empty: ReactNode
  readonly onOpen: (row: T) => void
  readonly renderRow: (row: T) => ReactNode
}

export function WindowList<T>({ label, search, rows, rowHeight = 56, empty, onOpen, renderRow }: Props<T>) {
  if (rows.total === 0) return empty
  return (
    <VirtualList
      label={label}
      handle={search.list}
      total={rows.total ?? 0}
      rowHeight={rowHeight}
      rowAt={rows.rowAt}
      onRange={rows.onRange}
      resetKey={rows.key}
      onOpen={onOpen}
      renderRow={renderRow}
    />
  )
}
