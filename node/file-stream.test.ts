/** Parts of files as streams: what is read, and that no file stays open when a reader leaves at any moment. */
import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempDir } from '../test/support/temp-store.ts'
import { streamFile } from './file-stream.ts'

let temp: ReturnType<typeof tempDir>
let path: string
beforeEach(() => {
  temp = tempDir('rapport-stream-')
  path = join(temp.dir, 'film')
  writeFileSync(path, Buffer.alloc(1_000_000, 'a'))
})
afterEach(() => temp.remove())

/** How often this process has the file open; 0 where no system tells. */
const openCount = (): number =>
  (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd') : []).filter((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)) === path
    } catch {
      return false
    }
  }).length

async function allClosed(): Promise<number> {
  for (let i = 0; i < 100 && openCount() > 0; i += 1) await pause(10)
  return openCount()
}

test('a part is given whole and the file is closed', async () => {
  const bytes = await new Response(streamFile(path, 10, 700_010)).arrayBuffer()
  expect([bytes.byteLength, openCount()]).toEqual([700_000, 0])
})

test('a file that is shorter than was promised breaks the stream', async () => {
  await expect(new Response(streamFile(path, 0, 1_000_001)).arrayBuffer()).rejects.toThrow('shorter')
  expect(openCount()).toBe(0)
})

test.runIf(process.platform === 'linux')(
  'left before, while and after its first piece comes it holds no file',
  async () => {
    for (let i = 0; i < 30; i += 1) {
      const reader = streamFile(path, 0, 1_000_000).getReader()
      const first = reader.read().catch(() => undefined)
      // the file is being opened, read, or was read
      if (i % 3 === 1) await Promise.resolve()
      if (i % 3 === 2) await first
      await reader.cancel()
      await first
    }
    expect(await allClosed()).toBe(0)
  },
)
