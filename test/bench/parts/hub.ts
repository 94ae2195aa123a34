/**
 * The hub alone, as a process of its own on SQLite and on PostgreSQL: pushes a second and what 1,000 ops cost it in CPU, beside
 * a bare server that commits the same bodies to a log; and 200 laptops that listen while one writes.
 */
import { spawn } from 'node:child_process'
import { startPg } from '../../pg.ts'
import { accountOps } from '../../support/account-ops.ts'
import { speaker, type Speaker } from '../../support/fill-hub.ts'
import { hubProcess, type HubProcess } from '../../support/hub-process.ts'
import { tempDir } from '../../support/temp-store.ts'
import { protocolVersion, type PullAnswer } from '../../../shared/sync/messages.ts'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import type { Op } from '../../../shared/sync/op.ts'
import { figure, median, quantile, type Figure } from '../figure.ts'

const writers = 8
const sizes = [
  { opsPerPush: 1, pushes: 60 },
  { opsPerPush: 50, pushes: 12 },
] as const
const rounds = 3
const listeners = 200
const liveEdits = 20

type Send = (ops: readonly Op[]) => Promise<unknown>
type Database = 'SQLite' | 'PostgreSQL'

/** Pushes a second of writers that all send at the same time. */
async function pushesPerSecond(sends: readonly Send[], opsPerPush: number, pushes: number): Promise<number> {
  const from = performance.now()
  await Promise.all(
    sends.map(async (send) => {
      for (let i = 0; i < pushes; i += 1) await send(accountOps(opsPerPush, i * opsPerPush, { region: '江苏 苏州' }))
    }),
  )
  return (sends.length * pushes) / ((performance.now() - from) / 1000)
}

/** Offers under a numbering of its own, as a laptop that has just joined. */
function sendTo(one: Speaker): Send {
  const deviceEpoch = crypto.randomUUID()
  return (ops) => {
    const after = (ops[0]?.n ?? 1) - 1
    return one.ask('push', { protocol: protocolVersion, deviceEpoch, after, sentAtMs: Date.now(), ops })
  }
}

async function bareServer(databaseUrl?: string): Promise<{ readonly url: string; close(): void }> {
  const temp = tempDir('rapport-bare-')
  const entry = new URL('../bare-hub-child.ts', import.meta.url).pathname
  const words = [entry, temp.dir, ...(databaseUrl === undefined ? [] : [databaseUrl])]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((done) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => {
      done(line.trim())
    })
  })
  return {
    url,
    close: () => {
      child.kill()
      temp.remove()
    },
  }
}

async function cpuSeconds(hub: HubProcess): Promise<number> {
  const text = await (await fetch(new URL('metrics', hub.url))).text()
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1])
}

async function people(hub: HubProcess, admin: Speaker, count: number): Promise<readonly Speaker[]> {
  const all: Speaker[] = []
  for (let i = 0; i < count; i += 1) {
    const asked = { act: 'invite', name: `${i} 号`, role: 'rep', teamId: null, email: null }
    const { issued } = (await admin.ask('team', asked)) as TeamAnswer
    all.push(await speaker(`${hub.url}join#${issued?.code ?? ''}`))
  }
  return all
}

async function measurePushes(hub: HubProcess, admin: Speaker, name: Database, bareUrl: string): Promise<Figure[]> {
  const all = await people(hub, admin, writers)
  const bare = all.map((): Send => async (ops) => {
    await (await fetch(bareUrl, { method: 'POST', body: JSON.stringify({ ops }) })).text()
  })
  const figures: Figure[] = []
  for (const { opsPerPush, pushes } of sizes) {
    const ours: number[] = []
    const theirs: number[] = []
    const cpu: number[] = []
    for (let i = 0; i < rounds; i += 1) {
      theirs.push(await pushesPerSecond(bare, opsPerPush, pushes))
      const before = await cpuSeconds(hub)
      ours.push(await pushesPerSecond(all.map(sendTo), opsPerPush, pushes))
      cpu.push(((await cpuSeconds(hub)) - before) / ((writers * pushes * opsPerPush) / 1000))
    }
    const what = `${name}, ${writers} laptops, ${opsPerPush} ${opsPerPush === 1 ? 'op' : 'ops'} a push`
    const rate = figure({
      part: 'hub',
      what: `${what}; reference: a bare log`,
      ours: median(ours),
      unit: 'pushes/s',
      reference: median(theirs),
    })
    figures.push(
      rate,
      figure({ part: 'hub', what: `${what}: CPU of the hub per 1,000 ops`, ours: median(cpu) * 1000, unit: 'ms' }),
    )
  }
  return figures
}

