/** Who knocks with the wrong token or code has to wait longer and longer; who has a right one is let in meanwhile (C2 16). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { errorOf, must, type Answer } from '../test/conformance/hub-sync-answer.ts'
import { tempDir } from '../test/support/temp-store.ts'
import { joinAnswer, protocolVersion } from '../shared/sync/messages.ts'
import { openHub, type OpenHub } from './open-hub.ts'

const temp = tempDir('rapport-hub-')
let n = 0
let nowMs: number
let open: OpenHub
beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 28)
  open = await openHub({ dataDir: `${temp.dir}/${++n}`, nowMs: () => nowMs })
})
afterEach(() => open.close())

async function ask(route: string, token: string, body: object, address = '10.0.0.1'): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}` }
  const request = new Request(`http://hub/sync/${route}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const response = await open.hub.handle(request, address)
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) as unknown, headers: response.headers }
}

const joining = (code: string) => ({ code, deviceName: '电脑', meId: null, protocol: protocolVersion })

async function joined(address?: string): Promise<string> {
  const { code } = await open.identity.by(null).invite({ name: '张伟', role: 'rep' })
  return joinAnswer.parse(must(await ask('join', '', joining(code), address)).body).token
}

const wrongToken = (i: number): string => `rpt_${`${i}`.padStart(43, 'x')}`

test('a thousand wrong tokens are looked at a dozen times; a right one from the same address is let in all along', async () => {
  const token = await joined()
  const counts = { unauthorised: 0, busy: 0 }
  for (let i = 0; i < 1000; i++) {
    const answer = errorOf(await ask('hello', wrongToken(i), {}))
    counts[answer.type as keyof typeof counts]++
    if (i % 50 === 0) must(await ask('hello', token, {}))
    nowMs += 100
  }
  expect(counts.unauthorised).toBeLessThan(15)
  expect(counts.busy).toBe(1000 - counts.unauthorised)
  // and from elsewhere somebody else may still err
  expect(errorOf(await ask('hello', wrongToken(0), {}, '10.0.0.2')).type).toBe('unauthorised')
})

test('a thousand wrong codes are tried a dozen times; the wait is told, ends, and a right code then opens', async () => {
  const types: string[] = []
  for (let i = 0; i < 1000; i++) {
    types.push(errorOf(await ask('join', '', joining(`0000-${i}`))).type)
    nowMs += 100
  }
  expect(types.filter((type) => type === 'code').length).toBeLessThan(15)
  const answer = await ask('join', '', joining('0000'))
  const { retryAfterMs } = answer.body as { retryAfterMs: number }
  expect(answer.headers.get('retry-after')).toBe(String(Math.ceil(retryAfterMs / 1000)))
  expect(await joined('10.0.0.2')).toMatch(/^rpt_/)
  nowMs += retryAfterMs
  expect(await joined()).toMatch(/^rpt_/)
})

test('a laptop that was shut out, or whose person was, is told so and learns nothing', async () => {
  const token = await joined()
  const [device] = await open.identity.devices()
  await open.identity.by(null).revokeDevice(device?.id ?? '')
  for (const [route, body] of [
    ['hello', {}],
    ['pull', { protocol: protocolVersion, logEpoch: null, buckets: ['ws'], after: 0, limit: 2 }],
    ['rows', { rows: [['account', device?.id ?? '']] }],
    ['nothing', {}],
  ] as const) {
    const answer = await ask(route, token, body)
    expect([route, answer.body]).toEqual([
      route,
      route === 'nothing' ? { type: 'not_found', retry: 'never' } : { type: 'revoked', retry: 'never' },
    ])
  }
})
