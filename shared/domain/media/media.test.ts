/** What bytes are said to be: by their magic alone, sizes from headers alone, and never a throw whatever they are. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  exifBlock,
  photo,
  placedHeic,
  placedPhoto,
  placedPng,
  placedWebp,
  plainJpeg,
  png,
} from '../../../test/fixtures/media-bytes.ts'
import { marksText, parseMarks, strokeSchema } from './marks.ts'
import { isPreviewed, pictureSize } from './picture-size.ts'
import { hasPlaceMarks } from './place-marks.ts'
import { endingOfType, isShownInline, octets, sniffType } from './sniff.ts'
import { withoutLocation } from './without-location.ts'

const ftyp = (brand: string): Buffer => Buffer.from(`\0\0\0\u0018ftyp${brand}\0\0\0\0`, 'latin1')

test.each([
  [photo(), 'image/png'],
  [plainJpeg(), 'image/jpeg'],
  [Buffer.from('GIF89a..'), 'image/gif'],
  [Buffer.from('RIFF....WEBPVP8 '), 'image/webp'],
  [Buffer.from('RIFF....WAVEfmt '), 'audio/wav'],
  [ftyp('heic'), 'image/heic'],
  [ftyp('mif1'), 'image/heic'],
  [ftyp('avif'), 'image/avif'],
  [ftyp('M4A '), 'audio/mp4'],
  [ftyp('isom'), 'video/mp4'],
  [ftyp('qt  '), 'video/quicktime'],
  [ftyp('evil'), octets],
  [Buffer.from('ID3\u0003'), 'audio/mpeg'],
  [Buffer.from([0xff, 0xfb, 0x90]), 'audio/mpeg'],
  [Buffer.from('OggS'), 'audio/ogg'],
  [Buffer.from('fLaC'), 'audio/flac'],
  [Buffer.from('%PDF-1.7'), 'application/pdf'],
  [Buffer.from(' %PDF-1.7'), 'text/plain'],
  [Buffer.from('谈了价格'), 'text/plain'],
  [Buffer.from('价').subarray(0, 2), 'text/plain'],
  [Buffer.from('WEBVTT'), 'text/vtt'],
  [Buffer.from('\ufeffWEBVTT 中文\n\n00:01.000 --> 00:02.000\n<b>谈价格</b>'), 'text/vtt'],
  [Buffer.from('WEBVTT\r\n'), 'text/vtt'],
  [Buffer.from('WEBVTTX\n'), 'text/plain'],
  [Buffer.from(' WEBVTT\n'), 'text/plain'],
  [Buffer.from('WEBVTT\n\u0000'), octets],
  [Buffer.from('<svg/>'), octets],
  [Buffer.from('\ufeff<html>'), octets],
  [Buffer.from('a\u0000b'), octets],
  [Buffer.from([0xff, 0xfe, 0x61, 0]), octets],
  [Buffer.alloc(0), octets],
] as const)('%# is %s', (bytes, type) => {
  expect(sniffType(bytes)).toBe(type)
})

test('whatever the bytes are, the answer is on the list; markup never is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const type = sniffType(bytes)
      expect(type === octets || endingOfType(type) !== null).toBe(true)
      for (const known of ['image/png', 'image/jpeg', 'image/gif', 'image/webp', type]) pictureSize(known, bytes)
    }),
  )
  fc.assert(
    fc.property(fc.constantFrom(' ', '\n', '\t', ''), fc.string(), (blank, rest) => {
      expect(sniffType(Buffer.from(`${blank}<${rest}`))).toBe(octets)
    }),
  )
  for (const name of ['constructor', '__proto__', 'text/html', 'image/svg+xml']) {
    expect([isShownInline(name), endingOfType(name)]).toEqual([false, null])
    expect(pictureSize(name, photo())).toBeNull()
  }
})

describe('the size of a picture from its header', () => {
  test('of each kind', () => {
    expect(pictureSize('image/png', png(7, 5))).toEqual({ width: 7, height: 5 })
    expect(pictureSize('image/jpeg', plainJpeg())).toEqual({ width: 8, height: 6 })
    expect(pictureSize('image/jpeg', placedPhoto())).toEqual({ width: 8, height: 6 })
    expect(pictureSize('image/gif', Buffer.from('GIF89a\u0003\u0000\u0002\u0000', 'latin1'))).toEqual({
      width: 3,
      height: 2,
    })
    expect(pictureSize('image/webp', placedWebp())).toEqual({ width: 8, height: 6 })
    expect(pictureSize('image/png', png(0, 5))).toBeNull()
  })

  test('one too large to unpack is not shown; of unknown size it is tried', () => {
    expect(isPreviewed({ width: 30_000, height: 30_000 })).toBe(false)
    expect(isPreviewed({ width: 12_000, height: 8_000 })).toBe(true)
    expect(isPreviewed({ width: null, height: null })).toBe(true)
  })
})

describe('a place taken out', () => {
  const coordinates = exifBlock().subarray(-48)
  test.each([
    ['image/jpeg', placedPhoto()],
    ['image/png', placedPng()],
    ['image/webp', placedWebp()],
    ['image/heic', placedHeic(true)],
    ['image/heic', placedHeic(false)],
  ])('of %s: nothing of it is left, the one given is untouched', (type, bytes) => {
    const given = Buffer.from(bytes)
    const freed = Buffer.from(withoutLocation(type, given))
    expect(given.equals(bytes)).toBe(true)
    expect(bytes.includes(coordinates.subarray(0, 24))).toBe(true)
    expect(freed.includes(coordinates.subarray(0, 24))).toBe(false)
    expect(freed.includes('GPSLatitude')).toBe(false)
    expect([hasPlaceMarks(given), hasPlaceMarks(freed)]).toEqual([true, false])
    expect(sniffType(freed)).toBe(type)
  })

  test('the picture itself stays bit for bit, and a picture without one stays as it is', () => {
    const scan = plainJpeg().subarray(2)
    expect(Buffer.from(withoutLocation('image/jpeg', placedPhoto())).subarray(-scan.byteLength).equals(scan)).toBe(true)
    expect(Buffer.from(withoutLocation('image/jpeg', plainJpeg())).equals(plainJpeg())).toBe(true)
    expect(Buffer.from(withoutLocation('image/png', photo())).equals(photo())).toBe(true)
  })

  const placed = {
    'image/jpeg': placedPhoto(),
    'image/png': placedPng(),
    'image/webp': placedWebp(),
    'image/heic': placedHeic(true),
  } as const
  test('torn bytes come back without a throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('image/jpeg', 'image/png', 'image/webp', 'image/heic'),
        fc.nat(700),
        fc.nat(255),
        (type, at, byte) => {
          const bytes = Buffer.from(placed[type])
          bytes[at % bytes.byteLength] = byte
          expect(withoutLocation(type, bytes.subarray(0, at)).byteLength).toBeLessThanOrEqual(at)
          withoutLocation(type, bytes)
        },
      ),
    )
  })
})

test('marks go round; what is none is none', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          tool: fc.constantFrom('pen' as const, 'arrow' as const, 'circle' as const),
          points: fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)), { minLength: 2, maxLength: 9 }),
        }),
        { maxLength: 5 },
      ),
      (strokes) => {
        for (const stroke of strokes) expect(strokeSchema.safeParse(stroke).success).toBe(true)
        expect(parseMarks(marksText(strokes))).toEqual(strokes)
      },
    ),
  )
  for (const text of [null, '', '{', '[]', '{"strokes":[{"tool":"bomb","points":[]}]}', '{"strokes":7}'])
    expect(parseMarks(text)).toEqual([])
})
