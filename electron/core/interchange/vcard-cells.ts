/** What of a parsed card goes into which column. */
import type ICAL from 'ical.js'
import { vcardColumns, type VcardColumn } from '../../../shared/domain/interchange/vcard-columns.ts'
import { hasHan } from '../../../shared/base/text.ts'

/** The cells of a card in the order of `vcardColumns`. */
export function cellsOfCard(card: ICAL.Component): readonly string[] {
  const emails = byPreference(card, 'email').map((p) => textOf(p).replace(/^mailto:/i, ''))
  const phones = phonesOf(card)
  const [company = '', ...departments] = partsOf(card.getFirstProperty('org'))
  const cells: Partial<Record<VcardColumn, string>> = {
    Name: nameOf(card),
    Company: company,
    Department: departments.filter((part) => part !== '').join(' / '),
    'Job title': textOf(card.getFirstProperty('title')) || textOf(card.getFirstProperty('role')),
    Mobile: phones.mobile,
    Phone: phones.others.join(' / '),
    Email: emails[0] ?? '',
    WeChat: wechatOf(card),
    Address: addressOf(card),
    Note: all(card, 'note').map(textOf).join('\n'),
    UID: textOf(card.getFirstProperty('uid')),
    Changed: textOf(card.getFirstProperty('rev')),
    'Other emails': emails.slice(1).join(' / '),
    Other: all(card, 'x-qq')
      .map((p) => `QQ ${textOf(p)}`)
      .join(' / '),
  }
  return vcardColumns.map((column) => (cells[column] ?? '').trim())
}

const all = (card: ICAL.Component, name: string): readonly ICAL.Property[] => card.getAllProperties(name)

/** Values are text, parts of text, or an object of the parser (a date) that knows how to write itself. */
function flat(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).join(' ')
  if (typeof value === 'string') return value
  const isParsed = typeof value === 'object' && value !== null && 'icaltype' in value
  return isParsed ? (value as { toString(): string }).toString() : ''
}

const textOf = (property: ICAL.Property | null): string => (property ? flat(property.getFirstValue()).trim() : '')

function partsOf(property: ICAL.Property | null): readonly string[] {
  const value: unknown = property?.getFirstValue() ?? []
  return (Array.isArray(value) ? value : [value]).map((part) => flat(part).trim())
}

function typesOf(property: ICAL.Property): readonly string[] {
  const types: unknown = property.getParameter('type') ?? []
  const list = Array.isArray(types) ? (types as readonly string[]) : String(types).split(',')
  return list.map((type) => type.toLowerCase())
}

/** Properties with PREF (3.0) or the lowest PREF number (4.0) first, else as they stand. */
function byPreference(card: ICAL.Component, name: string): readonly ICAL.Property[] {
  const rank = (p: ICAL.Property): number => Number(p.getParameter('pref') ?? (typesOf(p).includes('pref') ? 1 : 101))
  return [...all(card, name)].sort((a, b) => rank(a) - rank(b))
}

function nameOf(card: ICAL.Component): string {
  const full = textOf(card.getFirstProperty('fn'))
  if (full !== '') return full
  const [family = '', given = '', middle = ''] = partsOf(card.getFirstProperty('n'))
  if (hasHan(family + given)) return family + given
  return [given, middle, family].filter((part) => part !== '').join(' ')
}

const mobilePattern = /^(\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}$/

function phonesOf(card: ICAL.Component): { readonly mobile: string; readonly others: readonly string[] } {
  const phones = byPreference(card, 'tel')
    .filter((p) => !typesOf(p).includes('fax'))
    .map((p) => ({ number: textOf(p).replace(/^tel:/i, ''), types: typesOf(p) }))
    .filter((p) => p.number !== '')
  const mobile =
    phones.find((p) => p.types.includes('cell') || p.types.includes('iphone')) ??
    phones.find((p) => mobilePattern.test(p.number))
  return { mobile: mobile?.number ?? '', others: phones.filter((p) => p !== mobile).map((p) => p.number) }
}

function wechatOf(card: ICAL.Component): string {
  for (const name of ['x-wechat', 'x-weixin', 'x-wechat-id']) {
    const found = textOf(card.getFirstProperty(name))
    if (found !== '') return found
  }
  const im = all(card, 'impp')
    .map(textOf)
    .find((uri) => /^(weixin|wechat):/i.test(uri))
  return im?.replace(/^\w+:/, '') ?? ''
}

/** Parts of ADR from small to large in Latin script; Chinese addresses are written from large to small. */
function addressOf(card: ICAL.Component): string {
  const [box = '', extra = '', street = '', city = '', state = '', code = '', country = ''] = partsOf(
    byPreference(card, 'adr')[0] ?? null,
  )
  const isChinese = hasHan(street + city + state)
  const parts = isChinese
    ? [country, state, city, street, extra, box]
    : [extra, street, box, city, [state, code].join(' ').trim(), country]
  const text = parts.filter((part) => part !== '').join(isChinese ? '' : ', ')
  return text === '' ? textOf(card.getFirstProperty('label')) : text
}
