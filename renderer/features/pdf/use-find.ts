/**
 * Finding in a PDF: pages are read one after the other, from the one being read onwards, and only how many hits each has is
 * kept. Which of them is in question moves by Enter; the pages themselves mark them.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { countHits, foldQuery, foldText } from './find-text.ts'
import type { PdfDocument } from './pdf-engine.ts'

/** Which hit is meant: made anew each time it is asked for, so that the same one can be shown again. */
export interface Hit {
  /** From 0. */
  readonly page: number
  readonly index: number
}

export interface Find {
  readonly words: string
  readonly setWords: (words: string) => void
  /** What the pages look for; empty while there is nothing to find. */
  readonly query: string
  readonly current: Hit | null
  /** Which of all hits is in question, from 1; 0 when none is. */
  readonly at: number
  readonly total: number
  readonly isDone: boolean
  /** No page has a letter of text. */
  readonly hasNoText: boolean
  readonly move: (direction: 1 | -1) => void
}

interface Counted {
  readonly query: string
  readonly counts: readonly number[]
  readonly pagesRead: number
  readonly letters: number
}

const pauseMs = 200
const nothing: Counted = { query: '', counts: [], pagesRead: 0, letters: 0 }

/** The folded text of pages, read once. */
function useTexts(pdf: PdfDocument): (page: number) => Promise<string> {
  const texts = useRef(new Map<number, string>())
  return useCallback(
    async (page) => {
      const known = texts.current.get(page)
      if (known !== undefined) return known
      const read = async (): Promise<string> => {
        const proxy = await pdf.getPage(page + 1)
        const { items } = await proxy.getTextContent()
        return foldText(items.filter((item) => 'str' in item)).text
      }
      const text = await read().catch(() => '')
      texts.current.set(page, text)
      return text
    },
    [pdf],
  )
}

/** The hit after or before another; from no hit, the first at or after a page. */
function hitBeside(counts: readonly number[], from: Hit | null, startPage: number, direction: 1 | -1): Hit | null {
  const pages = counts.length
  if (from && from.index + direction >= 0 && from.index + direction < (counts[from.page] ?? 0))
    return { page: from.page, index: from.index + direction }
  for (let i = from ? 1 : 0; i <= pages; i += 1) {
    const page = ((from?.page ?? startPage) + direction * i + 2 * pages) % pages
    const count = counts[page] ?? 0
    if (count > 0) return { page, index: direction === 1 ? 0 : count - 1 }
  }
  return null
}

/** `reading` is the page being read, from 0; `onPage` is asked to show the page of a hit. */
export function useFind(pdf: PdfDocument, reading: number, onPage: (page: number) => void): Find {
  const [words, setTyped] = useState('')
  const [counted, setCounted] = useState(nothing)
  const [current, setCurrent] = useState<Hit | null>(null)
  const textOf = useTexts(pdf)
  const latest = useRef({ reading, onPage })
  useEffect(() => {
    latest.current = { reading, onPage }
  })

  const choose = useCallback((hit: Hit | null) => {
    setCurrent(hit)
    if (hit) latest.current.onPage(hit.page)
  }, [])

  useEffect(() => {
    const query = foldQuery(words)
    let isWanted = true
    const search = async (): Promise<void> => {
      const start = latest.current.reading
      const counts = Array.from({ length: pdf.numPages }, () => 0)
      let letters = 0
      let isChosen = false
      for (let i = 0; i < pdf.numPages; i += 1) {
        const page = (start + i) % pdf.numPages
        const text = await textOf(page)
        if (!isWanted) return
        letters += text.length
        counts[page] = countHits(text, query)
        const isFirst = !isChosen && (counts[page] ?? 0) > 0
        if (isFirst) {
          isChosen = true
          choose({ page, index: 0 })
        }
        // not every page is worth showing the count anew
        if (isFirst || i % 20 === 0 || i === pdf.numPages - 1)
          setCounted({ query, counts: [...counts], pagesRead: i + 1, letters })
      }
    }
    const timer = query === '' ? undefined : setTimeout(() => void search(), pauseMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [words, pdf, textOf, choose])

  const { counts, query, pagesRead, letters } = counted
  const total = useMemo(() => counts.reduce((sum, count) => sum + count, 0), [counts])
  const before = current ? counts.slice(0, current.page).reduce((sum, count) => sum + count, 0) : 0
  const isDone = query !== '' && pagesRead === pdf.numPages
  return {
    words,
    setWords: (typed) => {
      setTyped(typed)
      setCounted(nothing)
      setCurrent(null)
    },
    query,
    current,
    at: current ? before + current.index + 1 : 0,
    total,
    isDone,
    hasNoText: isDone && letters === 0,
    move: (direction) => choose(hitBeside(counts, current, latest.current.reading, direction)),
  }
}
