/** An open PDF: its tools, and its pages one below the other, of which only those near the window are there. */
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { isComposing, isCombo, isTextField } from '../../app/keyboard/key-event.ts'
import { useWords } from '../../i18n/use-words.ts'
import { endMeasuring } from './page-layers.ts'
import type { PageSize } from './page-places.ts'
import { PdfBar } from './pdf-bar.tsx'
import type { PdfDocument } from './pdf-engine.ts'
import { PdfPage } from './pdf-page.tsx'
import classes from './pdf.module.css'
import { useFind } from './use-find.ts'
import { useReading, type Reading } from './use-reading.ts'

/** Shown to somebody: one whole page in sight and no tools, turned from elsewhere. */
export interface Showing {
  /** From 0; what is in sight goes there when it is another. */
  readonly page: number
  readonly onPages?: ((count: number) => void) | undefined
}

/** Pages that stood in sight long enough to be read, the first and the one after the last, from 0, and how many there are. */
export type OnRead = (range: readonly [from: number, to: number], count: number) => void

interface Props {
  readonly showing?: Showing | undefined
  readonly onRead?: OnRead | undefined
  readonly pdf: PdfDocument
  readonly first: PageSize
  readonly name: string
}

/** What a key does; its own keys of a field that is typed in stay with it. */
function actOf(key: string, reading: Reading, pageCount: number): (() => void) | undefined {
  const acts: Readonly<Record<string, () => void>> = {
    '+': () => reading.step(1),
    '=': () => reading.step(1),
    '-': () => reading.step(-1),
    '0': reading.fit,
    PageDown: () => reading.scrollBy(1),
    PageUp: () => reading.scrollBy(-1),
    Home: () => reading.goTo(0),
    End: () => reading.goTo(pageCount - 1),
  }
  return acts[key]
}

const isNear = (near: Reading['near'], page: number): boolean => near !== null && page >= near[0] && page <= near[1]

function useTurned(showing: Showing | undefined, reading: Reading, count: number): void {
  const { page = 0, onPages } = showing ?? {}
  const { goTo } = reading
  const isPlaced = reading.near !== null
  const at = useRef(0)
  useEffect(() => {
    if (!isPlaced || page === at.current) return
    at.current = page
    goTo(page)
  }, [page, isPlaced, goTo])
  useEffect(() => onPages?.(count), [onPages, count])
}

/** A page that is only scrolled past is not read. */
const readAfterMs = 2_000

function useRead({ inSight }: Reading, count: number, onRead: OnRead | undefined): void {
  const [from, last] = inSight ?? [0, -1]
  useEffect(() => {
    if (onRead === undefined || last < from) return
    const timer = setTimeout(() => onRead([from, last + 1], count), readAfterMs)
    return () => clearTimeout(timer)
  }, [from, last, count, onRead])
}

export function PdfReader({ pdf, first, name, showing, onRead }: Props) {
  const t = useWords()
  const reading = useReading(pdf.numPages, first, showing !== undefined)
  const { near } = reading
  useTurned(showing, reading, pdf.numPages)
  useRead(reading, pdf.numPages, onRead)
  const find = useFind(pdf, reading.current, (page) => (isNear(near, page) ? undefined : reading.goTo(page)))
  const findField = useRef<HTMLInputElement>(null)
  const { scroller, setScroller } = reading

  useEffect(() => endMeasuring, [])

  // the keys work at once, unless somebody is somewhere already
  useEffect(() => {
    const at = document.activeElement
    if (at === null || at === document.body || at.hasAttribute('data-autofocus')) scroller?.focus()
  }, [scroller])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    if (isCombo(event.nativeEvent, 'mod+f')) findField.current?.select()
    else {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      const act = isPlain && !isTextField(event.target) ? actOf(event.key, reading, pdf.numPages) : undefined
      if (!act) return
      act()
    }
    event.preventDefault()
  }

  const { query, current } = find
  const elsewhere = useMemo(() => ({ query, hit: null }), [query])
  const here = useMemo(() => ({ query, hit: current }), [query, current])
  const pages = near ? Array.from({ length: near[1] - near[0] + 1 }, (_, i) => near[0] + i) : []
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of what is inside
    <div className={classes.reader} data-showing={showing !== undefined || undefined} onKeyDown={onKeyDown}>
      {showing === undefined ? (
        <PdfBar reading={reading} pageCount={pdf.numPages} find={find} findField={findField} />
      ) : null}
      <div
        ref={setScroller}
        className={classes.scroller}
        role="region"
        aria-label={t('pdf:pagesOf', { name })}
        tabIndex={0}
        onScroll={reading.onScroll}
      >
        <div className={classes.pages} style={{ height: reading.height, minWidth: reading.width }}>
          {pages.map((index) => (
            <PdfPage
              key={index}
              pdf={pdf}
              number={index + 1}
              top={reading.topOf(index)}
              size={reading.sizes[index] ?? first}
              scale={reading.scaleAt(index)}
              search={current?.page === index ? here : elsewhere}
              onSize={reading.onSize}
              onHit={reading.show}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
