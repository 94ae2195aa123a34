import { afterEach, expect, test } from 'vitest'
import { createReaderContext } from '../create-context.ts'
import { testCore } from '../../../test/support/temp-store.ts'
import { verifyStore } from './verify.ts'

const core = testCore()
const reader = createReaderContext({ dataDir: core.dir, shell: 'test', appVersion: '0', systemLanguage: 'en' })
afterEach(() => {
  reader.close()
  core.close()
})

/** What an export of a filtered list does first. */
const searchIndex = (): void => {
  reader.context.read.connection.prepare(`SELECT rowid FROM search_index WHERE tokens MATCH 'hengrun'`).all()
}

const look = (): string[] => {
  try {
    const found = reader.context.read.connection.pragma('integrity_check') as { integrity_check: string }[]
    return found.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  } catch (error) {
    return [String(error)]
  }
}

test('a check that looked before is not misled by what was written since', async () => {
  const { id: accountId } = await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })
  expect(verifyStore(reader.context.read).problems).toEqual([])
  let misled = 0
  for (let i = 0; i < 400; i += 1) {
    const body = `第${i}次谈了价格与下一步安排 ${'话'.repeat(i % 40)}`
    await core.call('records.create', { type: 'visitNote', values: { accountId, body, notedAt: i } })
    if (i % 40 !== 0) continue
    // The mutant: SQLite's check alone, on a connection whose search index remembers an older shape of itself.
    if (i % 80 === 0) misled += look().length
    else expect(verifyStore(reader.context.read).problems).toEqual([])
    searchIndex()
  }
  expect(misled).toBeGreaterThan(0)
})
