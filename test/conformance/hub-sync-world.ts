/**
 * Where the suite of the hub's sync happens: a workspace of its own per test in one database, people who are simply there,
 * and laptops that speak the protocol word for word. The clock is ours; everything else is real.
 */
import { randomUUID } from 'node:crypto'
import { createHub, type FrontDoor, type Hub, type HubOptions } from '../../hub/hub.ts'
import { migrateHub } from '../../hub/storage/schema.ts'
import type { SqlDriver } from '../../hub/storage/sql-driver.ts'
import { Directory, type DirectoryCover, type DirectoryTeam, type DirectoryUser } from '../../hub/sync/directory.ts'
import { HubFault } from '../../hub/sync/fault.ts'
import { ensureMember } from '../../hub/sync/workspace.ts'
import { newId } from '../../shared/base/ids.ts'
import { hubHeader, protocolVersion, pushAnswer, type OpResult } from '../../shared/sync/messages.ts'
import type { Op } from '../../shared/sync/op.ts'
import { must, type Answer } from './hub-sync-answer.ts'
import { Replica } from './hub-sync-replica.ts'

export const start = Date.UTC(2026, 10, 23, 5, 12)
export const minute = 60_000

export interface World {
  readonly driver: SqlDriver
  readonly hub: Hub
  readonly ws: string
  readonly users: DirectoryUser[]
  readonly teams: DirectoryTeam[]
  readonly covers: DirectoryCover[]
  /** What the hub wrote down of failures. */
  readonly log: { readonly event: string; readonly facts: unknown }[]
  nowMs: number
  team(name: string, shares: boolean): string
  /** Somebody with a laptop; the record of the person is there. */
  join(name: string, role?: DirectoryUser['role'], teamId?: string | null): Promise<Laptop>
  /** Another laptop of the same person. */
  another(laptop: Laptop): Laptop
  directory(): Promise<Directory>
  post(token: string, route: string, body: unknown): Promise<Answer>
}

