/**
 * A sheet as it will be printed, page by page, while it is written. It stands in a shadow tree with the rules of paper alone,
 * and the browser cuts its column into pages by the same means as the printer does.
 */
import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { PaperBody } from '../../../shared/documents/paper-body.ts'
import { paperRules, previewRules } from '../../../shared/documents/paper-css.ts'
import { pageBox, pageMargins, textBox } from '../../../shared/documents/page-size.ts'
import { picturesOf, type Paper } from '../../../shared/documents/paper.ts'
import { useWords } from '../../i18n/use-words.ts'
import { usePaperFonts } from './paper-fonts.ts'
import { usePictureUrls } from './use-picture-urls.ts'

/** Between two pages on the desk, in millimetres. */
const gapMm = 6

const deskRules = `
.desk { position: relative; }
.page { position: absolute; left: 0; background: #fff; box-shadow: var(--rp-paper-edge); }
.page div { position: absolute; display: flex; justify-content: space-between; gap: 6mm; color: #4a545d; font: 8pt/12pt 'Noto Sans SC', sans-serif; left: ${pageMargins.left}mm; right: ${pageMargins.right}mm; }
.page.en div { font-family: 'Noto Sans', 'Noto Sans SC', sans-serif; }
.page .top { bottom: calc(100% - ${pageMargins.top - 6}mm); padding-bottom: 2.5mm; border-bottom: 0.75pt solid #171c21; align-items: flex-end; }
.page .foot { top: calc(100% - ${pageMargins.bottom - 3}mm); }
.page span + span { white-space: nowrap; }
.sheets { position: absolute; left: ${pageMargins.left}mm; top: ${pageMargins.top}mm; }
`

/** CSS pixels of a millimetre. */
const pxPerMm = 96 / 25.4

interface Props {
  readonly paper: Paper
  /** 1 is the size on paper. */
  readonly zoom: number
  /** How many pages it has. */
  readonly onPages?: (pages: number) => void
}

/** How many pages a column of this height fills. */
function pagesIn(heightMm: number, paper: Paper): number {
  const { height } = textBox(paper.size, paper.isLandscape)
  const step = height + pageMargins.top + pageMargins.bottom + gapMm
  return Math.max(1, Math.ceil((heightMm + step - height - 1) / step))
}

function usePages(sheets: React.RefObject<HTMLDivElement | null>, paper: Paper, isReady: boolean): number {
  const [pages, setPages] = useState(1)
  useLayoutEffect(() => {
    const column = sheets.current
    if (!column) return
    const measure = (): void => {
      const { width, height } = column.getBoundingClientRect()
      const scale = width / textBox(paper.size, paper.isLandscape).width
      if (scale > 0) setPages(pagesIn(height / scale, paper))
    }
    measure()
    // pictures that come in later make it longer
    const watching = new ResizeObserver(measure)
    watching.observe(column)
    return () => watching.disconnect()
  }, [sheets, paper, isReady])
  return pages
}

export function PaperPreview({ paper, zoom, onPages }: Props) {
  const t = useWords()
  const host = useRef<HTMLDivElement>(null)
  const sheets = useRef<HTMLDivElement>(null)
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  const isReady = usePaperFonts()
  const pictureOf = usePictureUrls(picturesOf(paper))
  const { size, isLandscape } = paper
  useLayoutEffect(() => {
    if (host.current) setRoot(host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' }))
  }, [])
  useLayoutEffect(() => {
    if (!root) return
    const rules = new CSSStyleSheet()
    rules.replaceSync(paperRules + deskRules + previewRules({ size, isLandscape }, gapMm))
    Object.assign(root, { adoptedStyleSheets: [rules] })
  }, [root, size, isLandscape])
  const pages = usePages(sheets, paper, isReady && root !== null)
  useLayoutEffect(() => onPages?.(pages), [onPages, pages])
  const box = pageBox(size, isLandscape)
  const height = pages * box.height + (pages - 1) * gapMm
  const desk = (
    <div className="desk" style={{ zoom, width: `${box.width}mm`, height: `${height}mm` }}>
      {Array.from({ length: pages }, (_, i) => (
        <div
          key={i}
          className={paper.language === 'en' ? 'page en' : 'page'}
          style={{ top: `${i * (box.height + gapMm)}mm`, width: `${box.width}mm`, height: `${box.height}mm` }}
        >
          <div className="top">
            <span>{paper.head.left}</span>
            <span>{paper.head.right}</span>
          </div>
          <div className="foot">
            <span>{paper.foot}</span>
            <span>
              {i + 1} / {pages}
            </span>
          </div>
        </div>
      ))}
      <div className="sheets" ref={sheets}>
        <PaperBody paper={paper} pictureOf={pictureOf} />
      </div>
    </div>
  )
  return (
    <section
      ref={host}
      aria-label={t('paper:preview')}
      data-pages={pages}
      data-ready={isReady}
      style={{ width: box.width * pxPerMm * zoom, flex: 'none' }}
    >
      {root ? createPortal(desk, root) : null}
    </section>
  )
}
