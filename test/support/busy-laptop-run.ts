/**
 * A laptop in a process of its own, with somebody at it: joins by the link given, then writes and reads every 20 ms. For each
 * line on stdin it prints how long the person's calls took since the last, and what the laptop says of its hub.
 */
import { createInterface } from 'node:readline'
import { startCore } from '../../electron/core/core-client.ts'
import type { Output } from '../../shared/api/contract.ts'
import type { LaptopReport } from './busy-laptop.ts'

const [dataDir = '', link = ''] = process.argv.slice(2)
const core = await startCore({ dataDir, shell: 'cli', appVersion: '0', language: 'en' })
await core.call('sync.join', { link })
let calls: number[] = []
let written = 0
let isOver = false
const list = { filter: {}, sort: 'name', descending: false, today: '2026-11-24' }

async function call(name: string, input: unknown): Promise<void> {
  const from = performance.now()
  await core.call(name, input)
  calls.push(performance.now() - from)
}

async function person(): Promise<void> {
  for (let i = 0; !isOver; i += 1) {
    if (i % 25 === 0) await call('records.create', { type: 'account', values: { name: `路上第 ${(written += 1)} 家` } })
    else await (i % 2 === 0 ? call('accounts.list', list) : call('search.query', { query: '路上' }))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function report(): Promise<LaptopReport> {
  const { hub, unsent } = (await core.call('sync.status', {})) as Output<'sync.status'>
  const { total } = (await core.call('accounts.list', list)) as Output<'accounts.list'>
  const said = { calls, written, unsent, accounts: total, trouble: hub?.trouble ?? null }
  calls = []
  return said
}

const working = person()
process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'stop') break
  process.stdout.write(`${JSON.stringify(await report())}\n`)
}
isOver = true
await working
await core.stop(10_000)
