/**
 * A hub: one fetch handler over one database, like the app on a laptop. Any number of processes may serve one PostgreSQL.
 * Who asks is established first; what they may see and do is decided in `sync/` alone.
 */
import type { z } from 'zod'
import {
  joinRequest,
  likenessRequest,
  manifestRequest,
  maxPushBytes,
  protocolVersion,
  pullRequest,
  pushRequest,
  rowsRequest,
  type HelloAnswer,
  type HubError,
  type JoinAnswer,
} from '../shared/sync/messages.ts'
import { teamRequest, type TeamAnswer, type TeamRequest } from '../shared/sync/team-messages.ts'
import type { HubFiles } from './files/files.ts'
import { readJson } from './read-json.ts'
import { errorAnswer, jsonAnswer, textAnswer } from './respond.ts'
import { HubBusy, type SqlDriver } from './storage/sql-driver.ts'
import type { SyncCaller } from './sync/caller.ts'
import type { Directory } from './sync/directory.ts'
import { HubFault } from './sync/fault.ts'
import { findLikeness } from './sync/likeness.ts'
import { createHints } from './sync/hints.ts'
import { pull, workspaceOf } from './sync/pull.ts'
import { push, type PushDeps } from './sync/push.ts'
import { manifest, rowsByName } from './sync/rows.ts'

/** The oldest protocol that may still read; older ones may push and are told to update. */
export const oldestProtocol = 1

export interface JoinInput {
  readonly code: string
  readonly deviceName: string
  readonly meId: string | null
  readonly name?: string | null | undefined
}

/** What the hub's front door asks of its identity. */
export interface FrontDoor {
  /** Throws a `HubFault`. */
  authenticate(token: string, address: string): Promise<SyncCaller>
  /** Throws a `HubFault`. */
  join(input: JoinInput, address: string): Promise<Omit<JoinAnswer, 'hubName'> & { readonly ws: string }>
}

export interface HubOptions {
  readonly driver: SqlDriver
  readonly door: FrontDoor
  readonly directory: () => Promise<Directory>
  readonly nowMs: () => number
  readonly log: (event: string, facts?: Readonly<Record<string, string | number | null>>) => void
  readonly newId?: (nowMs: number) => string
  /** What people do about people; a hub without it answers that there is no such thing. */
  readonly team?: (caller: SyncCaller, request: TeamRequest) => Promise<TeamAnswer>
  /** By which a push finds that somebody has moved since the directory was read. */
  readonly people?: PushDeps['people']
  readonly beforeCommit?: () => Promise<void> | void
  /** Bytes of files; a hub without it has none. */
  readonly files?: HubFiles
}

export interface Hub {
  /** `address` is where the request came from, for limits. */
  handle(request: Request, address?: string): Promise<Response>
  /** Tells live devices that there is something new. */
  announce(head: number): void
  stop(): void
}

