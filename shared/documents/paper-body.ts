/** What stands on a sheet, drawn with React: live in the preview, as static markup for print. Texts are only ever texts. */
import { createElement as h, type CSSProperties, type ReactNode } from 'react'
import { markSide } from '../domain/media/marks.ts'
import type { Block, Cell, Drawn, Line, Paper } from './paper.ts'
import { paperColors } from './paper-css.ts'
import { qrPath } from './qr-path.ts'

/** Where the picture of an attachment is read from; null where its bytes are not at hand. */
export type PictureOf = (fileId: string) => string | null

const lineOf = ({ text, second }: Line): ReactNode =>
  second === undefined ? text : [text, h('span', { key: 's', className: 'second', lang: 'en' }, second)]

/** A disc, a half disc, a ring, a dashed ring: told apart without colour. */
function Mark({ is, word }: NonNullable<Cell['mark']>) {
  const strokeDasharray = is === 'unknown' ? '1.6 1.6' : 'none'
  return h(
    'svg',
    { className: 'mark', viewBox: '0 0 10 10', role: 'img', 'aria-label': word },
    h('circle', { cx: 5, cy: 5, r: 4, fill: 'none', stroke: 'currentColor', strokeWidth: 1.3, strokeDasharray }),
    is === 'yes' ? h('circle', { cx: 5, cy: 5, r: 4, fill: 'currentColor' }) : null,
    is === 'partly' ? h('path', { d: 'M5 1a4 4 0 0 1 0 8z', fill: 'currentColor' }) : null,
  )
}

const cellOf = ({ mark, ...line }: Cell): ReactNode =>
  mark === undefined ? lineOf(line) : h('span', { className: 'marked' }, h(Mark, mark), lineOf(line))

function Table({ columns, rows, sums }: Extract<Block, { type: 'table' }>) {
  const width = (share: number | undefined): CSSProperties => (share === undefined ? {} : { width: `${share}%` })
  return h(
    'div',
    null,
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          columns.map(({ label, as, width: share }, i) =>
            h('th', { key: i, className: as, scope: 'col', style: width(share) }, lineOf(label)),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map((cells, r) =>
          cells.length === 1 && columns.length > 1
            ? h(
                'tr',
                { key: r, className: 'group' },
                h('th', { colSpan: columns.length, scope: 'colgroup' }, lineOf(cells[0] as Cell)),
              )
            : h(
                'tr',
                { key: r },
                columns.map(({ as }, i) =>
                  h(
                    as === 'head' ? 'th' : 'td',
                    { key: i, className: as, ...(as === 'head' ? { scope: 'row' } : {}) },
                    cells[i] === undefined ? null : cellOf(cells[i]),
                  ),
                ),
              ),
        ),
      ),
    ),
    sums === undefined || sums.length === 0
      ? null
      : h(
          'dl',
          { className: 'sums' },
          sums.map(({ label, value }, i) => [
            h('dt', { key: `l${i}` }, lineOf(label)),
            h('dd', { key: `v${i}` }, value),
          ]),
        ),
  )
}

const titled = (items: readonly { readonly title: Line; readonly text?: Line | undefined }[]): ReactNode =>
  items.map(({ title, text }, i) =>
    h('li', { key: i }, h('b', null, lineOf(title)), text === undefined ? null : h('p', null, lineOf(text))),
  )

function Who({ contact, next, qr }: Extract<Block, { type: 'who' }>) {
  return h(
    'section',
    { className: 'who' },
    h(
      'div',
      null,
      h('p', { className: 'label' }, lineOf(contact.label)),
      h('b', null, contact.name),
      contact.lines.map((text, i) => h('p', { key: i }, text)),
    ),
    next === undefined
      ? h('div')
      : h(
          'div',
          null,
          h('p', { className: 'label' }, lineOf(next.label)),
          h('b', null, lineOf(next.when)),
          next.what === undefined ? null : h('p', null, lineOf(next.what)),
        ),
    qr === undefined
      ? h('div')
      : h(
          'div',
          { className: 'qr' },
          h('p', null, lineOf(qr.label)),
          h('svg', { ...qrPath(qr.text).box, role: 'img', 'aria-label': qr.text }, h('path', { d: qrPath(qr.text).d })),
        ),
  )
}

