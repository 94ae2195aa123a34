/**
 * One page: its picture, and over it its text, which can be selected, read aloud and found. The picture is drawn anew when
 * the size changes; until then the old one is stretched. Leaving the screen gives its memory back.
 */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { findHits, foldText } from './find-text.ts'
import { markHits } from './highlights.ts'
import { drawPage, emptyPicture, laidText, type LaidText } from './page-layers.ts'
import { pixelsOf, soundSize, type PageSize } from './page-places.ts'
import classes from './pdf.module.css'
import type { PdfDocument } from './pdf-engine.ts'
import type { Hit } from './use-find.ts'

/** What is looked for on a page: the folded words, and which of the hits is the one in question. */
export interface PageSearch {
  readonly query: string
  readonly hit: Hit | null
}

interface Props {
  readonly pdf: PdfDocument
  /** From 1. */
  readonly number: number
  readonly top: number
  readonly size: PageSize
  readonly scale: number
  readonly search: PageSearch
  readonly onSize: (number: number, size: PageSize) => void
  /** The hit in question is there: where it stands in the window. */
  readonly onHit: (at: DOMRect) => void
}

/** A page that was only scrolled past is not read. */
const settleMs = 60

type Loaded = { readonly page: PDFPageProxy } | { readonly isDamaged: true } | null

function usePage({ pdf, number, onSize }: Props): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(null)
  useEffect(() => {
    let isWanted = true
    let page: PDFPageProxy | null = null
    const load = async (): Promise<void> => {
      try {
        page = await pdf.getPage(number)
        if (!isWanted) return
        onSize(number, soundSize(page.getViewport({ scale: 1 })))
        setLoaded({ page })
      } catch {
        if (isWanted) setLoaded({ isDamaged: true })
      }
    }
    const timer = setTimeout(() => void load(), settleMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
      page?.cleanup()
    }
  }, [pdf, number, onSize])
  return loaded
}

export function PdfPage(props: Props) {
  const { number, top, size, scale, search, onHit } = props
  const t = useWords()
  const loaded = usePage(props)
  const page = loaded && 'page' in loaded ? loaded.page : null
  const picture = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const [text, setText] = useState<LaidText | null>(null)
  const [isDamaged, setDamaged] = useState(false)

  useEffect(() => {
    if (page && picture.current) return drawPage(page, picture.current, scale, () => setDamaged(true))
    return undefined
  }, [page, scale])

  useEffect(() => {
    const drawn = picture.current
    return () => (drawn ? emptyPicture(drawn) : undefined)
  }, [])

  useEffect(() => {
    if (page && layer.current) return laidText(page, layer.current, setText)
    return undefined
  }, [page])

  useEffect(() => {
    if (!text || search.query === '') return
    const ranges = findHits(foldText(text.pieces), search.query).flatMap((hit) => text.rangeOf(hit) ?? [])
    const current = search.hit === null ? null : (ranges[search.hit.index] ?? null)
    if (current) onHit(current.getBoundingClientRect())
    return markHits(ranges, current)
  }, [text, search, onHit])

  const place = { top, ...pixelsOf(size, scale) }
  return (
    <section
      className={classes.page}
      style={{ ...place, '--total-scale-factor': scale } as React.CSSProperties}
      aria-label={t('pdf:page', { page: number })}
      aria-busy={loaded === null}
    >
      <div ref={picture} className={classes.picture} aria-hidden />
      <div ref={layer} className={classes.text} />
      {isDamaged || (loaded && 'isDamaged' in loaded) ? (
        <p className={classes.damaged}>{t('pdf:pageDamaged')}</p>
      ) : null}
    </section>
  )
}
