/**
 * Faults D 30 and D 31 (docs/sync.md, N1 and N3): a network that is slow, far, lossy, a black hole or shut costs the person nothing, and what waited is
 * carried when it is fair again; a laptop that slept with a request on its way is up to date within seconds of waking, and
 * nothing was sent twice. Times are judged beside those of the same laptop in calm.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { test, type TestContext } from 'vitest'
import { badNetwork, type BadNetwork, type Weather } from '../support/bad-network.ts'
import { busyLaptop, type BusyLaptop, type LaptopReport } from '../support/busy-laptop.ts'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { speaker } from '../support/fill-hub.ts'
import { accountOps } from '../support/account-ops.ts'
import { protocolVersion } from '../../shared/sync/messages.ts'
import { servedHub, type ServedHub } from '../support/served-hub.ts'

interface World {
  readonly hub: ServedHub
  readonly network: BadNetwork
  readonly laptop: BusyLaptop
  /** A colleague writes an account. */
  write(): Promise<void>
}

async function world({ onTestFinished }: TestContext, mutant?: string): Promise<World> {
  const hub = await servedHub()
  onTestFinished(() => hub.close())
  const network = await badNetwork(hub.url, seeded(7))
  onTestFinished(() => network.close())
  const teamId = await hub.team('华东', true)
  const { link } = await hub.invite('王芳', 'rep', teamId)
  const laptop = await busyLaptop(link.replace(hub.url, network.url), mutant)
  onTestFinished(() => laptop.close())
  const colleague = await speaker((await hub.invite('张伟', 'rep', teamId)).link)
  const deviceEpoch = crypto.randomUUID()
  let after = 0
  return {
    hub,
    network,
    laptop,
    write: async () => {
      const ops = accountOps(1, after, { ownerId: colleague.memberId })
      await colleague.ask('push', { protocol: protocolVersion, deviceEpoch, after, sentAtMs: Date.now(), ops })
      after += 1
    },
  }
}

const p95 = ({ calls }: LaptopReport): number => calls.toSorted((a, b) => a - b)[Math.floor(calls.length * 0.95)] ?? 0

/** The report at which `isSo`; after `withinMs` the last one, whatever it says. */
async function until(
  laptop: BusyLaptop,
  isSo: (report: LaptopReport) => boolean,
  withinMs: number,
): Promise<LaptopReport & { readonly tookMs: number }> {
  const from = performance.now()
  for (;;) {
    const report = await laptop.report()
    const tookMs = performance.now() - from
    if (isSo(report) || tookMs > withinMs) return { ...report, tookMs }
    await sleep(100)
  }
}

async function inWeather({ network, laptop }: World, weather: Weather, ms: number): Promise<LaptopReport> {
  network.weather = weather
  await laptop.report()
  await sleep(ms)
  return laptop.report()
}

/** A machine busy with other tests makes single calls late, in calm as well. */
const isFree = (report: LaptopReport, calm: LaptopReport): boolean => p95(report) < Math.max(50, 4 * p95(calm))

const phases = [
  ['slow', 5_000],
  ['far', 12_000],
  ['lossy', 5_000],
  ['shut', 3_000],
  ['black-hole', 36_000],
] as const

test.concurrent(
  'the person never waits for a bad network, and what waited is carried after it',
  { timeout: 240_000 },
  async (context) => {
    const { expect } = context
    const w = await world(context)
    const calm = await inWeather(w, 'fair', 3_000)
    const said: string[] = [`calm ${p95(calm).toFixed(1)}`]
    for (const [weather, ms] of phases) {
      await w.write()
      const report = await inWeather(w, weather, ms)
      said.push(`${weather} ${p95(report).toFixed(1)}`)
      expect([weather, isFree(report, calm), report.calls.length > ms / 100]).toEqual([weather, true, true])
      // an answer that never comes is given up, and the person is told
      if (weather === 'shut' || weather === 'black-hole')
        expect([weather, report.trouble]).toEqual([weather, 'offline'])
    }
    w.network.weather = 'fair'
    const end = await until(w.laptop, (r) => r.unsent === 0 && r.accounts === r.written + phases.length, 45_000)
    process.stdout.write(
      `bad network, p95 of a call (ms): ${said.join(', ')}; caught up in ${(end.tookMs / 1000).toFixed(1)} s\n`,
    )
    expect([end.trouble, end.unsent, end.accounts]).toEqual([null, 0, end.written + phases.length])
  },
)

