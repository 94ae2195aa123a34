/**
 * The first page of a package: opens from any folder in any browser, without a network and without a script. Names of papers
 * and files are only ever texts; links lead to files beside it.
 */
import { createElement as h, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Language } from '../base/format.ts'
import type { PaperLanguage } from '../domain/comparison.ts'
import { paperColor } from '../domain/company.ts'
import { qrPath } from '../documents/qr-path.ts'
import { leaveWords, type LeaveWords } from './leave-words.ts'

/** A file of the package: its place beside the page, and what it is called. */
export interface IndexItem {
  readonly path: string
  readonly name: string
  /** `1.2 MB` */
  readonly size: string
  readonly versionNo?: number
}

export interface IndexFilm extends IndexItem {
  readonly isAudio: boolean
}

export interface IndexPage {
  readonly language: PaperLanguage
  readonly accountName: string
  readonly company: { readonly name: string; readonly color: string | null; readonly logoUrl: string | null } | null
  /** As each language writes it. */
  readonly date: Readonly<Record<Language, string>>
  readonly papers: readonly IndexItem[]
  readonly films: readonly IndexFilm[]
  readonly pictures: readonly IndexItem[]
  readonly files: readonly IndexItem[]
  /** Names of what did not go along, with its size and where it stands in the web. */
  readonly named: readonly { readonly name: string; readonly size: string; readonly link: string | null }[]
  readonly contact: {
    readonly name: string
    readonly phone: string | null
    readonly email: string | null
    /** The vCard for the code to scan, where it is short enough, and the file of it. */
    readonly card: string | null
    readonly path: string | null
  } | null
  readonly next: { readonly when: Readonly<Record<Language, string>>; readonly path: string | null } | null
}

