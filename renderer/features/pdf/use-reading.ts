/**
 * Where one is in a PDF: what is in the window, which page that is, how large it is shown. Only page 1 is measured at first;
 * another page has its size until it has been near. Whatever changes size, the line one was reading stays where it was.
 */
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  nextZoom,
  pageAt,
  pageGap,
  pagesWithin,
  pixelsPerPoint,
  placePages,
  scaleOf,
  widthWithin,
  type PageSize,
} from './page-places.ts'

interface Seen {
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Reading {
  readonly scroller: HTMLDivElement | null
  readonly setScroller: (scroller: HTMLDivElement | null) => void
  readonly sizes: readonly PageSize[]
  /** Pixels a point, of the page with this index. */
  readonly scaleAt: (index: number) => number
  readonly height: number
  readonly width: number
  /** First and last page to be there, from 0; null while it is not known how wide they are. */
  readonly near: readonly [number, number] | null
  readonly topOf: (index: number) => number
  /** First and last page of which something is in the window, from 0; null while it is not known. */
  readonly inSight: readonly [number, number] | null
  /** The page being read, from 0. */
  readonly current: number
  /** As a share of the real size. */
  readonly zoom: number
  readonly isFitted: boolean
  readonly onScroll: () => void
  readonly onSize: (number: number, size: PageSize) => void
  readonly goTo: (index: number) => void
  readonly scrollBy: (screens: number) => void
  readonly step: (direction: 1 | -1) => void
  readonly fit: () => void
  /** Brings a place of the window into sight. */
  readonly show: (at: DOMRect) => void
}

const sidePadding = 16
const nowhere: Seen = { top: 0, width: 0, height: 0 }

/** The scroller, and what it shows: its place and its size, both 0 until it is there. */
function useSeen() {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const [seen, setSeen] = useState(nowhere)
  const look = useCallback(() => {
    if (scroller) setSeen({ top: scroller.scrollTop, width: scroller.clientWidth, height: scroller.clientHeight })
  }, [scroller])
  useLayoutEffect(() => {
    if (!scroller) return
    const observer = new ResizeObserver(look)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [scroller, look])
  return { scroller, setScroller, seen, look }
}

/** `first` is the size of page 1; fitted, pages are as wide as the window, with `isWhole` no higher than it either. */
export function useReading(pageCount: number, first: PageSize, isWhole = false): Reading {
  const { scroller, setScroller, seen, look } = useSeen()
  const [zoom, setZoom] = useState<number | null>(null)
  const [sizes, setSizes] = useState<readonly PageSize[]>(() => Array.from({ length: pageCount }, () => first))
  const broad = Math.max(40, seen.width - 2 * sidePadding)
  const room = isWhole ? Math.max(40, Math.min(broad, widthWithin(first, seen.height - 2 * pageGap))) : broad
  const scale = zoom === null ? room / first.width : zoom * pixelsPerPoint
  const widest = zoom === null ? room : null
  const places = useMemo(() => placePages(sizes, scale, widest), [sizes, scale, widest])
  const { tops } = places

  // the page at the upper edge and how far down in it the edge is; across, what is in the middle
  const anchor = useRef({ index: 0, part: 0, across: 0.5 })
  const onScroll = useCallback(() => {
    if (!scroller) return
    const index = pageAt(tops, scroller.scrollTop)
    const [top = 0, below = 1] = [tops[index], tops[index + 1]]
    const across = (scroller.scrollLeft + scroller.clientWidth / 2) / scroller.scrollWidth
    anchor.current = { index, part: (scroller.scrollTop - top) / (below - top), across }
    look()
  }, [scroller, tops, look])
  useLayoutEffect(() => {
    const { index, part, across } = anchor.current
    if (!scroller) return
    const [top = 0, below = 1] = [tops[index], tops[index + 1]]
    const isStart = index === 0 && part === 0
    scroller.scrollTo(
      across * scroller.scrollWidth - scroller.clientWidth / 2,
      isStart ? 0 : top + part * (below - top),
    )
    look()
  }, [scroller, tops, look])

  const onSize = useCallback((number: number, size: PageSize) => {
    setSizes((all) => {
      const known = all[number - 1]
      return known?.width === size.width && known.height === size.height ? all : all.with(number - 1, size)
    })
  }, [])
  const goTo = useCallback(
    (index: number) => {
      const page = Math.min(Math.max(index, 0), pageCount - 1)
      scroller?.scrollTo({ top: (tops[page] ?? 0) - pageGap })
    },
    [scroller, tops, pageCount],
  )
  const show = useCallback(
    (at: DOMRect) => {
      if (!scroller) return
      const box = scroller.getBoundingClientRect()
      const isInSight = at.top >= box.top && at.bottom <= box.bottom && at.left >= box.left && at.right <= box.right
      if (!isInSight) scroller.scrollBy(at.left - box.left - box.width / 3, at.top - box.top - box.height / 3)
    },
    [scroller],
  )

  const isAtEnd = seen.top > 0 && seen.top + seen.height >= places.height - 1
  return {
    scroller,
    setScroller,
    sizes,
    scaleAt: (index) => scaleOf(sizes[index] ?? first, scale, widest),
    height: places.height,
    width: places.width + 2 * sidePadding,
    near: seen.width === 0 ? null : pagesWithin(tops, seen.top - seen.height / 2, seen.top + seen.height * 1.5),
    inSight: seen.width === 0 ? null : pagesWithin(tops, seen.top, seen.top + seen.height),
    topOf: (index) => tops[index] ?? 0,
    current: isAtEnd ? pageCount - 1 : pageAt(tops, seen.top + seen.height / 3),
    zoom: scale / pixelsPerPoint,
    isFitted: zoom === null,
    onScroll,
    onSize,
    goTo,
    scrollBy: (screens) => scroller?.scrollBy(0, screens * Math.max(40, seen.height - 40)),
    step: (direction) => setZoom(nextZoom(scale / pixelsPerPoint, direction)),
    fit: () => setZoom(null),
    show,
  }
}
