/** A team of two whose laptops are in this process, a hub behind a port, and files of records. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../../shared/base/ids.ts'
import type { AskNetwork } from '../../electron/core/files/network.ts'
import type { Fetch } from '../../electron/core/sync/hub-client.ts'
import { testCore, type TestCore } from './temp-store.ts'
import { servedHub, type ServedHub } from './served-hub.ts'

export interface TeamFiles {
  readonly hub: ServedHub
  readonly a: TestCore
  readonly b: TestCore
  /** An account of A's that B sees. */
  readonly accountId: string
  close(): Promise<void>
}

/** Each joins with this in its way, if any. */
export async function teamFiles(fetchOfA?: Fetch, fetchOfB?: Fetch, askNetwork?: AskNetwork): Promise<TeamFiles> {
  const hub = await servedHub()
  const teamId = await hub.team('华东', true)
  const laptop = async (name: string, way?: Fetch): Promise<TestCore> => {
    const core = testCore({ clock: Date.now, ...(way ? { fetch: way } : {}), ...(askNetwork ? { askNetwork } : {}) })
    await core.call('profile.set', { name })
    await core.call('sync.join', { link: (await hub.invite(name, 'rep', teamId)).link })
    return core
  }
  const a = await laptop('张伟', fetchOfA)
  const b = await laptop('王芳', fetchOfB)
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  for (const one of [a, b, b]) await one.context.sync.round()
  return {
    hub,
    a,
    b,
    accountId: id,
    close: async () => {
      await Promise.all([a, b].map((one) => one.context.carrier.stop()))
      a.close()
      b.close()
      await hub.close()
    },
  }
}

/** Attaches bytes to an account as the page does; answers the attachment's id. */
export async function attach(core: TestCore, accountId: string, bytes: Uint8Array, name = '演示.mp4'): Promise<string> {
  const uploadId = newId(Date.now())
  mkdirSync(join(core.dir, 'incoming'), { recursive: true })
  writeFileSync(join(core.dir, 'incoming', uploadId), bytes)
  const { id } = await core.call('attachments.add', {
    uploadId,
    name,
    sizeBytes: bytes.byteLength,
    to: { type: 'account', id: accountId },
    zone: 'Asia/Shanghai',
  })
  return id
}

export const someBytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
