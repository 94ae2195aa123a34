/** Lies about files told to a hub (faults D 22). Prints, as JSON, those that were believed. */
import { createHash } from 'node:crypto'
import { blobOf, sha256Of } from '../support/file-speaker.ts'
import { hubOfTwo } from '../support/hub-of-two.ts'
import { someBytes } from '../support/team-files.ts'

const { hub, mine, stranger } = await hubOfTwo()
const believed: string[] = []

const other = await mine.name(someBytes(3000), sha256Of(someBytes(3000)))
await mine.patch(await mine.begin(other), 0, other.bytes)
if ((await mine.call(blobOf(other), 'HEAD')).ok) believed.push('other bytes')

const summed = await mine.name(someBytes(3000))
const path = await mine.begin(summed)
const wrong = `sha1 ${createHash('sha1').update(someBytes(10)).digest('base64')}`
await mine.patch(path, 0, someBytes(1000), { 'upload-checksum': wrong })
if ((await mine.call(path, 'HEAD')).headers.get('upload-offset') !== '0') believed.push('a wrong sum')

const ahead = await mine.name(someBytes(3000))
const gap = await mine.begin(ahead)
if ((await mine.patch(gap, 1000, ahead.bytes.subarray(1000, 1500))).ok) believed.push('a gap')

const secret = await mine.name(someBytes(100))
await mine.patch(await mine.begin(secret), 0, secret.bytes)
if ((await stranger.call(blobOf(secret), 'GET')).ok) believed.push('a stranger')
const own = await stranger.name(someBytes(100))
if ((await stranger.call(blobOf({ ...secret, row: own.row }), 'GET')).ok) believed.push('a row of something else')

await hub.close()
process.stdout.write(JSON.stringify(believed))
