/**
 * A sheet as a whole document for the printer: fonts and pictures inside it, no script, and a policy under which nothing runs
 * and nothing is fetched even where a browser would.
 */
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { PaperBody, type PictureOf } from './paper-body.ts'
import { pageRules, paperRules } from './paper-css.ts'
import type { Paper } from './paper.ts'

/** A font the document brings: `dataUrl` is a TrueType file cut down to its letters. */
export interface DocumentFont {
  readonly family: string
  readonly weight: 400 | 700
  readonly dataUrl: string
}

const policy = `default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:`

const fontRule = ({ family, weight, dataUrl }: DocumentFont): string =>
  `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(${dataUrl}) format('truetype'); }`

/** Every letter the sheet can show, for cutting fonts: what is on it, and what the browser counts. */
export const lettersOf = (paper: Paper): string =>
  [...new Set(`${JSON.stringify(paper)} 0123456789/`)].filter((letter) => letter >= ' ').join('')

/** The document; React escapes every text in it. */
export function documentHtml(paper: Paper, fonts: readonly DocumentFont[], pictureOf: PictureOf): string {
  const rules = [...fonts.map(fontRule), pageRules(paper), paperRules].join('\n')
  const lang = paper.language === 'en' ? 'en' : 'zh-CN'
  const head = renderToStaticMarkup(
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
      h('title', null, paper.name),
    ),
  )
  const body = renderToStaticMarkup(h('body', null, h(PaperBody, { paper, pictureOf })))
  // the rules are ours; of a record only the running head and foot are in them, as escaped strings, and a checked colour
  return `<!doctype html><html lang="${lang}">${head.replace('</head>', `<style>${rules}</style></head>`)}${body}</html>`
}
