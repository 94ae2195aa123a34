/** Puts a package together for a client: its first page, papers, files, contact and next visit, with the checksum of each. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { LeaveChoice, LeaveEntry } from '../../../shared/api/leave.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { endingOf, safeFileName } from '../../../shared/base/file-name.ts'
import { createFormat, formatPhone, type Format, type Language } from '../../../shared/base/format.ts'
import { webLink } from '../../../shared/base/web-link.ts'
import { dateIn } from '../../../shared/base/local-date.ts'
import type { NextVisit } from '../../../shared/documents/person.ts'
import { paperWords } from '../../../shared/documents/words.ts'
import { sniffBytes, sniffType } from '../../../shared/domain/media/sniff.ts'
import { withoutLocation } from '../../../shared/domain/media/without-location.ts'
import { materialKindOf } from '../../../shared/domain/material.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { indexHtml, type IndexFilm, type IndexItem } from '../../../shared/leave/index-html.ts'
import { leaveWords, type LeaveWords } from '../../../shared/leave/leave-words.ts'
import type { ReaderContext } from '../context.ts'
import { liveRow, needRow } from '../documents/comparison-input.ts'
import { pictureUrl } from '../documents/draw.ts'
import { findCompany, nextAt, paperPerson, vcardOf } from '../documents/who.ts'
import { versionOf } from '../documents/version-files.ts'
import { readMeId, readZone } from '../settings.ts'
import { filmSaysPlace } from '../vault/film-place.ts'
import { readHead, saysPlace } from '../vault/photo-facts.ts'
import { findBlob } from '../vault/blob-rows.ts'
import { blobPath } from '../vault/blob-path.ts'
import { nextVisitIcs } from './next-visit-ics.ts'

/** A logo that is larger stays out of the page. */
const largestLogo = 512 * 1024
const usualMinutes = 60

/** A picture as it came from a telephone is at most so large; whether a larger one says its place is not looked for. */
const largestPicture = 64 * 1024 * 1024

/** Names in one package, each once, whatever a system makes of capitals. */
class Places {
  readonly #taken = new Set<string>()

