import { appendFileSync, mkdtempSync, realpathSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { examineFile } from './examine-file.ts'
import { createFileGrants } from './file-grants.ts'

let folder = ''
let file = ''
let nowMs = 0
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'rapport-grants-')))
  file = path.join(folder, 'lesson.mp4')
  writeFileSync(file, 'video')
  nowMs = 1_000
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const grants = () =>
  createFileGrants(
    (given) => examineFile(given, { ownFolders: [] }),
    () => nowMs,
  )

/** Issues a grant that must be given. */
async function granted(of: ReturnType<typeof grants>): Promise<string> {
  const answer = await of.issue(file)
  if (answer.type !== 'granted') throw new Error(answer.reason)
  return answer.grant
}

describe('file grants', () => {
  it('tell the page a name and a size, and nothing of the path', async () => {
    const answer = await grants().issue(file)
    expect(answer).toMatchObject({ type: 'granted', name: 'lesson.mp4', sizeBytes: 5 })
    expect(JSON.stringify(answer)).not.toContain(folder)
  })

  it('work once', async () => {
    const all = grants()
    const grant = await granted(all)
    expect((await all.redeem(grant))?.path).toBe(file)
    expect(await all.redeem(grant)).toBeNull()
  })

  it('cannot be guessed or made up', async () => {
    const all = grants()
    const [one, two] = [await granted(all), await granted(all)]
    expect(one).not.toBe(two)
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(await all.redeem('')).toBeNull()
    expect(await all.redeem(file)).toBeNull()
  })

  it('end after ten minutes', async () => {
    const all = grants()
    const [early, late] = [await granted(all), await granted(all)]
    nowMs += 599_999
    expect(await all.redeem(early)).not.toBeNull()
    nowMs += 1
    expect(await all.redeem(late)).toBeNull()
  })

  it('are void when the file has changed since', async () => {
    const all = grants()
    const grant = await granted(all)
    appendFileSync(file, ' and more')
    expect(await all.redeem(grant)).toBeNull()
  })

  it('are void when something else lies there now, be it a link to the same bytes', async () => {
    const all = grants()
    const grant = await granted(all)
    unlinkSync(file)
    const other = path.join(folder, 'other')
    writeFileSync(other, 'video')
    symlinkSync(other, file)
    expect(await all.redeem(grant)).toBeNull()
  })

  it('pass the reason of a refusal on', async () => {
    expect(await grants().issue(folder)).toEqual({ type: 'refused', reason: 'not_a_file' })
    expect(await grants().issue({ path: file })).toEqual({ type: 'refused', reason: 'not_a_path' })
  })

  it('stop at ten thousand that nobody used, and go on when those are old', async () => {
    const examined = { path: file, name: 'a', sizeBytes: 1, identity: 'x' }
    const all = createFileGrants(
      async () => ({ ok: true, value: examined }),
      () => nowMs,
    )
    for (let count = 0; count < 10_000; count++) await all.issue(file)
    expect(await all.issue(file)).toEqual({ type: 'refused', reason: 'too_many' })
    nowMs += 600_000
    expect((await all.issue(file)).type).toBe('granted')
  })
})
