/** Laptops that belong to a test hub, all closed when the test ends. */
import { afterEach } from 'vitest'
import { joinHub } from '../../electron/core/sync/join.ts'
import type { Fetch } from '../../electron/core/sync/hub-client.ts'
import type { DirectoryUser } from '../../hub/sync/directory.ts'
import { testCore, type TestCore } from './temp-store.ts'
import { hubUrl, testHub, type TestHub } from './test-hub.ts'

export const teamId = '01999999-0000-7000-8000-000000000001'

export interface LaptopOptions {
  readonly role?: DirectoryUser['role']
  readonly teamId?: string | null
  /** Stands between the laptop and the hub. */
  readonly fetch?: (hub: TestHub) => Fetch
}

/** Made once in a test file: what it opens is closed after each test. */
export function laptops(): {
  team(): Promise<TestHub>
  laptop(hub: TestHub, name: string, options?: LaptopOptions): Promise<TestCore>
} {
  const open: { close(): unknown }[] = []
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close()
  })
  return {
    team: async () => {
      const hub = await testHub()
      hub.teams.push({ id: teamId, name: '华东', shares: true })
      open.push(hub)
      return hub
    },
    laptop: async (hub, name, options = {}) => {
      const core = testCore({ fetch: options.fetch?.(hub) ?? hub.fetch, clock: () => hub.nowMs })
      open.push(core)
      await core.call('profile.set', { name })
      const { code } = hub.invite(name, options.role, options.teamId === undefined ? teamId : options.teamId)
      await joinHub(core.context, { url: hubUrl, code }, `${name}的电脑`)
      return core
    },
  }
}

export const sync = (core: TestCore) => core.context.sync.round()

/** Until each has seen what the others had. */
export async function syncAll(...cores: readonly TestCore[]): Promise<void> {
  for (const core of [...cores, ...cores]) await sync(core)
}

export const create = async (core: TestCore, type: string, values: object): Promise<string> =>
  (await core.call('records.create', { type, values } as never)).id

/** Why what was sent back was. */
export const rejected = async (core: TestCore): Promise<(string | null)[]> =>
  (await core.call('sync.rejected', { limit: 10, offset: 0 })).rows.map(({ code }) => code)
