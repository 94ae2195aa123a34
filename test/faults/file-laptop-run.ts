/**
 * A laptop in a process of its own that carries one large file: with a source it takes it in and brings it to the hub, without
 * one it fetches every file it hears of. It goes on where the run before was killed. Prints a line of JSON after every
 * request and `done` when all is carried.
 */
import { join } from 'node:path'
import { createWriterContext } from '../../electron/core/create-context.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import { byHttp } from '../../electron/core/files/by-http.ts'
import { createCarrier } from '../../electron/core/files/carrier.ts'
import { noteBlob } from '../../electron/core/vault/blob-rows.ts'
import { copySource } from '../../electron/core/vault/copy-source.ts'
import { placeAs, readyToMove } from '../../electron/core/vault/take-in.ts'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { newId } from '../../shared/base/ids.ts'

const [dataDir = '', link = '', source = ''] = process.argv.slice(2)
const options = { dataDir, shell: 'test', appVersion: '0', systemLanguage: 'zh-CN' } as const
const { context } = createWriterContext(options, () => undefined)

async function call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await dispatch(context, name, input)
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.value as Output<N>
}

const say = (facts: object): void => void process.stdout.write(`${JSON.stringify(facts)}\n`)
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

async function takeIn(): Promise<void> {
  const copy = join(dataDir, 'incoming', newId(Date.now()))
  await copySource(source, copy)
  const { sha256, sizeBytes } = await readyToMove(copy)
  await placeAs(dataDir, copy, { sha256, sizeBytes })
  noteBlob(context.store.write, { sha256, sizeBytes }, Date.now())
  const { id: accountId } = await call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  const file = { accountId, name: '培训.mp4', kind: 'file', mediaType: 'video/mp4', sizeBytes, sha256 } as const
  await call('records.create', { type: 'attachment', values: file })
}

if ((await call('sync.status', {})).hub === null) {
  await call('sync.join', { link })
  if (source !== '') await takeIn()
}
while ((await context.sync.round()).type !== 'done') await pause()
if (source === '')
  for (const { id } of (
    await call('accounts.list', { filter: {}, sort: 'name', descending: false, today: '2026-11-24' })
  ).rows)
    for (const { file } of (await call('attachments.list', { of: { type: 'account', id } })).files)
      await call('files.fetch', { id: file.id })

const carrier = createCarrier({
  askNetwork: () => Promise.resolve({ isWireless: false, name: null }),
  store: () => context.store,
  dir: dataDir,
  nowMs: Date.now,
  emit: () => undefined,
  carriage: {
    open: async (url, init) => {
      const answer = await byHttp.open(url, init)
      if (init.method === 'GET') say({ read: init.headers['range'] ?? 'bytes=0-', of: /blobs\/(\w+)/.exec(url)?.[1] })
      return answer
    },
    send: async (url, init) => {
      if (init.method === 'PATCH') say({ sending: init.body.byteLength })
      return byHttp.send(url, init)
    },
  },
})
/** Once a file is well on its way, memory must not follow it. */
const wellOnItsWay = 32 * 1024 * 1024
let from: number | null = null
let usual: number | null = null
let most = 0
const watching = setInterval(() => {
  const [moving] = carrier.moving.values()
  if (moving === undefined) return
  from ??= moving.doneBytes
  const rss = process.memoryUsage.rss()
  if (moving.doneBytes - from > wellOnItsWay) usual ??= rss
  most = Math.max(most, rss)
}, 10)
while ((await carrier.run()) !== 'done') await pause()
clearInterval(watching)
const { rows } = await call('files.transfers', {})
say({ done: rows.length === 0, rows, grownBytes: usual === null ? null : Math.max(0, most - usual) })
process.exit(0)
