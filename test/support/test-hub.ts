/** A hub in this process with people who are simply there, and laptops that reach it without a network. */
import { join } from 'node:path'
import { newId } from '../../shared/base/ids.ts'
import { createHub, type FrontDoor, type Hub, type HubOptions } from '../../hub/hub.ts'
import { openSqlite } from '../../hub/storage/sqlite-driver.ts'
import { migrateHub } from '../../hub/storage/schema.ts'
import type { SqlDriver } from '../../hub/storage/sql-driver.ts'
import { Directory, type DirectoryCover, type DirectoryTeam, type DirectoryUser } from '../../hub/sync/directory.ts'
import { HubFault } from '../../hub/sync/fault.ts'
import { ensureMember, ensureWorkspace } from '../../hub/sync/workspace.ts'
import type { Fetch } from '../../electron/core/sync/hub-client.ts'
import { tempDir } from './temp-store.ts'

interface Device {
  readonly id: string
  readonly memberId: string
  isRevoked: boolean
}

export interface TestHub {
  readonly driver: SqlDriver
  readonly ws: string
  readonly hub: Hub
  readonly users: DirectoryUser[]
  readonly teams: DirectoryTeam[]
  readonly covers: DirectoryCover[]
  readonly devices: Map<string, Device>
  readonly log: { event: string; facts: unknown }[]
  nowMs: number
  /** A person who may join with the code answered. */
  invite(name: string, role?: DirectoryUser['role'], teamId?: string | null): { code: string; memberId: string }
  /** Reaches the hub as a laptop would; `url` is `http://127.0.0.1:1/`. */
  readonly fetch: Fetch
  directory(): Promise<Directory>
  close(): Promise<void>
}

export const hubUrl = 'http://127.0.0.1:1/'

/** Makes a hub on SQLite, or on the driver given, which the caller then closes. */
export async function testHub(
  options: { readonly driver?: SqlDriver; readonly nowMs?: number; readonly hub?: Partial<HubOptions> } = {},
): Promise<TestHub> {
  const temp = options.driver ? null : tempDir('rapport-hub-')
  const driver = options.driver ?? openSqlite(join(temp?.dir ?? '', 'hub.db'))
  await migrateHub(driver)
  const clock = { nowMs: options.nowMs ?? Date.UTC(2026, 10, 23, 5, 12) }
  const ws = await ensureWorkspace(driver, '测试中心', clock.nowMs)
  const users: DirectoryUser[] = []
  const teams: DirectoryTeam[] = []
  const covers: DirectoryCover[] = []
  const codes = new Map<string, DirectoryUser>()
  const devices = new Map<string, Device>()
  const log: { event: string; facts: unknown }[] = []
  const directory = async (): Promise<Directory> => new Directory(users, teams, covers)
  const deps = { driver, directory, nowMs: () => clock.nowMs }
  const door: FrontDoor = {
    authenticate: async (token) => {
      const device = devices.get(token)
      if (!device) throw new HubFault({ type: 'unauthorised', retry: 'never' })
      if (device.isRevoked) throw new HubFault({ type: 'revoked', retry: 'never' })
      return { ws, deviceId: device.id, memberId: device.memberId }
    },
    join: async ({ code, meId }) => {
      const invited = codes.get(code)
      if (!invited) throw new HubFault({ type: 'code', retry: 'never', why: 'unknown' })
      codes.delete(code)
      const isTaken = meId === null || users.some((u) => u.memberId === meId)
      const user = isTaken ? invited : { ...invited, memberId: meId }
      users.splice(users.indexOf(invited), 1, user)
      await ensureMember(deps, ws, user)
      const token = `token-of-${newId(clock.nowMs)}`
      const device = { id: newId(clock.nowMs), memberId: user.memberId, isRevoked: false }
      devices.set(token, device)
      return { ws, token, deviceId: device.id, memberId: user.memberId, name: user.name, role: user.role }
    },
  }
  const hub = createHub({
    driver,
    door,
    directory,
    nowMs: () => clock.nowMs,
    log: (event, facts) => log.push({ event, facts: facts ?? null }),
    ...options.hub,
  })
  return {
    driver,
    ws,
    hub,
    users,
    teams,
    covers,
    devices,
    log,
    get nowMs() {
      return clock.nowMs
    },
    set nowMs(value: number) {
      clock.nowMs = value
    },
    invite: (name, role = 'rep', teamId = null) => {
      const user: DirectoryUser = { memberId: newId(clock.nowMs), name, role, teamId, isActive: true }
      users.push(user)
      const code = `code-${users.length}-${name}`
      codes.set(code, user)
      return { code, memberId: user.memberId }
    },
    fetch: (url, init) => hub.handle(new Request(url, init)),
    directory,
    close: async () => {
      hub.stop()
      if (options.driver) return
      await driver.close()
      temp?.remove()
    },
  }
}
