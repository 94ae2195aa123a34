/** The loopback shell without its window: core, handler, guard and a server on 127.0.0.1. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startCore, type Core, type CoreOptions } from '../core/core-client.ts'
import { createChromiumPrinter } from '../printing/chromium-printer.ts'
import { findBrowser } from './find-browser.ts'
import { createHandler } from '../handler/handler.ts'
import type { StaticFiles } from '../handler/static-files.ts'
import { createGuard } from './guard.ts'
import { bridge } from '../../node/bridge.ts'

export interface LoopbackOptions extends Omit<CoreOptions, 'shell'> {
  /** 0 for any free one. */
  readonly port: number
  readonly staticFiles: StaticFiles
}

export interface Loopback {
  readonly port: number
  readonly core: Core
  /** A URL whose code works once, for so many milliseconds. */
  launchUrl(livesMs: number): string
  stop(): Promise<void>
}

/** Starts everything; rejects with a `StoreError`, or with the server's error when the port is taken. */
export async function serveLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { port, staticFiles, ...coreOptions } = options
  const core = await startCore({ ...coreOptions, shell: 'loopback' })
  const printer = createChromiumPrinter(() => findBrowser()?.executable ?? null)
  const handler = createHandler({ core, dataDir: options.dataDir, staticFiles, printer })
  const server = createServer({ keepAliveTimeout: 60_000 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  }).catch(async (error: unknown) => {
    await core.stop(2000)
    throw error
  })
  const actual = (server.address() as AddressInfo).port
  const guard = createGuard(handler, { port: actual })
  server.on('request', (message, out) => {
    bridge(message, out, guard.fetch).catch((error: unknown) => {
      process.stderr.write(`server: ${error instanceof Error ? error.message : String(error)}\n`)
      out.destroy()
    })
  })
  return {
    port: actual,
    core,
    launchUrl: guard.launchUrl,
    stop: async () => {
      handler.close()
      server.close()
      server.closeAllConnections()
      await printer.close()
      await core.stop(5000)
    },
  }
}
