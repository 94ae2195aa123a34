/** A store on the disk with one account, for runs of other processes that are killed over it. */
import { afterAll, beforeAll } from 'vitest'
import { tempDir, testCore } from './temp-store.ts'

export interface StoreWithAccount {
  readonly dir: string
  readonly accountId: string
}

/** Made before the tests of the file, removed after them. */
export function storeWithAccount(prefix: string): StoreWithAccount {
  const temp = tempDir(prefix)
  let accountId = ''
  beforeAll(async () => {
    const core = testCore({ dir: temp.dir })
    accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
    core.close()
  })
  afterAll(temp.remove)
  return {
    dir: temp.dir,
    get accountId() {
      return accountId
    },
  }
}
