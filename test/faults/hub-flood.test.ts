/**
 * One client that floods the hub does not keep the others from an answer (C2 22): how long another waits with and without the
 * flood, in one run over HTTP. And what is too much is refused while it comes, not after it has been kept.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAnswer, maxPushBytes, protocolVersion } from '../../shared/sync/messages.ts'
import { servedHub, type ServedHub } from '../support/served-hub.ts'
import { accountOps } from '../support/account-ops.ts'

let hub: ServedHub
let bad: string
let good: string
beforeAll(async () => {
  hub = await servedHub()
  // before the flood: wrong tokens make everybody of that address wait who comes with a code
  bad = await join('坏')
  good = await join('好')
})
afterAll(() => hub.close())

const post = (route: string, token: string, body: string | object): Promise<Response> =>
  fetch(`${hub.url}sync/${route}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

async function join(name: string): Promise<string> {
  const { link } = await hub.invite(name)
  const body = { code: link.split('#')[1] ?? '', deviceName: name, meId: null, protocol: protocolVersion }
  return joinAnswer.parse(await (await post('join', '', body)).json()).token
}

const batch = (size: number): object => ({
  protocol: protocolVersion,
  deviceEpoch: crypto.randomUUID(),
  after: 0,
  sentAtMs: Date.now(),
  ops: accountOps(size, 0, { description: 'x'.repeat(2000) }),
})

/** The longest but two of 40 waits for a small push (ms). */
async function waitOf(token: string): Promise<number> {
  const waits: number[] = []
  for (let i = 0; i < 40; i++) {
    const from = performance.now()
    const response = await post('push', token, batch(1))
    expect(response.status).toBe(200)
    await response.arrayBuffer()
    waits.push(performance.now() - from)
    await sleep(10)
  }
  return waits.toSorted((a, b) => a - b).at(-3) ?? 0
}

test('a flood of full batches, wrong tokens and rubbish: another waits no longer than for a few of them', async () => {
  const calm = await waitOf(good)
  const one = performance.now()
  await (await post('push', bad, batch(200))).arrayBuffer()
  const full = performance.now() - one
  let isOver = false
  const flood = Array.from({ length: 8 }, async (_, i) => {
    for (let n = 0; !isOver; n++) {
      const kinds = [
        () => post('push', bad, batch(200)),
        () => post('pull', bad, 'x'.repeat(100_000)),
        () => post('hello', `rpt_${`${n}`.padStart(43, 'y')}`, {}),
      ]
      const response = await (kinds[(n + i) % kinds.length] ?? kinds[0])?.()
      await response?.arrayBuffer()
    }
  })
  await sleep(200)
  const flooded = await waitOf(good)
  isOver = true
  await Promise.all(flood)
  process.stdout.write(
    `flood: ${calm.toFixed(1)} ms calm, one full batch ${full.toFixed(1)} ms, ${flooded.toFixed(1)} ms flooded\n`,
  )
  // at most the eight batches that are under way, and then it is its turn
  expect(flooded).toBeLessThan(12 * full + 20 * calm)
}, 120_000)

test('a body without end is refused while it comes', async () => {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536))
      if (sent > maxPushBytes * 40) controller.close()
    },
  })
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { authorization: `Bearer ${good}` },
    body,
    duplex: 'half',
  }
  const answer = await fetch(`${hub.url}sync/push`, init).then(
    (response) => response.status,
    () => 'cut',
  )
  expect([413, 'cut']).toContain(answer)
  expect(sent).toBeLessThan(maxPushBytes * 30)
})
