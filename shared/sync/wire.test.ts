/**
 * Pins what a device and a hub say to each other. A change of it is a decision: does an older laptop still understand the hub, and a
 * newer laptop an older hub? If so, put the new hash here; if not, raise `protocolVersion` too.
 */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import * as messages from './messages.ts'
import { opSchema } from './op.ts'
import * as team from './team-messages.ts'

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType

const schemas = Object.entries({ ...messages, ...team, opSchema } as Readonly<Record<string, unknown>>)
  .flatMap(([name, value]): [string, z.ZodType][] => (isSchema(value) ? [[name, value]] : []))
  .toSorted(([a], [b]) => (a < b ? -1 : 1))

test('the messages are those of protocol 1', () => {
  expect(schemas.map(([name]) => name)).toEqual([
    'bucketState',
    'helloAnswer',
    'hubErrorSchema',
    'joinAnswer',
    'joinRequest',
    'likenessAnswer',
    'likenessRequest',
    'manifestAnswer',
    'manifestRequest',
    'opResult',
    'opSchema',
    'pullAnswer',
    'pullRequest',
    'pulledRow',
    'pushAnswer',
    'pushRequest',
    'rowsAnswer',
    'rowsRequest',
    'sum64',
    'teamAnswer',
    'teamRequest',
  ])
  const text = JSON.stringify(schemas.map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]))
  expect([messages.protocolVersion, createHash('sha256').update(text).digest('hex').slice(0, 16)]).toEqual([
    1,
    '9fa216cf33c5d345',
  ])
})

test('a change of a message changes the hash', () => {
  const of = (schema: z.ZodType): string => JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))
  expect(of(messages.pushRequest.extend({ more: z.string().optional() }))).not.toBe(of(messages.pushRequest))
  expect(of(z.string().max(10))).not.toBe(of(z.string().max(11)))
})
