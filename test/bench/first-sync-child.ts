/**
 * A laptop in a process of its own that joins a hub and reads all of it for the first time, while somebody uses it: says how
 * many rows a second came, what the calls of the person took meanwhile, and the most memory it needed.
 */
import { startCore } from '../../electron/core/core-client.ts'
import type { Output } from '../../shared/api/contract.ts'

const [dataDir = '', link = ''] = process.argv.slice(2)
const core = await startCore({ dataDir, shell: 'cli', appVersion: '0', language: 'en' })
let peak = 0
const watching = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 20)
await core.call('sync.join', { link })
const from = performance.now()
const calls: number[] = []
const list = { filter: {}, sort: 'name', descending: false, today: '2026-11-24' }
const asks = [
  ['accounts.list', list],
  ['search.query', { query: '机械' }],
  ['records.create', { type: 'account', values: { name: '路上新认识的一家' } }],
] as const
for (let i = 0; ; i += 1) {
  const [name, input] = asks[i % asks.length] ?? asks[0]
  const before = performance.now()
  await core.call(name, input)
  calls.push(performance.now() - before)
  await new Promise((resolve) => setTimeout(resolve, 20))
  if (i % 20 !== 0) continue
  const status = (await core.call('sync.status', {})) as Output<'sync.status'>
  if (status.hub?.trouble) throw new Error(`${status.hub.trouble} ${status.hub.detail ?? ''}`)
  if (status.hub?.firstSync === null) break
}
const tookMs = performance.now() - from
clearInterval(watching)
const { rows } = (await core.call('storage.stats', {})) as Output<'storage.stats'>
await core.stop(10_000)
process.stdout.write(JSON.stringify({ tookMs, calls, peakBytes: peak, rows: rows.reduce((n, r) => n + r.count, 0) }))
