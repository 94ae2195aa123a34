/**
 * The hub of a simulation: the real handler on a real database, with people who are simply there. It can be restarted, and
 * put back to an older copy of itself; what it knew of its people at any moment is kept for the oracle.
 */
import { createHub, type FrontDoor, type Hub } from '../../hub/hub.ts'
import { migrateHub } from '../../hub/storage/schema.ts'
import { places, type HubValue, type SqlDriver } from '../../hub/storage/sql-driver.ts'
import { Batch } from '../../hub/sync/batch.ts'
import { Directory, type DirectoryCover, type DirectoryTeam, type DirectoryUser } from '../../hub/sync/directory.ts'
import { HubFault } from '../../hub/sync/fault.ts'
import { beginNewEpoch } from '../../hub/sync/new-epoch.ts'
import { ensureMember, ensureWorkspace } from '../../hub/sync/workspace.ts'
import { newId } from '../../shared/base/ids.ts'
import { toPayload } from '../../shared/sync/payload.ts'

export interface Clock {
  nowMs: number
}

/** Who is who, at some moment. */
export interface People {
  readonly users: readonly DirectoryUser[]
  readonly teams: readonly DirectoryTeam[]
  readonly covers: readonly DirectoryCover[]
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface Delivery {
  readonly path: string
  readonly token: string | null
  readonly body: string
}

const tables = ['workspaces', 'sync_devices', 'sync_rows', 'bucket_rows', 'buckets', 'ops', 'account_keys'] as const
type Copy = ReadonlyMap<string, readonly Readonly<Record<string, HubValue>>[]>

interface Device {
  readonly id: string
  readonly memberId: string
  isRevoked: boolean
}

export class SimHub {
  readonly clock: Clock
  readonly ws: string
  people: People = { users: [], teams: [], covers: [] }
  /** Every state of the people there was, with the moment it began. */
  readonly peopleLog: { readonly fromMs: number; readonly people: People }[] = []
  /** The skew of the device in each request that was let in, by the moment it arrived. */
  readonly skewAt = new Map<number, number>()
  readonly devices = new Map<string, Device>()
  readonly codes = new Map<string, string>()
  readonly failures: string[] = []
  /** Records the hub made by itself, as it made them, by \`type id\`. */
  readonly made = new Map<string, { readonly version: number; readonly text: string }>()
  restores = 0
  /** Runs inside the transaction of a push before it commits; may throw. */
  beforeCommit: (() => void) | null = null
  /** Runs whenever the hub makes an id; may throw. */
  beforeId: (() => void) | null = null
  #driver: SqlDriver
  #hub: Hub
  #copy: Copy | null = null
  readonly #openDriver: () => SqlDriver

  private constructor(clock: Clock, ws: string, driver: SqlDriver, openDriver: () => SqlDriver) {
    this.clock = clock
    this.ws = ws
    this.#driver = driver
    this.#openDriver = openDriver
    this.#hub = this.#makeHub()
  }

  /** A hub with nothing in it, also where the database has served another run before. */
  static async open(clock: Clock, openDriver: () => SqlDriver): Promise<SimHub> {
    const driver = openDriver()
    await migrateHub(driver)
    await driver.write(async (tx) => {
      for (const table of tables) await tx.run(`DELETE FROM ${table}`)
    })
    const ws = await ensureWorkspace(driver, '测试中心', clock.nowMs)
    return new SimHub(clock, ws, driver, openDriver)
  }

  get driver(): SqlDriver {
    return this.#driver
  }

  #makeHub(): Hub {
    return createHub({
      driver: this.#driver,
      door: this.#door(),
      directory: async () => new Directory(this.people.users, this.people.teams, this.people.covers),
      nowMs: () => this.clock.nowMs,
      log: (event, facts) => {
        if (event === 'failed') this.failures.push(String(facts?.['message']))
      },
      newId: (nowMs) => {
        this.beforeId?.()
        return newId(nowMs)
      },
      beforeCommit: () => this.beforeCommit?.(),
    })
  }

