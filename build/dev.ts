// `npm run dev`: the page with hot reload by Vite, and behind the same port the very handler, guard and core of the
// loopback shell. Data in .data/dev unless RAPPORT_DATA_DIR says otherwise. A change outside the page needs a restart.
import '../node/require-node.ts'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createServer, type Connect } from 'vite'
import { createGuard } from '../electron/browser/guard.ts'
import { bridge } from '../node/bridge.ts'
import { openWindow } from '../electron/browser/open-window.ts'
import { startCore } from '../electron/core/core-client.ts'
import { systemLanguage } from '../electron/data-dir.ts'
import { createHandler } from '../electron/handler/handler.ts'
import { appVersion } from '../node/version.ts'
import { inProject } from './project.ts'

const OURS = /^\/(api|events|uploads|sign|download|media|session)(\/|\?|$)/
const CODE_LIVES_MS = 600_000

const dataDir = path.resolve(process.env['RAPPORT_DATA_DIR'] ?? inProject('.data', 'dev'))
const language = systemLanguage()
const core = await startCore({ dataDir, shell: 'loopback', appVersion, language })
const handler = createHandler({ core, dataDir, staticFiles: new Map() })

let answer: ((request: Request) => Promise<Response>) | null = null
const answerOurs: Connect.NextHandleFunction = (request, response, next) => {
  if (answer === null || !OURS.test(request.url ?? '')) return next()
  void passOn(bridge(request, response, answer), next)
}

async function passOn(answered: Promise<void>, next: Connect.NextFunction): Promise<void> {
  try {
    await answered
  } catch (error) {
    next(error)
  }
}

const vite = await createServer({
  configFile: inProject('vite.config.ts'),
  server: { port: Number(process.env['RAPPORT_PORT'] ?? 5173) },
  plugins: [{ name: 'rapport-handler', configureServer: (server) => void server.middlewares.use(answerOurs) }],
})
await vite.listen()
const address = vite.httpServer?.address() as AddressInfo
const guard = createGuard(handler, { port: address.port })
answer = guard.fetch

const stop = (): void => {
  handler.close()
  void Promise.all([vite.close(), core.stop(5_000)]).then(() => process.exit(0))
}
process.once('SIGINT', stop).once('SIGTERM', stop)

if (process.argv.includes('--no-open')) console.log(guard.launchUrl(CODE_LIVES_MS))
else {
  const opened = await openWindow(guard.launchUrl(CODE_LIVES_MS), {
    profileDir: path.join(dataDir, 'window'),
    language,
  })
  console.log(opened.why)
  if (opened.kind === 'url-only') console.log(guard.launchUrl(CODE_LIVES_MS))
}