  /** `stem` and its ending as a place in a folder that nothing else has. */
  take(folder: string, name: string): string {
    const safe = safeFileName(name)
    const ending = endingOf(safe)
    const stem = safe.slice(0, safe.length - ending.length)
    for (let n = 1; ; n += 1) {
      const path = `${folder}/${n === 1 ? safe : `${stem} (${n})${ending}`}`
      const key = path.normalize('NFC').toLowerCase()
      if (this.#taken.has(key)) continue
      this.#taken.add(key)
      return path
    }
  }
}

/** TIFF, and the raw formats of cameras that are built on it. */
const isTiff = (head: Uint8Array): boolean => ['II*\0', 'MM\0*'].includes(String.fromCharCode(...head.subarray(0, 4)))

const never = (): string => ''

/** Dates and sizes of one language. */
function formatOf(language: Language, zone: string, today: string): Format {
  const words = {
    ...paperWords[language].format,
    today: '',
    tomorrow: '',
    yesterday: '',
    inDays: never,
    daysAgo: never,
  }
  return createFormat(language, zone, 'CNY', () => today, words)
}

async function logoUrl(ctx: ReaderContext, company: Row<'company'> | null): Promise<string | null> {
  const logo = liveRow(ctx.read, 'attachment', company?.logoId ?? null)
  if (logo === null || logo.sizeBytes > largestLogo) return null
  return pictureUrl(ctx, logo.id)
}

const madeEntry = (path: string, bytes: Buffer): LeaveEntry => ({
  path,
  sizeBytes: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  base64: bytes.toString('base64'),
  fileId: null,
})
const textEntry = (path: string, text: string): LeaveEntry => madeEntry(path, Buffer.from(text))

/** The bytes of an attachment as an entry; refused where they are not here or not sound. Pictures go without their place. */
async function entryOf(ctx: ReaderContext, file: Row<'attachment'>, path: string): Promise<LeaveEntry> {
  const { sha256, sizeBytes } = file
  const blob = findBlob(ctx.read, sha256)
  const place = blob === null || blob.damagedAt !== null ? null : blobPath(ctx.dir, sha256)
  if (place === null || !existsSync(place)) throw conflict('not_here')
  const asIs = { path, sizeBytes, sha256, base64: null, fileId: file.id }
  const kind = materialKindOf(file.mediaType, file.name)
  // whatever a film is called, or a sound, or a camera's own format: what says its place and cannot be freed of it stays here
  if (kind !== 'image') {
    if (await filmSaysPlace(place)) throw conflict('says_place')
    if (
      isTiff(await readHead(place, sniffBytes)) &&
      (sizeBytes > largestPicture || (await saysPlace(await readFile(place))))
    )
      throw conflict('says_place')
    return asIs
  }
  if (sizeBytes > largestPicture) throw conflict('says_place')
  const given = await readFile(place)
  if (!(await saysPlace(given))) return asIs
  const bytes = withoutLocation(sniffType(given.subarray(0, sniffBytes)), given)
  if (await saysPlace(bytes)) throw conflict('says_place')
  return madeEntry(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** A paper may be left where it is for this client, or for nobody in particular. */
function paperFor(ctx: ReaderContext, id: string, accountId: string): Row<'documentVersion'> {
  const row = needRow(ctx.read, 'documentVersion', id)
  if (row.kind === 'brief' || (row.accountId !== null && row.accountId !== accountId)) throw conflict('not_for_them')
  return row
}

interface LibraryFile {
  readonly file: Row<'attachment'>
  readonly name: string
  readonly link: string | null
}

function fileFor(ctx: ReaderContext, id: string): LibraryFile {
  const file = needRow(ctx.read, 'attachment', id)
  const material = liveRow(ctx.read, 'material', file.materialId)
  if (material === null || file.part !== 'version') throw notFound('material')
  return { file, name: material.name, link: material.link }
}

interface Parts {
  readonly entries: LeaveEntry[]
  readonly papers: IndexItem[]
  readonly films: IndexFilm[]
  readonly pictures: IndexItem[]
  readonly files: IndexItem[]
}

interface Making {
  readonly ctx: ReaderContext
  readonly parts: Parts
  readonly places: Places
  readonly words: LeaveWords
  readonly format: Format
}

async function addPaper({ ctx, parts, places, words, format }: Making, accountId: string, id: string): Promise<void> {
  const row = paperFor(ctx, id, accountId)
  const { file } = versionOf(ctx.read, row)
  if (file?.state !== 'here') throw conflict('not_here')
  const path = places.take(words.papersFolder, `${row.name} ${words.version(row.versionNo)}.pdf`)
  parts.entries.push(await entryOf(ctx, needRow(ctx.read, 'attachment', file.id), path))
  parts.papers.push({ path, name: row.name, size: format.size(file.sizeBytes), versionNo: row.versionNo })
}

async function addFile({ ctx, parts, places, words, format }: Making, id: string): Promise<void> {
  const { file, name } = fileFor(ctx, id)
  const kind = materialKindOf(file.mediaType, file.name)
  const isFilm = kind === 'video' || kind === 'audio'
  const path = places.take(isFilm ? words.filmsFolder : words.filesFolder, `${name}${endingOf(file.name)}`)
  const entry = await entryOf(ctx, file, path)
  parts.entries.push(entry)
  const item = { path, name, size: format.size(entry.sizeBytes) }
  if (isFilm) parts.films.push({ ...item, isAudio: kind === 'audio' })
  else if (kind === 'image') parts.pictures.push(item)
  else parts.files.push(item)
}

export interface Packed {
  /** What its folder is called. */
  readonly folder: string
  readonly entries: LeaveEntry[]
}

/** What goes into the package, in the order in which it is written; checksums last. */
export async function packLeaveBehind(ctx: ReaderContext, choice: LeaveChoice): Promise<Packed> {
  const { read } = ctx
  const { accountId, language } = choice
  const account = needRow(read, 'account', accountId)
  const first: Language = language === 'en' ? 'en' : 'zh-CN'
  const words = leaveWords[first]
  const zone = readZone(read)
  const today = dateIn(ctx.nowMs(), zone)
  const formats = { 'zh-CN': formatOf('zh-CN', zone, today), en: formatOf('en', zone, today) }
  const format = formats[first]
  const company = findCompany(read)
  const companyName = (first === 'en' ? (company?.nameEn ?? company?.name) : company?.name) ?? ''
  const places = new Places()
  const parts: Parts = { entries: [], papers: [], films: [], pictures: [], files: [] }
  const making = { ctx, parts, places, words, format }
  for (const id of new Set(choice.versionIds)) await addPaper(making, accountId, id)
  for (const id of new Set(choice.fileIds)) await addFile(making, id)
  const named = [...new Set(choice.namedIds)].map((id) => {
    const { file, name, link } = fileFor(ctx, id)
    return { name, size: format.size(file.sizeBytes), link: webLink(link) }
  })
  if (parts.entries.length === 0) throw conflict('nothing_to_leave')

  const meId = readMeId(read)
  const me = choice.hasCard ? liveRow(read, 'teamMember', meId) : null
  const person = me === null ? null : paperPerson(read, me.id)
  const coming = choice.hasNext ? nextAt(read, accountId, ctx.nowMs()) : null
  const visit = coming?.visit ?? null
  const texts: LeaveEntry[] = []
  if (me !== null) texts.push(textEntry('contact.vcf', vcardOf(me, company)))
  if (visit !== null)
    texts.push(
      textEntry(
        'next-visit.ics',
        nextVisitIcs({
          uid: `${visit.id}@rapport`,
          startMs: visit.startAt,
          minutes: visit.durationMin ?? usualMinutes,
          madeMs: ctx.nowMs(),
          summary: words.visitFrom(companyName),
          contact: person === null ? [] : [person.name, ...person.lines],
        }),
      ),
    )
  const whenOf = ({ on, at }: NextVisit, of: Language): string => [formats[of].dayTitle(on), at ?? ''].join(' ').trim()
  const phone = me?.phone ?? company?.phone ?? null
  const index = indexHtml({
    language,
    accountName: account.name,
    company: company && { name: companyName, color: company.color, logoUrl: await logoUrl(ctx, company) },
    date: { 'zh-CN': formats['zh-CN'].fullDate(today), en: formats.en.fullDate(today) },
    papers: parts.papers,
    films: parts.films,
    pictures: parts.pictures,
    files: parts.files,
    named,
    contact: me && {
      name: me.name,
      phone: phone === null ? null : formatPhone(phone),
      email: me.email ?? company?.email ?? null,
      card: person?.card ?? null,
      path: 'contact.vcf',
    },
    next: coming && {
      when: { 'zh-CN': whenOf(coming.next, 'zh-CN'), en: whenOf(coming.next, 'en') },
      // a day that was only agreed has no hour a calendar could hold
      path: visit === null ? null : 'next-visit.ics',
    },
  })
  const entries = [textEntry('index.html', index), ...texts, ...parts.entries]
  const sums = entries.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('')
  return {
    folder: safeFileName(words.folder(account.shortName ?? account.name)),
    entries: [...entries, textEntry('SHA256SUMS.txt', sums)],
  }
}
