/** The loopback shell without its guard, `<data folder>`: the mutant that the attack page must be seen to get into. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bridge } from '../../node/bridge.ts'
import { startCore } from '../../electron/core/core-client.ts'
import { createHandler } from '../../electron/handler/handler.ts'

const dataDir = process.argv[2] ?? ''
const core = await startCore({ dataDir, shell: 'test', appVersion: '0', language: 'zh-CN' })
const handler = createHandler({ core, dataDir, staticFiles: new Map() })
const server = createServer((message, out) => void bridge(message, out, (request) => handler.fetch(request)))
await new Promise<void>((done) => {
  server.listen(0, '127.0.0.1', done)
})
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
process.once('SIGTERM', () => void core.stop(1000).then(() => process.exit(0)))
