/** Requests to a hub, from plain noise to messages that are nearly right. */
import type { z } from 'zod'
import {
  joinRequest,
  likenessRequest,
  manifestRequest,
  maxPushBytes,
  protocolVersion,
  pullRequest,
  pushRequest,
} from '../../shared/sync/messages.ts'
import { teamRequest } from '../../shared/sync/team-messages.ts'
import { recordTypeNames, recordTypeOf } from '../../shared/domain/record-types.ts'
import { opKinds } from '../../shared/sync/op.ts'
import { deepJson, pick, randomJson, randomValue, type Pool, type Random } from './random-input.ts'

export interface Made {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Known {
  readonly ids: readonly string[]
  readonly token: string
  readonly memberId: string
  /** Invitations; each opens the door once. */
  readonly codes: readonly string[]
  /** People's ids at the hub, the asker's own not among them. */
  readonly userIds: readonly string[]
}

export const routeNames = ['join', 'hello', 'push', 'pull', 'manifest', 'rows', 'likeness', 'team', 'events'] as const

const schemas: Readonly<Record<string, z.ZodType>> = {
  join: joinRequest,
  push: pushRequest,
  pull: pullRequest,
  manifest: manifestRequest,
  likeness: likenessRequest,
  team: teamRequest,
}

const odd = ['a\u0000b', '\ud800', '﷽'.repeat(60), '😀', '__proto__', 'constructor', "'; DROP TABLE ops; --", '', '%00']

const poolOf = (known: Known): Pool => ({
  strings: [...known.ids, known.memberId, 'ws', `user:${known.memberId}`, ...odd],
  byKey: {
    bucket: ['ws', `user:${known.memberId}`],
    buckets: [['ws'], [`user:${known.memberId}`], ['ws', `user:${known.memberId}`]],
    protocol: [protocolVersion],
    limit: [2, 50, 500],
    after: [0, null],
    logEpoch: [null],
    code: [...known.codes],
    deviceName: odd,
    name: [...odd, '张伟'],
    email: [null, 'a@example.com'],
    userId: [...known.userIds],
    coveredUserId: [...known.userIds],
    teamId: [null, ...known.ids],
  },
  byType: {},
})

/** A patch of a known type drawn from its own fields, some of it spoilt. */
function patchOf(random: Random, type: (typeof recordTypeNames)[number], known: Known): Record<string, unknown> {
  const { fields } = recordTypeOf(type)
  const patch: Record<string, unknown> = random() < 0.8 ? { createdAt: 1 } : {}
  for (const [name, field] of Object.entries(fields))
    if (field.required || random() < 0.2) patch[name] = randomValue(field.schema, random, poolOf(known))
  if (random() < 0.15)
    patch[pick(random, [...Object.keys(fields), 'createdAt', 'newer', 'constructor', 'toJSON'])] = pick(random, [
      ...odd,
      1e308,
      -0,
      { add: ['x'], remove: [] },
      ['\u0000'],
    ])
  if (random() < 0.3) patch['accountId'] = pick(random, known.ids)
  return patch
}

/** A push that is in order, of ops that are nearly right. */
function pushOf(random: Random, known: Known): object {
  let n = Math.floor(random() * 3)
  const ops = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
    const type = pick(random, recordTypeNames)
    return {
      n: (n += 1 + Math.floor(random() * 1.2)),
      type: random() < 0.05 ? pick(random, ['newer', 'constructor', 'x'.repeat(60)]) : type,
      id: pick(random, known.ids),
      kind: pick(random, opKinds),
      base: pick(random, [0, 0, 1, 50, Number.MAX_SAFE_INTEGER]),
      at: pick(random, [0, 1, 1.8e12, 253_402_300_799_999, -62_135_596_800_000]),
      updatedAt: pick(random, [1, 1.8e12, 253_402_300_799_999]),
      updatedBy: pick(random, [null, known.memberId, pick(random, known.ids)]),
      patch: patchOf(random, type, known),
    }
  })
  const epochs = known.ids.map((id) =>
    id.replace(
      /^../,
      Math.floor(random() * 200 + 16)
        .toString(16)
        .slice(0, 2),
    ),
  )
  return {
    protocol: pick(random, [protocolVersion, 0, -1]),
    deviceEpoch: pick(random, epochs),
    after: pick(random, [0, 0, 0, 1, 3]),
    sentAtMs: pick(random, [1.8e12, 0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]),
    ops,
  }
}

/** A part of a message put in place of another, or taken out. */
function spoilt(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.2) return randomJson(random, 3)
  if (Array.isArray(value)) return value.map((one, i) => (i === 0 ? spoilt(random, one) : (one as unknown)))
  const entries = Object.entries(value)
  const at = Math.floor(random() * entries.length)
  return Object.fromEntries(
    entries.flatMap(([name, one], i) =>
      i !== at ? [[name, one as unknown]] : random() < 0.3 ? [] : [[name, spoilt(random, one)]],
    ),
  )
}

