// Entry of the Electron app. No top-level await here or in anything it imports: Electron emits `ready` only after this
// module has been evaluated, so awaiting `ready` on the way would wait for ever (electron/electron#40719).
import path from 'node:path'
import { dialog } from 'electron/main'
import { startCore } from '../core/core-client.ts'
import { dataDirOf } from '../data-dir.ts'
import { createHandler } from '../handler/handler.ts'
import { readStaticFiles } from '../handler/static-files.ts'
import { startDesktop } from './desktop-app.ts'
import { createWindowPrinter } from './window-printer.ts'

const dataDir = dataDirOf()

startDesktop({
  dataDir,
  profileDir: path.join(dataDir, 'electron'),
  env: process.env,
  startCore,
  createHandler: (core, redeemGrant) => {
    const staticFiles = readStaticFiles(path.join(import.meta.dirname, '..', 'renderer'))
    return createHandler({ core, dataDir, staticFiles, redeemGrant, printer: createWindowPrinter() })
  },
}).catch((error: unknown) => {
  dialog.showErrorBox('Rapport', error instanceof Error ? error.message : String(error))
  process.exit(1)
})
