import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const asked: string[] = []
/** What stands behind the proxy. */
const behind = createServer((_request, response) => {
  response.end('through the proxy')
})
const proxy = createServer().on('connect', (request, socket) => {
  asked.push(request.url ?? '')
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
  behind.emit('connection', socket)
})

beforeAll(() => new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  proxy.closeAllConnections()
  proxy.close()
})

/** What a process says that asks for an address after it was told of the proxy. */
async function ask(url: string): Promise<string> {
  const { port } = proxy.address() as AddressInfo
  const module = new URL('./proxy.ts', import.meta.url).href
  const code = `
    const { takeProxyFromEnv } = await import(${JSON.stringify(module)})
    takeProxyFromEnv()
    const answer = await fetch(${JSON.stringify(url)}).then((r) => r.text(), (e) => e.cause?.code ?? e.message)
    process.stdout.write(answer)`
  const env = { ...process.env, HTTP_PROXY: `http://127.0.0.1:${port}`, http_proxy: '', NO_PROXY: '', no_proxy: '' }
  return (await run(process.execPath, ['--input-type=module', '-e', code], { env })).stdout
}

test('a hub is reached through the proxy the environment names', async () => {
  expect(await ask('http://hub.example/sync/hello')).toBe('through the proxy')
  expect(asked).toEqual(['hub.example:80'])
})

test('this very machine is not', async () => {
  asked.length = 0
  expect(await ask('http://127.0.0.1:9/sync/hello')).not.toBe('through the proxy')
  expect(asked).toEqual([])
})
