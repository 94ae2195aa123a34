/** What a file says about itself: its type by its bytes, and of a picture its size, when and where it was taken (EXIF). */
import exifr from 'exifr'
import { open, readFile, stat } from 'node:fs/promises'
import { instantOf, isDate, timePattern } from '../../../shared/base/local-date.ts'
import { exifBlocks, hasPlaceMarks } from '../../../shared/domain/media/place-marks.ts'
import { isPicture, sniffType } from '../../../shared/domain/media/sniff.ts'
import { pictureHeadBytes, pictureSize } from '../../../shared/domain/media/picture-size.ts'

export interface FileFacts {
  readonly mediaType: string
  /** As shown: a picture taken upright has its sides changed over. */
  readonly width: number | null
  readonly height: number | null
  readonly takenAt: number | null
  readonly latitudeE6: number | null
  readonly longitudeE6: number | null
}

/** The first bytes of a file. */
export async function readHead(path: string, bytes: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const head = new Uint8Array(bytes)
    const { bytesRead } = await file.read(head, 0, bytes, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const exifOptions = {
  tiff: true,
  exif: true,
  gps: true,
  xmp: true,
  iptc: false,
  icc: false,
  jfif: false,
  interop: false,
  translateValues: false,
  reviveValues: false,
  mergeOutput: true,
}

type Tags = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A WebP larger than this is read by its first bytes only: its EXIF stands behind the picture. */
const largestWebp = 32 * 1024 * 1024

/** Tags of a picture; one whose EXIF is torn has none. */
async function readTags(head: Uint8Array): Promise<Tags> {
  // of a WebP the library reads nothing but the EXIF block by itself
  const isWebp = sniffType(head) === 'image/webp'
  const [block] = isWebp ? exifBlocks(head) : [0]
  if (block === undefined) return {}
  try {
    return ((await exifr.parse(Buffer.from(head.subarray(block)), exifOptions)) as Tags | undefined) ?? {}
  } catch {
    return {}
  }
}

/** `2026:11:24 14:09:00` with its offset, or in the zone of the laptop where the camera wrote none. */
function takenAtOf(tags: Tags, zone: string): number | null {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d):(\d\d)/.exec(textOf(tags['DateTimeOriginal']))
  if (!found) return null
  const [, year, month, day, time = '', seconds] = found
  const date = `${year}-${month}-${day}`
  if (!isDate(date) || !timePattern.test(time) || year === '0000') return null
  const offset = textOf(tags['OffsetTimeOriginal'])
  const instant = /^[+-]\d\d:\d\d$/.test(offset)
    ? Date.parse(`${date}T${time}:00${offset}`)
    : instantOf(date, time, zone)
  const at = instant + Number(seconds) * 1000
  return Number.isSafeInteger(at) ? at : null
}

/** A coordinate in millionths of a degree, or null when it is none on this earth. */
const millionths = (degrees: unknown, most: number): number | null =>
  typeof degrees === 'number' && Math.abs(degrees) <= most ? Math.round(degrees * 1e6) : null

/** The place a picture says it was taken at, or null. Both numbers or neither. */
function placeIn(tags: Tags): { latitudeE6: number; longitudeE6: number } | null {
  const latitudeE6 = millionths(tags['latitude'], 90)
  const longitudeE6 = millionths(tags['longitude'], 180)
  return latitudeE6 === null || longitudeE6 === null ? null : { latitudeE6, longitudeE6 }
}

/** Whether anything of a place is left in a picture, also one that cannot be read as numbers. */
export async function saysPlace(head: Uint8Array): Promise<boolean> {
  const tags = await readTags(head)
  const isNamed = Object.keys(tags).some((name) => /^(latitude|longitude|GPS(Latitude|Longitude))/.test(name))
  return isNamed || hasPlaceMarks(head)
}

/** Reads what a file says of itself. `zone` is where a clock without an offset stood. */
export async function readFacts(path: string, zone: string): Promise<FileFacts> {
  const head = await readHead(path, pictureHeadBytes)
  const mediaType = sniffType(head)
  const nothing = { width: null, height: null, takenAt: null, latitudeE6: null, longitudeE6: null }
  if (!isPicture(mediaType)) return { mediaType, ...nothing }
  const isWhole = mediaType === 'image/webp' && (await stat(path)).size <= largestWebp
  const said = isWhole ? await readFile(path) : head
  const tags = await readTags(said)
  const size = pictureSize(mediaType, head)
  const isTurned = Number(tags['Orientation']) >= 5 && Number(tags['Orientation']) <= 8
  const [width, height] = isTurned ? [size?.height, size?.width] : [size?.width, size?.height]
  const place = placeIn(tags)
  return {
    mediaType,
    ...nothing,
    width: width ?? null,
    height: height ?? null,
    takenAt: takenAtOf(tags, zone),
    ...place,
  }
}
