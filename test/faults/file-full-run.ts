/**
 * A laptop brings a file to a hub, or fetches one from it, and the disk of the one that takes is full half way: it is said, nothing
 * is lost, and it goes on when there is room. `disk` is the folder that can be full. Prints what became of it as JSON.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { attach } from '../support/team-files.ts'
import { sha256Of } from '../support/file-speaker.ts'
import { servedHub } from '../support/served-hub.ts'
import { createFiller, type SmallDisk } from '../support/small-disk.ts'
import { testCore, type TestCore } from '../support/temp-store.ts'

const [who = 'hub', disk = 'tmpfs', dir = ''] = process.argv.slice(2)
const filler = createFiller(disk as SmallDisk, dir)
const megabyte = 1024 * 1024
const log: string[] = []
const hub = await servedHub({
  ...(who === 'hub' ? { dataDir: join(dir, 'hub') } : {}),
  log: (event) => log.push(event),
})
const teamId = await hub.team('华东', true)

async function laptop(name: string, at?: string): Promise<TestCore> {
  const core = testCore({ clock: Date.now, ...(at === undefined ? {} : { dir: at }) })
  await core.call('profile.set', { name })
  await core.call('sync.join', { link: (await hub.invite(name, 'rep', teamId)).link })
  return core
}

const a = await laptop('张伟')
const b = await laptop('王芳', who === 'laptop' ? join(dir, 'laptop') : undefined)
const { id: accountId } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
const bytes = new Uint8Array(randomBytes(20 * megabyte))
const id = await attach(a, accountId, bytes)
await a.context.sync.round()
if (who === 'hub') filler.fill(6 * megabyte)
const up = await a.context.carrier.run()
const afterUp = (await a.call('sync.status', {})).files.count
if (who === 'hub') filler.free()
const upAgain = await a.context.carrier.run()
await b.context.sync.round()
await b.call('files.fetch', { id })
if (who === 'laptop') filler.fill(6 * megabyte)
const down = await b.context.carrier.run()
const failure = (await b.call('files.state', { id })).transfer?.failure ?? null
const coming = join(b.dir, 'vault', 'coming')
const kept = existsSync(coming) ? readdirSync(coming).length : 0
if (who === 'laptop') filler.free()
await b.call('files.again', {})
const downAgain = await b.context.carrier.run()
const { sha256 } = await b.call('attachments.open', { id })
a.close()
b.close()
await hub.close()
process.stdout.write(
  JSON.stringify({
    up,
    afterUp,
    upAgain,
    down,
    failure,
    kept,
    downAgain,
    isSame: sha256 === sha256Of(bytes),
    log: [...new Set(log)].filter((event) => event === 'busy' || event === 'failed'),
  }),
)
process.exit(0)