const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: file:; media-src 'self' file:`

const rules = (color: string): string => `
:root { color-scheme: light; --ink: ${color}; }
* { box-sizing: border-box; margin: 0; }
body { font: 16px/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Segoe UI", sans-serif; color: #171c21; background: #fff; }
main { max-width: 880px; margin: 0 auto; padding: 40px 24px 64px; }
header { border-bottom: 2px solid #171c21; padding-bottom: 20px; }
header img { display: block; max-height: 48px; max-width: 240px; margin-bottom: 20px; }
h1 { font-size: 30px; line-height: 1.3; }
h2 { font-size: 17px; margin: 36px 0 8px; }
.quiet, .second { color: #4a545d; }
.second { display: block; font-size: 14px; font-weight: 400; }
a { color: var(--ink); }
ul { list-style: none; padding: 0; }
li { padding: 10px 0; border-bottom: 1px solid #cdd3d8; display: flex; gap: 16px; justify-content: space-between; align-items: baseline; overflow-wrap: anywhere; }
li > span { white-space: nowrap; font-size: 14px; }
figure { margin: 12px 0 20px; }
video, figure img { display: block; width: 100%; max-height: 70vh; background: #171c21; }
figure img { object-fit: contain; background: #f1f3f5; }
audio { width: 100%; }
figcaption { padding-top: 6px; }
.who { display: flex; gap: 40px; flex-wrap: wrap; margin-top: 36px; padding-top: 20px; border-top: 2px solid #171c21; }
.who > div { flex: 1 1 240px; }
.who b { display: block; font-size: 20px; }
.who svg { width: 116px; height: 116px; }
.foot { margin-top: 36px; font-size: 14px; }
`

/** A path as a link: each part encoded, so that no name ends the link or means a host. */
export const hrefOf = (path: string): string =>
  `./${path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`))
    .join('/')}`

/** The page as HTML. */
export function indexHtml(page: IndexPage): string {
  const first: Language = page.language === 'en' ? 'en' : 'zh-CN'
  const isBoth = page.language === 'both'
  const say = (make: (words: LeaveWords, language: Language) => string): ReactNode => [
    make(leaveWords[first], first),
    isBoth ? h('span', { key: 'en', className: 'second', lang: 'en' }, make(leaveWords.en, 'en')) : null,
  ]
  const part = (title: (words: LeaveWords) => string, items: readonly unknown[], ...rest: ReactNode[]): ReactNode =>
    items.length === 0 ? null : h('section', null, h('h2', null, say(title)), ...rest)
  const link = ({ path, name }: IndexItem): ReactNode => h('a', { href: hrefOf(path) }, name)
  const rows = (items: readonly IndexItem[]): ReactNode =>
    h(
      'ul',
      null,
      items.map((item, i) =>
        h(
          'li',
          { key: i },
          h('b', null, link(item)),
          h(
            'span',
            { className: 'quiet' },
            [item.versionNo === undefined ? null : leaveWords[first].version(item.versionNo), item.size]
              .filter((one) => one !== null)
              .join(' · '),
          ),
        ),
      ),
    )
  const film = (item: IndexFilm, i: number): ReactNode =>
    h(
      'figure',
      { key: i },
      h(
        item.isAudio ? 'audio' : 'video',
        { src: hrefOf(item.path), controls: true, preload: 'metadata', 'aria-label': item.name },
        leaveWords[first].cannotPlay,
      ),
      h('figcaption', null, link(item), ' ', h('span', { className: 'quiet' }, item.size)),
    )
  const picture = (item: IndexItem, i: number): ReactNode =>
    h(
      'figure',
      { key: i },
      h('img', { src: hrefOf(item.path), alt: item.name, loading: 'lazy' }),
      h('figcaption', null, link(item)),
    )
  const { company, contact, next } = page
  const contactPart = (): ReactNode => {
    if (contact === null) return null
    const { name, phone, email, card, path } = contact
    return h(
      'div',
      null,
      h(
        'p',
        { className: 'quiet' },
        say((words) => words.contact),
      ),
      h('b', null, name),
      phone === null ? null : h('p', null, h('a', { href: `tel:${phone.replaceAll(/[^\d+*#,;]/g, '')}` }, phone)),
      email === null
        ? null
        : h('p', null, h('a', { href: `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}` }, email)),
      path === null
        ? null
        : h(
            'p',
            null,
            h(
              'a',
              { href: hrefOf(path) },
              say((words) => words.keepContact),
            ),
          ),
      card === null
        ? null
        : h('svg', { ...qrPath(card).box, role: 'img', 'aria-label': 'QR' }, h('path', { d: qrPath(card).d })),
    )
  }
  const body = h(
    'main',
    null,
    h(
      'header',
      null,
      company?.logoUrl ? h('img', { src: company.logoUrl, alt: '' }) : null,
      h('h1', null, say((words) => words.title(page.accountName))),
      h('p', { className: 'quiet' }, say((words, language) => [words.from(company?.name ?? ''), page.date[language]].filter((one) => one !== '').join(' · '))),
    ),
    part((words) => words.papers, page.papers, rows(page.papers)),
    part((words) => words.films, page.films, ...page.films.map(film)),
    part((words) => words.files, [...page.files, ...page.pictures], rows(page.files), ...page.pictures.map(picture)),
    part(
      (words) => words.named,
      page.named,
      h('p', { className: 'quiet' }, say((words) => words.namedWhy)),
      h('ul', null, page.named.map(({ name, size, link: web }, i) => h('li', { key: i }, web === null ? name : h('a', { href: web, rel: 'noopener noreferrer' }, name), h('span', { className: 'quiet' }, size)))),
    ),
    contact === null && next === null
      ? null
      : h(
          'div',
          { className: 'who' },
          contactPart(),
          next === null
            ? null
            : h(
                'div',
                null,
                h('p', { className: 'quiet' }, say((words) => words.next)),
                h('b', null, say((_, language) => next.when[language])),
                next.path === null
                  ? null
                  : h('p', null, h('a', { href: hrefOf(next.path) }, say((words) => words.keepNext))),
              ),
        ),
    h('p', { className: 'quiet foot' }, say((words) => words.check)),
  ) // prettier-ignore
  const html = h(
    'html',
    { lang: first },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
      h('title', null, leaveWords[first].title(page.accountName)),
      // the colour is checked, the rest is ours
      h('style', { dangerouslySetInnerHTML: { __html: rules(paperColor(company?.color ?? null)) } }),
    ),
    h('body', null, body),
  )
  return `<!doctype html>\n${renderToStaticMarkup(html)}\n`
}
