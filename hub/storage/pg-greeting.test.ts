/** A server that greets and goes in one breath: both arrive in one piece, before anybody could listen to the new connection. */
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openPostgres } from './pg-driver.ts'
import { HubBusy } from './sql-driver.ts'

/** One message of PostgreSQL's protocol: a letter, the length, the body. */
function message(letter: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(letter)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const greeting = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))])
const going = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mthe server is stopping\0\0'))

test('a connection that is ended while it is being handed over is busy, and ends nobody', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat([greeting, going])))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const driver = openPostgres({ connectionString: `postgres://x@127.0.0.1:${port}/x?sslmode=disable` })
  for (let i = 0; i < 3; i++) await expect(driver.write((tx) => tx.all('SELECT 1'))).rejects.toBeInstanceOf(HubBusy)
  await driver.close()
  server.close()
})