/** Opens a workspace in a database; several may be open at once. */
export async function createWorld(
  driver: SqlDriver,
  options: Partial<HubOptions> & { readonly ws?: string } = {},
): Promise<World> {
  await migrateHub(driver)
  const clock = { nowMs: start }
  const { ws = newId(start), ...hubOptions } = options
  if (options.ws === undefined)
    await driver.write((tx) =>
      tx.run('INSERT INTO workspaces (ws, seq, log_epoch, name, created_at) VALUES (?, 0, ?, ?, ?)', [
        ws,
        randomUUID(),
        '测试中心',
        start,
      ]),
    )
  const users: DirectoryUser[] = []
  const teams: DirectoryTeam[] = []
  const covers: DirectoryCover[] = []
  const log: { event: string; facts: unknown }[] = []
  const devices = new Map<string, { readonly deviceId: string; readonly memberId: string }>()
  const directory = async (): Promise<Directory> => new Directory(users, teams, covers)
  const door: FrontDoor = {
    authenticate: async (token) => {
      const device = devices.get(token)
      if (!device) throw new HubFault({ type: 'unauthorised', retry: 'never' })
      return { ws, ...device }
    },
    join: async () => {
      throw new HubFault({ type: 'code', retry: 'never', why: 'unknown' })
    },
  }
  const hub = createHub({
    driver,
    door,
    directory,
    nowMs: () => clock.nowMs,
    log: (event, facts) => log.push({ event, facts: facts ?? null }),
    ...hubOptions,
  })
  const post = async (token: string, route: string, body: unknown): Promise<Answer> => {
    const response = await hub.handle(
      new Request(`http://hub/sync/${route}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
    const text = await response.text()
    if (response.headers.get(hubHeader) === null) throw new Error('an answer without the mark of a hub')
    return { status: response.status, text, body: JSON.parse(text) as unknown, headers: response.headers }
  }
  const laptopOf = (memberId: string, name: string): Laptop => {
    const token = `token-of-${newId()}`
    devices.set(token, { deviceId: newId(), memberId })
    return new Laptop(world, token, memberId, name)
  }
  const world: World = {
    driver,
    hub,
    ws,
    users,
    teams,
    covers,
    log,
    get nowMs() {
      return clock.nowMs
    },
    set nowMs(value: number) {
      clock.nowMs = value
    },
    team: (name, shares) => {
      const id = newId()
      teams.push({ id, name, shares })
      return id
    },
    join: async (name, role = 'rep', teamId = null) => {
      const user: DirectoryUser = { memberId: newId(), name, role, teamId, isActive: true }
      users.push(user)
      await ensureMember({ driver, directory, nowMs: () => clock.nowMs }, ws, user)
      return laptopOf(user.memberId, name)
    },
    another: (laptop) => laptopOf(laptop.memberId, `${laptop.name} 2`),
    directory,
    post,
  }
  return world
}

export type PatchOf = Op['patch']

/** One laptop as the hub sees it: numbers its ops, and says what it is told to say. */
export class Laptop {
  readonly world: World
  readonly token: string
  readonly memberId: string
  readonly name: string
  epoch: string = randomUUID()
  /** The last number given. */
  n = 0
  /** The last number known decided. */
  after = 0
  /** How far the laptop's clock is ahead (ms). */
  aheadMs = 0

  constructor(world: World, token: string, memberId: string, name: string) {
    this.world = world
    this.token = token
    this.memberId = memberId
    this.name = name
  }

  get clockMs(): number {
    return this.world.nowMs + this.aheadMs
  }

  op(kind: Op['kind'], type: string, id: string, patch: PatchOf = {}, over: Partial<Op> = {}): Op {
    this.n = over.n ?? this.n + 1
    const at = this.clockMs
    return { n: this.n, type, id, kind, base: 0, at, updatedAt: at, updatedBy: this.memberId, patch, ...over }
  }

  insert(type: string, patch: PatchOf, over: Partial<Op> = {}): Op {
    return this.op('insert', type, over.id ?? newId(), { createdAt: this.clockMs, ...patch }, over)
  }

  request(ops: readonly Op[], over: object = {}): object {
    const { epoch, after } = this
    return { protocol: protocolVersion, deviceEpoch: epoch, after, sentAtMs: this.clockMs, ops, ...over }
  }

  /** Pushes and answers what came, whatever it is. */
  offer(ops: readonly Op[], over: object = {}): Promise<Answer> {
    return this.world.post(this.token, 'push', this.request(ops, over))
  }

  /** Pushes what must be decided; answers the results. */
  async push(...ops: readonly Op[]): Promise<readonly OpResult[]> {
    const { results } = pushAnswer.parse(must(await this.offer(ops)).body)
    this.after = ops.at(-1)?.n ?? this.after
    return results
  }

  ask(route: string, body: unknown = {}): Promise<Answer> {
    return this.world.post(this.token, route, body)
  }

  pull(over: object = {}): Promise<Answer> {
    const whole = { protocol: protocolVersion, logEpoch: null, buckets: ['ws'], after: 0, limit: 500 }
    return this.ask('pull', { ...whole, ...over })
  }

  async scope(): Promise<readonly string[]> {
    return (await this.world.directory()).scope(this.memberId)
  }

  /** Reads all of the person's buckets from the beginning, `limit` rows a page. */
  async readAll(limit = 500): Promise<Replica> {
    const replica = new Replica(await this.scope())
    await replica.read(this, limit)
    return replica
  }

  /** The row as the person sees it, or undefined. */
  async row(
    type: string,
    id: string,
  ): Promise<{ v: number; in: readonly string[]; d: Record<string, unknown> } | null> {
    const { rows } = must(await this.ask('rows', { rows: [[type, id]] })).body as { rows: [] }
    const [row] = rows as { s: number; in: string[]; d: Record<string, unknown> }[]
    return row ? { v: row.s, in: row.in, d: row.d } : null
  }
}
