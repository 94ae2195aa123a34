/** A bucket that goes away while a file is brought there. Prints, as JSON, what was believed or lost. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { blobOf, sha256Of, type NamedBytes } from '../support/file-speaker.ts'
import { hubOfTwo } from '../support/hub-of-two.ts'
import { s3Process } from '../support/s3-process.ts'
import { someBytes } from '../support/team-files.ts'

const s3 = await s3Process()
const { hub, mine } = await hubOfTwo({ s3: { ...s3.options, patienceMs: 5_000 } })
const wrong: string[] = []

/** Asks until there is an answer: lines kept from before a restart are dead. */
async function asked(path: string, method: string): Promise<Response> {
  for (let left = 20; left > 0; left -= 1) {
    const answer = await mine.call(path, method).catch(() => null)
    if (answer && answer.status !== 503) return answer
    await sleep(200)
  }
  throw new Error('the hub does not answer')
}

async function isThere(file: NamedBytes): Promise<boolean> {
  const answer = await asked(blobOf(file), 'GET')
  return answer.ok && sha256Of(new Uint8Array(await answer.arrayBuffer())) === file.sha256
}

for (const goes of ['before', 'meanwhile'] as const) {
  const file = await mine.name(someBytes(24 * 1024 * 1024))
  const path = await mine.begin(file)
  if (goes === 'before') await s3.kill()
  const sent = mine.patch(path, 0, file.bytes).catch(() => null)
  if (goes === 'meanwhile') {
    // the last chunk is with the hub; its parts are on their way to the bucket
    await sleep(150)
    await s3.kill()
  }
  const isTaken = (await sent)?.ok ?? false
  await s3.start()
  if (isTaken && !(await isThere(file))) wrong.push(`${goes}: believed`)
  // another process of the hub goes on with it, for whoever asks
  await hub.restart()
  await asked(path, 'HEAD')
  if (!(await isThere(file))) wrong.push(`${goes}: lost`)
}
const uploads = join(hub.dir, 'uploads')
if (existsSync(uploads) && readdirSync(uploads).length > 0) wrong.push('left over')
await hub.close()
await s3.close()
process.stdout.write(JSON.stringify(wrong))
