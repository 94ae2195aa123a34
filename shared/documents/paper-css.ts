/**
 * How paper looks (look.md, Paper): millimetres and points, black ink and one colour, safe on a grey printer. The same rules
 * style the printed document and the preview, which cuts its one column into sheets exactly as the printer does: both are
 * the browser's own fragmentation (`columns` with a height there, pages here).
 */
import { pageBox, pageMargins, textBox } from './page-size.ts'
import type { Paper } from './paper.ts'

const faces = `'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'SimSun-ExtB', 'Segoe UI Emoji', sans-serif`
const facesEn = `'Noto Sans', ${faces}`

const familyOf = (paper: Paper): string => (paper.language === 'en' ? facesEn : faces)

/** Of everything inside `.paper`. */
export const paperRules = `
.paper { color: #171c21; font: 10.5pt/16.5pt ${faces}; text-autospace: ideograph-alpha; overflow-wrap: anywhere; line-break: strict; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.paper.en { font: 9.5pt/15pt ${facesEn}; text-autospace: normal; overflow-wrap: break-word; }
.paper * { margin: 0; padding: 0; box-sizing: border-box; }
.paper b { font-weight: 700; }
.paper p { orphans: 2; widows: 2; white-space: pre-line; }
.paper .second { display: block; color: #4a545d; font: 8.5pt/13pt ${facesEn}; font-weight: 400; text-autospace: normal; }
.paper h1 { font-size: 21pt; line-height: 29pt; font-weight: 700; text-wrap: balance; white-space: pre-line; break-after: avoid; }
.paper h1 .second { font-size: 12pt; line-height: 18pt; }
.paper .lead { font-size: 10.5pt; line-height: 17pt; color: #4a545d; margin-top: 2mm; text-wrap: pretty; }
.paper .logo { display: block; max-height: 12mm; max-width: 60mm; margin-bottom: 6mm; }
.paper h2 { font-size: 11pt; line-height: 16pt; font-weight: 700; margin: 8mm 0 2mm; break-after: avoid; }
.paper .result { display: grid; grid-template-columns: auto 1fr; gap: 0 9mm; align-items: center; margin: 9mm 0 8mm; break-inside: avoid; }
.paper .result .figure { font-size: 34pt; line-height: 38pt; font-weight: 700; color: var(--ink); white-space: nowrap; overflow-wrap: normal; }
.paper .result .unit { font-size: 13pt; font-weight: 700; margin-left: 1.5mm; }
.paper .result .how { border-left: 0.75pt solid #cdd3d8; padding-left: 7mm; }
.paper table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 4mm; }
.paper thead { display: table-header-group; break-inside: avoid; }
.paper tr { break-inside: avoid; }
.paper thead th { text-align: left; font-size: 8.5pt; line-height: 13pt; font-weight: 700; color: #4a545d; padding: 1.6mm 3mm 1.6mm 0; border-bottom: 0.75pt solid #171c21; vertical-align: bottom; }
.paper tbody th, .paper td { text-align: left; font-weight: 400; padding: 2.8mm 3mm 2.8mm 0; border-bottom: 0.5pt solid #cdd3d8; vertical-align: top; white-space: pre-line; }
.paper tbody th { font-weight: 700; }
.paper tr.group th { break-after: avoid; padding-top: 5mm; font-size: 8.5pt; line-height: 13pt; color: var(--ink); border-bottom-color: #171c21; }
.paper tr.group { break-after: avoid; }
.paper td.text { color: #4a545d; }
.paper th.ours, .paper td.ours { padding-left: 3mm; background: var(--tint); }
.paper td.ours { font-weight: 700; }
.paper thead th.ours { color: var(--ink); }
.paper th.number, .paper td.number { text-align: right; white-space: nowrap; overflow-wrap: normal; padding-right: 1mm; }
.paper td.sign { height: 14mm; }
.paper .marked { display: block; position: relative; padding-left: 4.3mm; }
.paper .mark { position: absolute; left: 0; top: 3.8pt; width: 8pt; height: 8pt; }
.paper .sums { margin: 3mm 0 0 auto; display: grid; grid-template-columns: auto auto; gap: 1mm 8mm; width: fit-content; text-align: right; break-inside: avoid; }
.paper .sums dd { font-weight: 700; padding-right: 1mm; }
.paper .sums dd:last-child { color: var(--ink); font-size: 13pt; line-height: 18pt; }
.paper .things { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm 6mm; }
.paper .things li, .paper .steps li { list-style: none; break-inside: avoid; color: #4a545d; }
.paper .things b, .paper .steps b { display: block; color: #171c21; }
.paper .steps { counter-reset: step; }
.paper .steps li { counter-increment: step; position: relative; padding: 0 0 3.5mm 11mm; }
.paper .steps li::before { content: counter(step); position: absolute; left: 0; top: 0; font-size: 15pt; font-weight: 700; color: var(--ink); }
.paper .facts { display: grid; grid-template-columns: auto 1fr; gap: 1.2mm 6mm; margin-top: 4mm; }
.paper .facts dt { color: #4a545d; }
.paper .facts dd { white-space: pre-line; }
.paper > div + p { margin-top: 2mm; }
.paper .bullets { padding-left: 5mm; }
.paper .bullets li { padding-bottom: 1mm; white-space: pre-line; }
.paper .signs { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin-top: 4mm; break-inside: avoid; }
.paper .signs li { list-style: none; border-top: 0.75pt solid #171c21; padding-top: 1.5mm; margin-top: 16mm; color: #4a545d; font-size: 8.5pt; line-height: 13pt; }
.paper .pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; margin-top: 4mm; }
.paper figure { break-inside: avoid; }
.paper figure div { position: relative; }
.paper figure svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.paper figure path { fill: none; stroke-linecap: round; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
.paper figure .halo { stroke: #ffffff; stroke-opacity: 0.75; stroke-width: 4px; }
.paper figure .ink { stroke: #d23c28; stroke-width: 2px; }
.paper figure img { display: block; width: 100%; max-height: 80mm; object-fit: cover; }
.paper figcaption { font-size: 8.5pt; line-height: 13pt; color: #4a545d; margin-top: 1.5mm; }
.paper .who { margin-top: 10mm; border-top: 0.75pt solid #171c21; padding-top: 4mm; display: grid; grid-template-columns: 1fr 1fr auto; gap: 8mm; break-inside: avoid; font-size: 9pt; line-height: 14pt; }
.paper .who .label { color: #4a545d; }
.paper .who b { display: block; font-size: 12pt; line-height: 18pt; }
.paper .qr { display: flex; gap: 3mm; align-items: flex-start; text-align: right; }
.paper .qr svg { width: 17mm; height: 17mm; flex: none; }
.paper .break { break-after: page; height: 0; }
`

