/** When a file of the vault is read whole: once, not before each showing, and never believed of what was touched or is small. */
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempDir } from '../../../test/support/temp-store.ts'
import { blobPath } from './blob-path.ts'
import { checkBlob, forgetChecked } from './check-blob.ts'
import { markedFromBytes } from './checked-mark.ts'
import { placeAs, readyToMove } from './take-in.ts'

let temp: ReturnType<typeof tempDir>
beforeEach(() => {
  temp = tempDir()
  forgetChecked()
})
afterEach(() => temp.remove())

const markOf = (sha256: string): string => join(temp.dir, 'vault', 'checked', sha256)

/** A file of so many bytes, mostly empty, taken in as an upload is. */
async function takeIn(sizeBytes = markedFromBytes): Promise<string> {
  const path = join(temp.dir, 'incoming')
  writeFileSync(path, 'a film')
  truncateSync(path, sizeBytes)
  const hashed = await readyToMove(path)
  await placeAs(temp.dir, path, hashed)
  return hashed.sha256
}

const identity = (path: string): string => {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
  return [dev, ino, size, mtimeNs, ctimeNs].join(':')
}

/** A large file that is not what it is called, with a mark that says it is: rotten without the system knowing. */
function rotten(sizeBytes = markedFromBytes): string {
  const sha256 = createHash('sha256').update('another film').digest('hex')
  const path = blobPath(temp.dir, sha256) ?? ''
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'x')
  truncateSync(path, sizeBytes)
  mkdirSync(dirname(markOf(sha256)), { recursive: true })
  writeFileSync(markOf(sha256), identity(path))
  return sha256
}

test('a large file is marked when it comes, by the hash it came with', async () => {
  const sha256 = await takeIn()
  expect(readFileSync(markOf(sha256), 'utf8')).toBe(identity(blobPath(temp.dir, sha256) ?? ''))
  expect(await checkBlob(temp.dir, sha256, true)).toBe('sound')
})

test('shown on the word of its mark, after a start as well, and closed once the reading behind it found otherwise', async () => {
  const sha256 = rotten()
  expect(await checkBlob(temp.dir, sha256, true)).toBe('sound')
  // a second range in the meantime
  expect(await checkBlob(temp.dir, sha256, true)).toBe('sound')
  await expect.poll(() => existsSync(markOf(sha256)), { timeout: 10_000 }).toBe(false)
  await expect.poll(() => checkBlob(temp.dir, sha256, true), { timeout: 10_000 }).toBe('damaged')
})

test('whoever keeps or checks a file believes no mark', async () => {
  expect(await checkBlob(temp.dir, rotten())).toBe('damaged')
})

test('a small file has no mark, and none is believed of it', async () => {
  expect(existsSync(markOf(await takeIn(markedFromBytes - 1)))).toBe(false)
  expect(await checkBlob(temp.dir, rotten(markedFromBytes - 1), true)).toBe('damaged')
})

test.each<readonly [name: string, touch: (path: string) => void]>([
  ['longer', (path) => appendFileSync(path, 'x')],
  ['cut', (path) => truncateSync(path, markedFromBytes + 1)],
  [
    'written over, its time set back',
    (path) => {
      const { atime, mtime } = statSync(path)
      const bytes = readFileSync(path)
      bytes[markedFromBytes - 1] = 1
      writeFileSync(path, bytes)
      utimesSync(path, atime, mtime)
    },
  ],
  [
    'another in its place',
    (path) => {
      writeFileSync(`${path}.new`, 'y')
      truncateSync(`${path}.new`, statSync(path).size)
      renameSync(`${path}.new`, path)
    },
  ],
])('%s: read anew before it is shown', async (_name, touch) => {
  const sha256 = await takeIn(markedFromBytes + 7)
  touch(blobPath(temp.dir, sha256) ?? '')
  forgetChecked()
  expect(await checkBlob(temp.dir, sha256, true)).toBe('damaged')
  // what was found once is no longer marked
  expect(existsSync(markOf(sha256))).toBe(false)
})

test('touched without being changed: read once, and marked as it is now', async () => {
  const sha256 = await takeIn()
  const path = blobPath(temp.dir, sha256) ?? ''
  utimesSync(path, new Date(), new Date(1))
  expect(await checkBlob(temp.dir, sha256, true)).toBe('sound')
  expect(readFileSync(markOf(sha256), 'utf8')).toBe(identity(path))
})
