import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placedHeic, placedPhoto, placedPng, placedWebp, plainJpeg } from '../../../test/fixtures/media-bytes.ts'
import { sniffType } from '../../../shared/domain/media/sniff.ts'
import { withoutLocation } from '../../../shared/domain/media/without-location.ts'
import { readFacts, saysPlace } from './photo-facts.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-photo-'))
})
afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

test.each([
  ['a JPEG', placedPhoto()],
  ['a PNG', placedPng()],
  ['a WebP, whose EXIF stands behind the picture', placedWebp()],
  ['a HEIC', placedHeic(true)],
])('where and when %s was taken is read, and the place can be taken out', async (_, bytes) => {
  const path = join(dir, 'photo')
  writeFileSync(path, bytes)
  expect(await readFacts(path, 'Asia/Shanghai')).toMatchObject({
    mediaType: sniffType(bytes),
    takenAt: Date.parse('2026-11-24T14:09:30+08:00'),
    latitudeE6: 31_300_000,
    longitudeE6: 120_616_667,
  })
  const freed = withoutLocation(sniffType(bytes), bytes)
  expect([await saysPlace(bytes), await saysPlace(freed)]).toEqual([true, false])
  writeFileSync(path, freed)
  expect(await readFacts(path, 'Asia/Shanghai')).toMatchObject({ latitudeE6: null, longitudeE6: null })
})

test('a place the library does not read is seen all the same', async () => {
  expect(await saysPlace(placedHeic(false))).toBe(true)
  expect(await saysPlace(plainJpeg())).toBe(false)
})
