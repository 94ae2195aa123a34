import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { downloadElectron } from './fetch-electron.ts'
import { inProject } from './project.ts'

let cache = ''
let mirror: Server | null = null
beforeEach(() => {
  cache = mkdtempSync(path.join(os.tmpdir(), 'rapport-fetch-'))
  vi.stubEnv('electron_config_cache', cache)
})
afterEach(() => {
  mirror?.closeAllConnections()
  mirror?.close()
  vi.unstubAllEnvs()
  rmSync(cache, { recursive: true, force: true })
})

/** Downloads from a mirror of ours that answers as the test says. */
async function downloadFrom(answer: RequestListener) {
  mirror = createServer(answer)
  await new Promise<void>((resolve) => mirror?.listen(0, '127.0.0.1', resolve))
  const { port } = mirror.address() as AddressInfo
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`)
  return downloadElectron(inProject('node_modules', 'electron'), { firstByteMs: 300, stallMs: 300 })
}

describe('downloadElectron', () => {
  it('gives up on a network that swallows everything', async () => {
    const startedMs = performance.now()
    expect(await downloadFrom(() => {})).toMatchObject({ kind: 'failed', why: expect.stringMatching(/network|网络/) })
    expect(performance.now() - startedMs).toBeLessThan(3_000)
  })

  it('gives up on a download that stops half way, and not before', async () => {
    let sent = 0
    const answer: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' })
      const timer = setInterval(() => (sent++ < 5 ? response.write('piece') : clearInterval(timer)), 150)
    }
    expect((await downloadFrom(answer)).kind).toBe('failed')
    expect(sent).toBeGreaterThanOrEqual(5)
  })

  it('says what the server said', async () => {
    const answer: RequestListener = (_request, response) => void response.writeHead(404).end()
    expect(await downloadFrom(answer)).toMatchObject({ kind: 'failed', why: expect.stringContaining('404') })
  })

  it('takes nothing whose checksum is wrong', async () => {
    const answer: RequestListener = (_request, response) => void response.end('not Electron')
    expect(await downloadFrom(answer)).toMatchObject({ kind: 'failed', why: expect.stringMatching(/checksum/i) })
  })
})