/** Cut as the picture under it is cut (`slice`, as its `cover`), so that a circle stays around what it was drawn around. */
const Drawing = ({ ratio, paths }: Drawn): ReactNode =>
  h(
    'svg',
    { viewBox: `0 0 ${markSide} ${markSide / ratio}`, preserveAspectRatio: 'xMidYMid slice', 'aria-hidden': true },
    h(
      'g',
      { transform: `scale(1 ${1 / ratio})` },
      paths.flatMap((d, i) => [
        h('path', { key: `h${i}`, className: 'halo', d }),
        h('path', { key: `i${i}`, className: 'ink', d }),
      ]),
    ),
  )

interface PartProps {
  readonly block: Block
  readonly pictureOf: PictureOf
}

function Part({ block, pictureOf }: PartProps): ReactNode {
  switch (block.type) {
    case 'title':
      return h(
        'header',
        null,
        h('h1', null, lineOf(block.text)),
        block.lead === undefined ? null : h('p', { className: 'lead' }, lineOf(block.lead)),
      )
    case 'heading':
      return h('h2', null, lineOf(block.text))
    case 'result':
      return h(
        'div',
        { className: 'result' },
        h('p', { className: 'figure' }, block.figure, h('span', { className: 'unit' }, lineOf(block.unit))),
        h(
          'div',
          { className: 'how' },
          block.how.map((one, i) => h('p', { key: i }, lineOf(one))),
        ),
      )
    case 'table':
      return h(Table, block)
    case 'things':
      return h('ul', { className: 'things' }, titled(block.items))
    case 'steps':
      return h('ol', { className: 'steps' }, titled(block.items))
    case 'facts':
      return h(
        'dl',
        { className: 'facts' },
        block.items.map(({ label, value }, i) => [
          h('dt', { key: `l${i}` }, lineOf(label)),
          h('dd', { key: `v${i}` }, lineOf(value)),
        ]),
      )
    case 'prose':
      return h('p', null, lineOf(block.text))
    case 'signs':
      return h(
        'ul',
        { className: 'signs' },
        block.items.map((one, i) => h('li', { key: i }, lineOf(one))),
      )
    case 'bullets':
      return h(
        'ul',
        { className: 'bullets' },
        block.items.map((one, i) => h('li', { key: i }, lineOf(one))),
      )
    case 'pictures':
      return h(
        'div',
        { className: 'pictures' },
        block.items.map(({ fileId, caption, drawn }, i) => {
          const src = pictureOf(fileId)
          return h(
            'figure',
            { key: i },
            src === null
              ? null
              : h('div', null, h('img', { src, alt: caption.text }), drawn === undefined ? null : h(Drawing, drawn)),
            h('figcaption', null, lineOf(caption)),
          )
        }),
      )
    case 'who':
      return h(Who, block)
    case 'break':
      return h('div', { className: 'break' })
  }
}

interface Props {
  readonly paper: Paper
  readonly pictureOf: PictureOf
}

/** The sheet. */
export function PaperBody({ paper, pictureOf }: Props) {
  const isEnglish = paper.language === 'en'
  const logo = paper.logoId === null ? null : pictureOf(paper.logoId)
  return h(
    'article',
    {
      className: isEnglish ? 'paper en' : 'paper',
      lang: isEnglish ? 'en' : 'zh-CN',
      style: paperColors(paper) as CSSProperties,
    },
    logo === null ? null : h('img', { className: 'logo', src: logo, alt: '' }),
    paper.blocks.map((block, i) => h(Part, { key: i, block, pictureOf })),
  )
}