  #door(): FrontDoor {
    return {
      authenticate: async (token) => {
        const device = this.devices.get(token)
        if (!device) throw new HubFault({ type: 'unauthorised', retry: 'never' })
        if (device.isRevoked) throw new HubFault({ type: 'revoked', retry: 'never' })
        return { ws: this.ws, deviceId: device.id, memberId: device.memberId }
      },
      join: async ({ code, meId }) => {
        const invited = this.codes.get(code)
        if (invited === undefined) throw new HubFault({ type: 'code', retry: 'never', why: 'unknown' })
        this.codes.delete(code)
        const user = this.#welcome(invited, meId)
        await this.#ensure(user)
        const token = `token-of-${newId(this.clock.nowMs)}`
        this.devices.set(token, { id: newId(this.clock.nowMs), memberId: user.memberId, isRevoked: false })
        return { ws: this.ws, token, deviceId: this.devices.get(token)?.id ?? '', ...user }
      },
    }
  }

  /** Somebody who comes for the first time may keep the id they signed with so far. */
  #welcome(invited: string, meId: string | null): DirectoryUser {
    const user = this.people.users.find((u) => u.memberId === invited || u.name === invited)
    if (!user) throw new Error(`nobody was invited as ${invited}`)
    const isNew = user.memberId.startsWith('new ')
    const memberId = isNew ? (meId ?? newId(this.clock.nowMs)) : user.memberId
    const next = { ...user, memberId }
    this.setPeople({ ...this.people, users: this.people.users.map((u) => (u === user ? next : u)) })
    return next
  }

  async #ensure(user: DirectoryUser): Promise<void> {
    const directory = new Directory(this.people.users, this.people.teams, this.people.covers)
    const deps = { driver: this.#driver, directory: async () => directory, nowMs: () => this.clock.nowMs }
    const find = (): Promise<{ version: number; data: string }[]> =>
      this.#driver.read((tx) =>
        tx.all("SELECT version, data FROM sync_rows WHERE ws = ? AND id = ? AND type = 'teamMember'", [
          this.ws,
          user.memberId,
        ]),
      )
    if ((await find()).length > 0) return
    await ensureMember(deps, this.ws, user)
    const [made] = await find()
    if (made) this.made.set(`teamMember ${user.memberId}`, { version: made.version, text: made.data })
  }

  /** Writes a row as a hub of a later version may, for somebody. */
  async write(type: string, id: string, data: Readonly<Record<string, unknown>>, memberId: string): Promise<void> {
    const { users, teams, covers } = this.people
    const values = toPayload(data)
    await this.#driver.write(async (tx) => {
      const batch = await Batch.begin(tx, this.ws, new Directory(users, teams, covers))
      await batch.load([id])
      const version = batch.nextSeq()
      await batch.put(type, id, { version, data: values, marks: {}, device: 'hub', otherVersion: 0 }, null, memberId)
      await batch.flush()
      this.made.set(`${type} ${id}`, { version, text: JSON.stringify(values) })
    })
  }

  /** What it made since the backup is gone with the rest. */
  async #forgetMade(): Promise<void> {
    const rows = await this.#driver.read((tx) => tx.all<{ id: string }>('SELECT id FROM sync_rows'))
    const there = new Set(rows.map((row) => row.id))
    for (const key of this.made.keys()) if (!there.has(key.split(' ')[1] ?? '')) this.made.delete(key)
  }

  setPeople(people: People): void {
    this.people = people
    this.peopleLog.push({ fromMs: this.clock.nowMs, people })
  }

  /** What was so when something arrived. */
  peopleAt(ms: number): People {
    return this.peopleLog.findLast((p) => p.fromMs <= ms)?.people ?? { users: [], teams: [], covers: [] }
  }

  /** Changes the people, and puts all that is theirs where it belongs now. */
  async changePeople(people: People): Promise<void> {
    this.clock.nowMs += 1
    this.setPeople(people)
    await this.#placeAnew()
  }

  async #placeAnew(): Promise<void> {
    const { users, teams, covers } = this.people
    await this.#driver.write(async (tx) => {
      const batch = await Batch.begin(tx, this.ws, new Directory(users, teams, covers))
      for (const { memberId } of users) await batch.replace(memberId)
      await batch.flush()
    })
  }

  /** Hands a request to the hub; nothing else is delivered meanwhile. Every delivery has a moment of its own. */
  async deliver({ path, token, body }: Delivery): Promise<Answer> {
    this.clock.nowMs += 1
    const { nowMs } = this.clock
    if (path.endsWith('/push')) this.skewAt.set(nowMs, nowMs - (JSON.parse(body) as { sentAtMs: number }).sentAtMs)
    const response = await this.#hub.handle(
      new Request(`http://127.0.0.1:1${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body,
      }),
    )
    const bytes = Buffer.from(await response.arrayBuffer())
    return { status: response.status, headers: Object.fromEntries(response.headers), body: bytes }
  }

  /** The process ends and starts again. */
  async restart(): Promise<void> {
    this.#hub.stop()
    await this.#driver.close()
    this.#driver = this.#openDriver()
    this.#hub = this.#makeHub()
  }

  async backup(): Promise<void> {
    this.#copy = await this.#driver.read(async (tx) => {
      const copy = new Map<string, Readonly<Record<string, HubValue>>[]>()
      for (const table of tables) copy.set(table, await tx.all(`SELECT * FROM ${table}`))
      return copy
    })
  }

  /** Puts the last backup in the place of what is there; answers whether there was one. */
  async restore(): Promise<boolean> {
    const copy = this.#copy
    if (!copy) return false
    await this.restart()
    this.restores += 1
    await this.#driver.write(async (tx) => {
      for (const [table, rows] of copy) {
        await tx.run(`DELETE FROM ${table}`)
        for (const row of rows) {
          const names = Object.keys(row)
          await tx.run(
            `INSERT INTO ${table} (${names.join(', ')}) VALUES ${places(1, names.length)}`,
            Object.values(row),
          )
        }
      }
    })
    await this.#forgetMade()
    await beginNewEpoch(this.#driver, this.ws, this.clock.nowMs)
    await this.#placeAnew()
    for (const user of this.people.users) await this.#ensure(user)
    return true
  }

  async close(): Promise<void> {
    this.#hub.stop()
    await this.#driver.close()
  }
}
