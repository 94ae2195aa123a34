/** Answers of the shell's own routes: what it decided comes with 200, be it a result or a refusal. */
import { afterEach, expect, test, vi } from 'vitest'
import { sendJson } from './files.ts'

afterEach(() => void vi.unstubAllGlobals())

const answering = (status: number, body: unknown): void =>
  void vi.stubGlobal('fetch', async () => Response.json(body, { status }))

test('a result is answered, also where it is nothing', async () => {
  answering(200, { result: null })
  expect(await sendJson('/documents', {})).toBeNull()
})

test.each([
  [200, { type: 'conflict', retry: 'never', why: 'says_place' }],
  [404, { type: 'not_found', retry: 'never', what: 'package' }],
])('a refusal that comes with %i is thrown with its reason', async (status, error) => {
  answering(status, { error })
  await expect(sendJson('/leave-behinds', {})).rejects.toMatchObject({ fault: error })
})

test('an answer that is neither is a fault of the shell', async () => {
  answering(200, 'nothing')
  await expect(sendJson('/documents', {})).rejects.toMatchObject({ fault: { type: 'internal', reference: 'answer' } })
})
