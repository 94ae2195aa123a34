import { join } from 'node:path'
import { registerSyncTests } from '../../test/conformance/hub-sync.ts'
import { tempDir } from '../../test/support/temp-store.ts'
import { openSqlite } from '../storage/sqlite-driver.ts'

registerSyncTests('SQLite', async () => {
  const temp = tempDir('rapport-hub-')
  const driver = openSqlite(join(temp.dir, 'hub.db'))
  return {
    driver,
    close: async () => {
      await driver.close()
      temp.remove()
    },
  }
})
