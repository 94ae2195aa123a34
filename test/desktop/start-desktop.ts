// Starts the Electron shell over a stand-in for Electron and a core of the test's own, up to its window.
import path from 'node:path'
import { vi } from 'vitest'
import type { Core } from '../../electron/core/core-client.ts'
import type { ElectronStub } from './electron-stub.ts'

export async function startOn(stub: ElectronStub, core: Core, dataDir: string): Promise<void> {
  vi.resetModules()
  vi.doMock('electron/main', () => stub.main)
  vi.doMock('electron/common', () => stub.common)
  const { startDesktop } = await import('../../electron/desktop/desktop-app.ts')
  const started = startDesktop({
    dataDir,
    profileDir: path.join(dataDir, 'electron'),
    env: {},
    startCore: async () => core,
    createHandler: () => ({ fetch: async () => new Response(''), close: () => {} }),
  })
  stub.ready.resolve()
  await started
}
