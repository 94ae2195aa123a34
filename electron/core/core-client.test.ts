/** The two workers seen from outside: what a restore does to a report under way, and to those that come after it. */
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WireFault } from '../../shared/api/wire-error.ts'
import { tempDir } from '../../test/support/temp-store.ts'
import { startCore, type Core } from './core-client.ts'

let temp: ReturnType<typeof tempDir>
let core: Core
beforeEach(async () => {
  temp = tempDir('rapport-core-')
  core = await startCore({ dataDir: join(temp.dir, 'data'), shell: 'test', appVersion: '0', language: 'en' })
})
afterEach(async () => {
  await core.stop(5000)
  temp.remove()
})

const accounts = async (): Promise<number> => {
  const { rows } = (await core.call('storage.stats', {})) as { rows: { type: string; count: number }[] }
  return rows.find((r) => r.type === 'account')?.count ?? -1
}
const add = (name: string) => core.call('records.create', { type: 'account', values: { name } })

test('reports asked for while a backup is brought back are answered from what is there then, or told to ask again', async () => {
  await add('A')
  const { name } = (await core.call('storage.backup', {})) as { name: string }
  await add('B')
  expect(await accounts()).toBe(2)
  const underWay = Array.from({ length: 6 }, () => core.call('storage.verify', {}).catch((error: unknown) => error))
  const restored = core.call('storage.restore', { backup: name })
  const during = [accounts(), accounts(), accounts()]
  await restored
  // No reader keeps the file that was set aside.
  expect(await Promise.all(during)).toEqual([1, 1, 1])
  expect(await accounts()).toBe(1)
  for (const answer of await Promise.all(underWay))
    if (answer instanceof WireFault) expect(answer.wire).toEqual({ type: 'busy', retry: 'backoff' })
    else expect(answer).toMatchObject({ ok: true })
})

test('two at once are done one after the other', async () => {
  await add('A')
  const { name } = (await core.call('storage.backup', {})) as { name: string }
  const kept = await Promise.all([1, 2].map(() => core.call('storage.restore', { backup: name })))
  expect(kept).toEqual([{ kept: 'rapport.before-restore-1.db' }, { kept: 'rapport.before-restore-2.db' }])
  expect(await accounts()).toBe(1)
})