test.concurrent(
  'the mutant that waits for the network on the thread of the person is caught',
  { timeout: 60_000 },
  async (context) => {
    const { expect } = context
    const w = await world(context, 'waitsForNetwork')
    // a round a second: without anything to do for the network there is nothing to wait for
    const writing = setInterval(() => void w.write().catch(() => undefined), 500)
    const calm = await inWeather(w, 'fair', 6_000)
    clearInterval(writing)
    expect(p95(calm)).toBeGreaterThan(50)
  },
)

test.concurrent('the mutant that waits for ever is caught', { timeout: 120_000 }, async (context) => {
  const { expect } = context
  const w = await world(context, 'waitsForEver')
  await until(w.laptop, (r) => r.unsent === 0, 10_000)
  const swallowed = await inWeather(w, 'black-hole', 36_000)
  expect(swallowed.trouble).toBe(null)
  w.network.weather = 'fair'
  expect((await until(w.laptop, (r) => r.unsent === 0, 8_000)).unsent).toBeGreaterThan(0)
})

const isUpToDate = (r: LaptopReport): boolean => r.accounts === r.written + 1 && r.unsent <= 1

/** Sleeps with a request on its way and lines that are dead afterwards; how it is `withinMs` after it woke. */
async function asleep(w: World, withinMs: number): Promise<LaptopReport & { readonly tookMs: number }> {
  await until(w.laptop, (r) => r.unsent === 0 && r.written > 2, 20_000)
  w.network.weather = 'black-hole'
  // something is written meanwhile and goes out into nothing
  const { written } = await w.laptop.report()
  await until(w.laptop, (r) => r.written > written, 10_000)
  await sleep(200)
  w.network.forget()
  w.laptop.signal('SIGSTOP')
  await w.write()
  await sleep(9_000)
  w.network.weather = 'fair'
  w.laptop.signal('SIGCONT')
  return until(w.laptop, isUpToDate, withinMs)
}

test.concurrent(
  'a laptop that slept is up to date within five seconds, and sent nothing twice',
  { timeout: 90_000 },
  async (context) => {
    const { expect } = context
    const w = await world(context)
    const woken = await asleep(w, 15_000)
    process.stdout.write(`woken: up to date after ${(woken.tookMs / 1000).toFixed(1)} s\n`)
    expect([isUpToDate(woken), woken.tookMs < 5_000 ? 'soon' : woken.tookMs]).toEqual([true, 'soon'])
    const end = await until(w.laptop, (r) => r.unsent === 0, 15_000)
    const [{ n, names } = { n: 0, names: 0 }] = await w.hub.open.driver.read((tx) =>
      tx.all<{ n: number; names: number }>(
        `SELECT count(*) AS n, count(DISTINCT json_extract(data, '$.name')) AS names FROM sync_rows
       WHERE ws = ? AND type = 'account' AND json_extract(data, '$.name') LIKE '路上%'`,
        [w.hub.open.ws],
      ),
    )
    expect(n).toBe(names)
    expect(n).toBeGreaterThanOrEqual(end.written - 1)
  },
)

for (const mutant of ['sleepsOn', 'trustsOldLines'])
  test.concurrent(`the mutant that ${mutant} is caught`, { timeout: 90_000 }, async (context) => {
    const { expect } = context
    const woken = await asleep(await world(context, mutant), 6_000)
    expect([mutant, isUpToDate(woken)]).toEqual([mutant, false])
  })
