/** The reference for uploads, as a process of its own: takes a file by one PUT, hashes and writes it as it comes. Prints its address. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const [dir = ''] = process.argv.slice(2)
let n = 0
const server = createServer((request, response) => {
  const hash = createHash('sha256')
  const file = createWriteStream(join(dir, `put-${(n += 1)}`), { highWaterMark: 1024 * 1024 })
  request.on('data', (piece: Buffer) => hash.update(piece))
  request.pipe(file)
  file.on('finish', () => response.end(hash.digest('hex')))
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