/** A colour mixed into white, so that print does not depend on `color-mix`. */
function tintOf(color: string): string {
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) => Math.round(255 - (255 - channel(at)) * 0.07))
  return `rgb(${mixed.join(' ')})`
}

/** The colours of one sheet. */
export const paperColors = (paper: Paper): Readonly<Record<'--ink' | '--tint', string>> => ({
  '--ink': paper.color,
  '--tint': tintOf(paper.color),
})

/** A text as a CSS string that may stand in a style element: nothing in it ends the string or the element. */
export const cssString = (text: string): string =>
  `"${text.replaceAll(/[^\p{L}\p{N} ]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `)}"`

/** The sheets of a printed document: their size, margins, running head and foot. */
export function pageRules(paper: Paper): string {
  const { width, height } = pageBox(paper.size, paper.isLandscape)
  const { top, right, bottom, left } = pageMargins
  const small = `font: 8pt/12pt ${familyOf(paper)}; color: #4a545d;`
  const head = `${small} vertical-align: bottom; padding-bottom: 2.5mm; margin-bottom: 6mm; border-bottom: 0.75pt solid #171c21;`
  const foot = `${small} vertical-align: top; padding-top: 3mm;`
  return `
@page { size: ${width}mm ${height}mm; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;
  @top-left { content: ${cssString(paper.head.left)}; ${head} text-align: left; }
  @top-right { content: ${cssString(paper.head.right)}; ${head} text-align: right; white-space: nowrap; }
  @bottom-left { content: ${cssString(paper.foot)}; ${foot} text-align: left; }
  @bottom-right { content: counter(page) " / " counter(pages); ${foot} text-align: right; white-space: nowrap; }
}
html, body { margin: 0; }
`
}

/** The preview's one column, cut into sheets that lie below each other, `gap` millimetres apart. */
export function previewRules(paper: Pick<Paper, 'size' | 'isLandscape'>, gap: number): string {
  const { width, height } = textBox(paper.size, paper.isLandscape)
  const between = pageMargins.top + pageMargins.bottom + gap
  return `.sheets { width: ${width}mm; columns: 1; column-height: ${height}mm; column-wrap: wrap; column-fill: auto; row-gap: ${between}mm; }
.paper .break { break-after: column; }`
}
