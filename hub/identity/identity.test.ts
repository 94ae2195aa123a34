import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { registerIdentityTests } from '../../test/conformance/hub-identity.ts'
import { openSqlite } from '../storage/sqlite-driver.ts'

registerIdentityTests('SQLite', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapport-hub-'))
  const driver = openSqlite(path.join(folder, 'hub.db'))
  return {
    driver,
    close: async () => {
      await driver.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
})