const large: readonly (() => string)[] = [
  () => 'x'.repeat(maxPushBytes * 2 + 1),
  () => `"${'x'.repeat(maxPushBytes)}"`,
  () => `[${'0,'.repeat(maxPushBytes / 2)}0]`,
  () => `{"ops":[${'0,'.repeat(150_000)}0]}`,
  () => deepJson(31),
  () => deepJson(33),
  () => deepJson(100_000),
  () => `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":1`).join(',')}}`,
]

const noise = (random: Random): string => {
  const kind = random()
  if (kind < 0.04) return pick(random, large)()
  if (kind < 0.3)
    return pick(random, ['', '{', 'null', '[]', '{}', '{"a":}', '\u0000', '﻿{}', 'NaN', '{"__proto__":{"protocol":1}}'])
  return JSON.stringify(randomJson(random, 5))
}

const namesOf = (random: Random, known: Known): [string, string][] =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, () => [pick(random, recordTypeNames), pick(random, known.ids)])

function messageOf(random: Random, route: string, known: Known): unknown {
  if (route === 'push') return pushOf(random, known)
  if (route === 'rows') return { rows: namesOf(random, known) }
  const schema = schemas[route]
  const value = schema ? randomValue(schema, random, poolOf(known)) : {}
  return route === 'manifest' ? { ...(value as object), after: pick(random, [null, namesOf(random, known)[0]]) } : value
}

function bodyOf(random: Random, route: string, known: Known): string {
  if (random() < 0.15) return noise(random)
  const value = messageOf(random, route, known)
  return JSON.stringify(random() < 0.2 ? spoilt(random, value) : value)
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND']
const paths = [
  '/',
  '/sync',
  '/sync/',
  '/sync/Push',
  '/sync/push/',
  '/sync/constructor',
  '/sync/__proto__',
  '/sync/pull?x=1',
  '//sync/pull',
  '/sync/%70ull',
  '/../sync/pull',
  '/metrics',
  '/%00',
  '/sync/toString',
]
const tokens = (known: Known): readonly string[] => [
  '',
  'Bearer',
  'Bearer x',
  `Bearer ${'x'.repeat(201)}`,
  `Bearer ${'y'.repeat(43)}`,
  `Basic ${known.token}`,
  `Bearer ${known.token} x`,
  `bearer ${known.token}`,
]

const sha256 = 'ab'.repeat(32)
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const fileMethods = ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS', 'GET']
const numbers = ['0', '3', '-1', '1e9', 'x', '', '9'.repeat(20), String(Number.MAX_SAFE_INTEGER)]

/** Something about bytes of files, hardly ever right. */
function fileRequest(random: Random, known: Known): Made {
  const id = pick(random, known.ids)
  const row = pick(random, [`attachment:${id}`, `account:${id}`, 'attachment:', ':', '', 'constructor:x'])
  const metadata = [
    `sha256 ${base64(sha256)},row ${base64(row)}`,
    'sha256',
    ',,,',
    'x'.repeat(5000),
    `row ${base64(row)}`,
  ]
  const path = pick(random, [
    '/files',
    `/files/${id}`,
    '/files/x',
    '/files/',
    `/blobs/${sha256}?row=${encodeURIComponent(row)}`,
    `/blobs/${sha256}`,
    '/blobs/..%2f..%2fhub.db?row=x',
    `/blobs/${sha256.toUpperCase()}?row=${row}`,
  ])
  const headers = {
    authorization: random() < 0.1 ? pick(random, tokens(known)) : `Bearer ${known.token}`,
    'tus-resumable': pick(random, ['1.0.0', '1.0.0', '1.0.0', '0.2.2', '']),
    'upload-length': pick(random, numbers),
    'upload-offset': pick(random, numbers),
    'upload-metadata': pick(random, metadata),
    'upload-checksum': pick(random, ['crc32 AAAA', 'md5 AAAA', 'sha1', '', 'constructor x']),
    'content-type': pick(random, ['application/offset+octet-stream', 'application/json']),
    range: pick(random, ['bytes=0-', 'bytes=9-1', 'bytes=-', 'x', `bytes=${'9'.repeat(30)}-`]),
  }
  return { method: pick(random, fileMethods), path, headers, body: pick(random, ['', 'abc', 'x'.repeat(70_000)]) }
}

/** The request of one number: the same again for the same random source. */
export function hubRequest(random: Random, known: Known): Made {
  if (random() < 0.12) return fileRequest(random, known)
  const route = pick(random, routeNames)
  const isOdd = random() < 0.1
  const method = isOdd ? pick(random, methods) : route === 'events' ? 'GET' : 'POST'
  const path = random() < 0.05 ? pick(random, paths) : `/sync/${route}`
  const authorization = random() < 0.08 ? pick(random, tokens(known)) : `Bearer ${known.token}`
  const type =
    random() < 0.1 ? { 'content-type': pick(random, ['text/html', 'application/json; charset=utf-16', 'x']) } : {}
  return { method, path, headers: { authorization, ...type }, body: bodyOf(random, route, known) }
}
