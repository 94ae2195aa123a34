/** The tus project's own server, as a process: the other reference for uploads. Prints its address. */
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const [dir = ''] = process.argv.slice(2)
const tus = new Server({ path: '/files', datastore: new FileStore({ directory: dir }) })
const server = createServer((request, response) => void tus.handle(request, response))
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