/** One that listens, and on every hint asks for what is new: tells when it has read up to a version. */
async function listen(one: Speaker, onRead: (next: number) => void, signal: AbortSignal): Promise<void> {
  const response = await one.listen(signal)
  const state = { next: 0, logEpoch: null as string | null, isAsking: false, head: 0 }
  const ask = async (): Promise<void> => {
    if (state.isAsking) return
    state.isAsking = true
    while (state.next < state.head) {
      const body = {
        protocol: protocolVersion,
        logEpoch: state.logEpoch,
        buckets: ['ws'],
        after: state.next,
        limit: 2000,
      }
      const page = (await one.ask('pull', body)) as PullAnswer
      state.next = Math.max(page.next, page.checkpoint ? page.head : 0)
      state.logEpoch = page.logEpoch
      onRead(state.next)
    }
    state.isAsking = false
  }
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    const head = /"head":(\d+)/.exec(decoder.decode(chunk))?.[1]
    if (head === undefined) continue
    state.head = Math.max(state.head, Number(head))
    void ask()
  }
}

/** Where one of the laptops stands in the log, and when it came there. */
interface Stand {
  next: number
  at: number
}

async function until(isSo: () => boolean): Promise<void> {
  for (const from = performance.now(); !isSo();) {
    if (performance.now() - from > 30_000) throw new Error('a live edit did not arrive')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** How long after an edit was sent each of the laptops had read it (ms). */
async function measureLive(hub: HubProcess, admin: Speaker, name: Database): Promise<Figure[]> {
  const all = await people(hub, admin, listeners)
  const ending = new AbortController()
  const stands = all.map((): Stand => ({ next: 0, at: 0 }))
  const listening = all.map((one, i) => {
    const onRead = (next: number): void => {
      stands[i] = { next, at: performance.now() }
    }
    return listen(one, onRead, ending.signal).catch(() => undefined)
  })
  await until(() => stands.every(({ next }) => next > 0))
  const send = sendTo(admin)
  const waits: number[] = []
  const before = await cpuSeconds(hub)
  for (let i = 0; i < liveEdits; i += 1) {
    const sentAt = performance.now()
    const answer = (await send(accountOps(1, i))) as { readonly results: readonly { readonly version: number }[] }
    const version = answer.results[0]?.version ?? Number.POSITIVE_INFINITY
    await until(() => stands.every(({ next }) => next >= version))
    waits.push(...stands.map(({ at }) => at - sentAt))
  }
  const cpu = ((await cpuSeconds(hub)) - before) / liveEdits
  ending.abort()
  await Promise.all(listening)
  const what = `${name}, ${listeners} laptops live`
  return [
    figure({ part: 'hub', what: `${what}: an edit sent until each has read it, p50`, ours: median(waits), unit: 'ms' }),
    figure({ part: 'hub', what: `${what}: p95`, ours: quantile(waits, 0.95), unit: 'ms' }),
    figure({ part: 'hub', what: `${what}: CPU of the hub per edit`, ours: cpu * 1000, unit: 'ms' }),
  ]
}

async function measureOn(name: Database, hubUrl?: string, bareUrl?: string): Promise<readonly Figure[]> {
  const hub = await hubProcess(hubUrl)
  const bare = await bareServer(bareUrl)
  try {
    const admin = await speaker(hub.setupLink)
    return [...(await measurePushes(hub, admin, name, bare.url)), ...(await measureLive(hub, admin, name))]
  } finally {
    bare.close()
    await hub.close()
  }
}

/** The figures of the hub, SQLite first. PostgreSQL runs as safe as in earnest. */
export async function measureHub(): Promise<readonly Figure[]> {
  const pg = await startPg({ isSafe: true })
  try {
    return [
      ...(await measureOn('SQLite')),
      ...(await measureOn('PostgreSQL', await pg.databaseUrl('hub'), await pg.databaseUrl('bare'))),
    ]
  } finally {
    await pg.stop()
  }
}
