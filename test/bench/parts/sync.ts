/**
 * Sync over HTTP, laptops and hub in one process: 10,000 field edits made offline on A until B has them, beside a naive loop
 * that carries the same edits; one live edit; bytes on the wire.
 */
import { servedHub, type ServedHub } from '../../support/served-hub.ts'
import { tempDir, testCore, type TestCore } from '../../support/temp-store.ts'
import type { Fetch } from '../../../electron/core/sync/hub-client.ts'
import { createSyncLoop } from '../../../electron/core/sync/loop.ts'
import { readLink } from '../../../electron/core/sync/hub-link.ts'
import { figure, median, type Figure } from '../figure.ts'
import { naiveSyncMs, type NaiveEdit } from '../naive-sync.ts'

const accounts = 10_000
const edits = 10_000
const rounds = 3
const liveEdits = 40
const fields = ['phone', 'region', 'industry', 'currentSystem'] as const

interface Wire {
  sent: number
  received: number
}

const counting =
  (wire: Wire): Fetch =>
  async (url, init) => {
    wire.sent += Buffer.byteLength(typeof init.body === 'string' ? init.body : '')
    const response = await fetch(url, init)
    if (response.headers.get('content-type') !== 'application/json') return response
    const text = await response.text()
    wire.received += Buffer.byteLength(text)
    return new Response(text, { status: response.status, headers: response.headers })
  }

async function laptop(hub: ServedHub, name: string, teamId: string, wire: Wire): Promise<TestCore> {
  const core = testCore({ fetch: counting(wire), clock: Date.now })
  const { link } = await hub.invite(name, 'rep', teamId)
  await core.call('sync.join', { link })
  return core
}

async function round(core: TestCore): Promise<void> {
  const result = await core.context.sync.round()
  if (result.type !== 'done') throw new Error(`a round ended with ${JSON.stringify(result)}`)
}

const listOfEdits = (ids: readonly string[], at: number): NaiveEdit[] =>
  Array.from({ length: edits }, (_, i) => ({
    id: ids[i % ids.length] ?? '',
    field: fields[i % fields.length] ?? 'phone',
    value: `${at}-${i} 号楼`,
  }))

async function editsMs(a: TestCore, b: TestCore, list: readonly NaiveEdit[]): Promise<number> {
  for (const { id, field, value } of list)
    await a.call('records.patch', { type: 'account', id, patch: { [field]: value } })
  const from = performance.now()
  await round(a)
  await round(b)
  const took = performance.now() - from
  const last = list.at(-1)
  const there = await b.call('records.get', { type: 'account', id: last?.id ?? '' })
  if (there.row[last?.field ?? ''] !== last?.value) throw new Error('an edit did not arrive')
  return took
}

async function liveMs(a: TestCore, b: TestCore, id: string): Promise<readonly number[]> {
  const loops = [a, b].map((core) =>
    createSyncLoop({
      engine: core.context.sync,
      read: () => core.context.read,
      fetch: (url, init) => fetch(url, init),
      random: Math.random,
    }),
  )
  const took: number[] = []
  const isThere = (value: string): boolean =>
    b.context.read.connection.prepare('SELECT phone FROM accounts WHERE id = ?').pluck().get(id) === value
  await new Promise((resolve) => setTimeout(resolve, 500))
  for (let i = 0; i < liveEdits; i += 1) {
    const value = `live ${i}`
    const from = performance.now()
    await a.call('records.patch', { type: 'account', id, patch: { phone: value } })
    loops[0]?.onHint({ seq: 1, types: ['account'], local: false })
    while (!isThere(value)) {
      if (performance.now() - from > 20_000) throw new Error('a live edit did not arrive')
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    took.push(performance.now() - from)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  for (const loop of loops) loop.stop()
  return took
}

async function naiveLiveMs(hub: ServedHub, core: TestCore): Promise<number> {
  const link = readLink(core.context.read)
  const took: number[] = []
  for (let i = 0; i < liveEdits; i += 1) {
    const from = performance.now()
    await (
      await fetch(new URL('sync/hello', hub.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${link?.token ?? ''}` },
        body: '{}',
      })
    ).text()
    took.push(performance.now() - from)
  }
  return median(took)
}

/** The figures of sync. */
export async function measureSync(): Promise<readonly Figure[]> {
  const hub = await servedHub()
  const teamId = await hub.team('华东', true)
  const wires = { a: { sent: 0, received: 0 }, b: { sent: 0, received: 0 } }
  const a = await laptop(hub, '张伟', teamId, wires.a)
  const b = await laptop(hub, '王芳', teamId, wires.b)
  const ids: string[] = []
  for (let i = 0; i < accounts; i += 1)
    ids.push((await a.call('records.create', { type: 'account', values: { name: `苏州第${i}机械有限公司` } })).id)
  await round(a)
  await round(b)
  const ours: number[] = []
  const naive: number[] = []
  const bytes: number[] = []
  for (let at = 0; at < rounds; at += 1) {
    const list = listOfEdits(ids, at)
    const before = wires.a.sent + wires.a.received + wires.b.sent + wires.b.received
    ours.push(await editsMs(a, b, list))
    bytes.push((wires.a.sent + wires.a.received + wires.b.sent + wires.b.received - before) / edits)
    const own = tempDir('rapport-naive-')
    naive.push(await naiveSyncMs(own.dir, ids, list))
    own.remove()
  }
  const live = await liveMs(a, b, ids[0] ?? '')
  const call = await naiveLiveMs(hub, a)
  a.close()
  b.close()
  await hub.close()
  const perSecond = (ms: number): number => edits / (ms / 1000)
  const [mine, theirs] = [perSecond(median(ours)), perSecond(median(naive))]
  return [
    figure({
      part: 'sync',
      what: '10,000 offline edits A -> hub -> B',
      ours: mine,
      unit: 'rows/s',
      reference: theirs,
      goal: 'ratio >= 0.5',
      isMet: mine / theirs >= 0.5,
    }),
    figure({ part: 'sync', what: 'bytes on the wire per edit', ours: median(bytes), unit: 'B' }),
    figure({
      part: 'sync',
      what: 'live edit A -> B, p50; reference: one request',
      ours: median(live),
      unit: 'ms',
      reference: call,
    }),
  ]
}
