/**
 * A list of any length: only the rows in sight exist. One tab stop; arrows move, Enter opens, other keys act on the row
 * under the keyboard. As `listbox` its rows are options, as `grid` they hold cells (and may hold buttons).
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { isComposing } from '../app/keyboard/key-event.ts'
import { useShortcuts } from '../app/keyboard/use-shortcuts.ts'
import classes from './virtual-list.module.css'

export interface VirtualListHandle {
  focus(): void
  scrollTo(index: number): void
  /** Takes the focus and goes so many rows on. */
  move(step: number): void
}

export interface RowKey<T> {
  readonly key: string
  readonly label: string
  readonly run: (row: T, index: number) => void
}

export interface VirtualListProps<T> {
  readonly label: string
  readonly role?: 'listbox' | 'grid'
  readonly total: number
  /** Height of a row; with `isMeasured` only the guess before it is seen. */
  readonly rowHeight: number
  readonly isMeasured?: boolean
  readonly rowAt: (index: number) => T | undefined
  readonly onRange: (first: number, last: number) => void
  readonly renderRow: (row: T, index: number) => ReactNode
  readonly onOpen: (row: T, index: number) => void
  /** More keys for the row under the keyboard; outside the list they lead into it. */
  readonly rowKeys?: readonly RowKey<T>[]
  /** Whether this row is the one that is open beside the list. */
  readonly isSelected?: (row: T) => boolean
  /** Whether this row only says what comes below it: no key stops there and nothing opens. */
  readonly isHeading?: (row: T) => boolean
  /** A heading row that stays at the top; `headerHeight` px high. */
  readonly header?: ReactNode
  readonly headerHeight?: number
  readonly resetKey?: string
  readonly className?: string | undefined
  readonly handle?: Ref<VirtualListHandle>
}

/** Where a key takes the active row, or null when it is no such key. */
export function movedTo(key: string, active: number, total: number, page: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: total - 1,
  }
  const target = moves[key]
  return target === undefined ? null : Math.max(0, Math.min(total - 1, target))
}

/** The row nearest to `index` that is no heading: on in the direction of the move, else back. */
export function besideHeadings(
  index: number,
  step: 1 | -1,
  total: number,
  isHeading: (index: number) => boolean,
): number {
  const from = (way: number): number => {
    let at = index
    while (at >= 0 && at < total && isHeading(at)) at += way
    return at
  }
  const on = from(step)
  return on >= 0 && on < total ? on : Math.max(0, from(-step))
}

export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, role = 'listbox', total, rowHeight, rowAt, onRange, header, headerHeight = 0, resetKey } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setActive] = useState(0)
  const [hasFocus, setFocus] = useState(false)
  // its functions are called in this very render, so nothing stale can be kept of them
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange(first, last), [first, last, onRange])
  useEffect(() => {
    setActive(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [resetKey])

  const isHeading = (index: number): boolean => {
    const row = rowAt(index)
    return row !== undefined && (props.isHeading?.(row) ?? false)
  }
  const active = besideHeadings(Math.min(place, Math.max(0, total - 1)), 1, total, isHeading)
  const moveTo = (index: number): void => {
    const target = besideHeadings(index, index < active ? -1 : 1, total, isHeading)
    setActive(target)
    // the first row brings its heading along
    virtual.scrollToIndex(target === besideHeadings(0, 1, total, isHeading) ? 0 : target, { align: 'auto' })
  }
  const focus = (): void => scroller.current?.focus()
  const move = (step: number): void => {
    if (document.activeElement === scroller.current) moveTo(Math.max(0, Math.min(total - 1, active + step)))
    else focus()
  }
  useImperativeHandle(props.handle, () => ({ focus, scrollTo: moveTo, move }))
  useShortcuts([
    { keys: 'ArrowDown', run: focus },
    { keys: 'ArrowUp', run: focus },
    ...(props.rowKeys ?? []).map(({ key, label: bar }) => ({ keys: key, bar, run: focus })),
  ])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const target = movedTo(event.key, active, total, page)
    const row = rowAt(active)
    const act = event.key === 'Enter' ? props.onOpen : props.rowKeys?.find((k) => k.key === event.key)?.run
    if (target === null && (!act || row === undefined)) return
    event.preventDefault()
    if (target !== null) moveTo(target)
    else if (row !== undefined) act?.(row, active)
  }
  const rowRole = role === 'grid' ? 'row' : 'option'
  return (
    <div
      ref={scroller}
      className={[classes.scroller, props.className].join(' ')}
      role={role}
      aria-label={label}
      aria-rowcount={role === 'grid' ? total + (header ? 1 : 0) : undefined}
      tabIndex={0}
      aria-activedescendant={total > 0 && hasFocus ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
    >
      {header}
      <div
        role={role === 'grid' ? 'rowgroup' : 'presentation'}
        className={classes.rows}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map((item) => {
          const row = rowAt(item.index)
          const isOpen = row !== undefined && (props.isSelected?.(row) ?? false)
          const isHead = row !== undefined && (props.isHeading?.(row) ?? false)
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              ref={props.isMeasured ? virtual.measureElement : undefined}
              data-index={item.index}
              role={rowRole}
              aria-selected={role === 'listbox' || props.isSelected ? isOpen : undefined}
              aria-rowindex={role === 'grid' ? item.index + (header ? 2 : 1) : undefined}
              aria-posinset={role === 'listbox' ? item.index + 1 : undefined}
              aria-setsize={role === 'listbox' ? total : undefined}
              className={classes.row}
              data-active={(hasFocus && item.index === active) || undefined}
              data-selected={isOpen || undefined}
              data-heading={isHead || undefined}
              style={{
                ...(props.isMeasured ? {} : { height: item.size }),
                transform: `translateY(${item.start - headerHeight}px)`,
              }}
              onClick={() => {
                if (isHead) return
                setActive(item.index)
                if (row !== undefined) props.onOpen(row, item.index)
              }}
            >
              {row === undefined ? null : props.renderRow(row, item.index)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