const mostBytes = maxPushBytes * 2

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const detail = `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 2000)
  throw new HubFault({ type: 'invalid', retry: 'never', detail })
}

const tokenOf = (request: Request): string => {
  const given = /^Bearer ([A-Za-z0-9._~+/=-]{20,200})$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (given === undefined) throw new HubFault({ type: 'unauthorised', retry: 'never' })
  return given
}

function toWire(error: unknown, log: HubOptions['log']): HubError {
  if (error instanceof HubFault) return error.wire
  if (error instanceof HubBusy) {
    // a full disk is told to who keeps the hub
    log('busy', { message: error.cause instanceof Error ? error.cause.message : error.message })
    return { type: 'busy', retry: 'backoff', retryAfterMs: 1000 }
  }
  const reference = Math.random().toString(36).slice(2, 10)
  log('failed', { reference, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  return { type: 'internal', retry: 'backoff', reference }
}

/** Answers are put together from rows that are JSON already. */
const pageText = (answer: object, rows: readonly string[]): string =>
  `${JSON.stringify(answer).slice(0, -1)},"rows":[${rows.join(',')}]}`

const checkProtocol = (protocol: number): void => {
  if (protocol < oldestProtocol) throw new HubFault({ type: 'too_old', retry: 'never', oldestProtocol })
}

/** Makes the handler. It owns neither the database nor the identity. */
export function createHub(o: HubOptions): Hub {
  const hints = createHints()
  const deps = {
    driver: o.driver,
    directory: o.directory,
    nowMs: o.nowMs,
    ...(o.newId ? { newId: o.newId } : {}),
    ...(o.people ? { people: o.people } : {}),
    ...(o.beforeCommit ? { beforeCommit: o.beforeCommit } : {}),
  }
  const hello = async (caller: SyncCaller): Promise<HelloAnswer> => {
    const directory = await o.directory()
    const user = directory.find(caller.memberId)
    if (!user) throw new HubFault({ type: 'unauthorised', retry: 'never' })
    const { head, logEpoch, name } = await o.driver.read((tx) => workspaceOf(tx, caller.ws))
    return {
      protocol: protocolVersion,
      oldestProtocol,
      nowMs: o.nowMs(),
      logEpoch,
      deviceId: caller.deviceId,
      memberId: caller.memberId,
      name: user.name,
      role: user.role,
      teamName: directory.teamName(caller.memberId),
      hubName: name,
      head,
    }
  }
  const routes: Readonly<Record<string, (caller: SyncCaller, body: unknown) => Promise<Response>>> = {
    hello: async (caller) => jsonAnswer(await hello(caller)),
    push: async (caller, body) => {
      const request = parse(pushRequest, body)
      const answer = await push(deps, caller, request)
      hints.tell(caller.ws, answer.head)
      return jsonAnswer(answer)
    },
    pull: async (caller, body) => {
      const request = parse(pullRequest, body)
      checkProtocol(request.protocol)
      const page = await pull(deps, caller, request)
      return textAnswer(pageText(page.answer, page.rows))
    },
    manifest: async (caller, body) => jsonAnswer(await manifest(deps, caller, parse(manifestRequest, body))),
    rows: async (caller, body) => {
      const { logEpoch, rows } = await rowsByName(deps, caller, parse(rowsRequest, body))
      return textAnswer(pageText({ logEpoch }, rows))
    },
    team: async (caller, body) => {
      if (!o.team) throw new HubFault({ type: 'not_found', retry: 'never' })
      return jsonAnswer(await o.team(caller, parse(teamRequest, body)))
    },
    likeness: async (caller, body) => jsonAnswer(await findLikeness(deps, caller, parse(likenessRequest, body))),
  }
  const join = async (request: Request, address: string): Promise<Response> => {
    const input = parse(joinRequest, await readJson(request, 10_000))
    checkProtocol(input.protocol)
    const { ws, ...joined } = await o.door.join(input, address)
    const { name } = await o.driver.read((tx) => workspaceOf(tx, ws))
    o.log('joined', { device: joined.deviceId, member: joined.memberId })
    return jsonAnswer({ ...joined, hubName: name } satisfies JoinAnswer)
  }
  const answer = async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const name = /^\/sync\/([a-z]+)$/.exec(pathname)?.[1]
    if (request.method === 'GET' && name === 'events') {
      const caller = await o.door.authenticate(tokenOf(request), address)
      const { head } = await o.driver.read((tx) => workspaceOf(tx, caller.ws))
      return hints.stream(caller.ws, head)
    }
    if (o.files?.isFor(pathname)) return o.files.handle(request, await o.door.authenticate(tokenOf(request), address))
    if (request.method !== 'POST' || name === undefined) throw new HubFault({ type: 'not_found', retry: 'never' })
    if (name === 'join') return join(request, address)
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined
    if (!route) throw new HubFault({ type: 'not_found', retry: 'never' })
    const caller = await o.door.authenticate(tokenOf(request), address)
    return route(caller, await readJson(request, mostBytes))
  }
  return {
    handle: async (request, address = '') => {
      try {
        return await answer(request, address)
      } catch (error) {
        return errorAnswer(toWire(error, o.log))
      }
    },
    announce: (head) => {
      hints.tellAll(head)
    },
    stop: () => {
      hints.stop()
    },
  }
}
