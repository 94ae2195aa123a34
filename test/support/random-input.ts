/**
 * Random input for a procedure, drawn from its own schema, so that it gets past the check and into the code behind it: ids
 * that exist, dates that are dates, and words chosen to hurt. Some of it is spoilt on purpose.
 */
import type { z } from 'zod'

export type Random = () => number

interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly valueType?: z.ZodType
}

const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

const words: readonly string[] = [
  '',
  ' ',
  'a',
  '恒润',
  '苏州恒润精密机械有限公司',
  'hengrun',
  'hr',
  '周建国',
  '0512-55501010',
  '138',
  'CNY',
  'EUR',
  '%',
  '_',
  "' OR 1=1 --",
  '"',
  '*',
  '"*" NEAR(a b)',
  'a AND b',
  '-',
  '()',
  '\\',
  '\u0000',
  '\ud800',
  '\u202Eabc',
  '﷽',
  '<script>alert(1)</script>',
  '=cmd()',
  '../../etc/passwd',
  'CON',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  '2026-11-24',
  '2026-02-28',
  '1970-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '08:30',
  '23:59',
  '24:00',
  'Asia/Shanghai',
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'utc',
  'Mars/Base',
  'Etc/GMT+12',
  'accounts',
  'contacts',
  'imports',
  'rapport',
  'csv',
  'é',
  'e\u0301',
  '😀'.repeat(30),
  '长'.repeat(199),
  'x'.repeat(400),
  'y'.repeat(20_001),
  '1|visit:x',
  '0|',
  '9e99|a',
  'null',
]
const numbers: readonly number[] = [
  0,
  1,
  -1,
  2,
  7,
  50,
  100,
  200,
  500,
  501,
  3650,
  44_640,
  10_000_000,
  2 ** 31,
  2 ** 32,
  -(2 ** 31),
  1_800_000_000_000,
  253_402_300_799_999,
  -62_135_596_800_000,
  8.64e15,
  8.65e15,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  0.5,
  -0,
  1e308,
  1e-7,
]

export interface Pool {
  /** Ids that exist, of any type, and what else a string may be. */
  readonly strings: string[]
  /** What a field of a name mostly is: `accountId` the id of an account, `mapping` one that fits the file. */
  readonly byKey: Record<string, unknown[]>
  /** Ids by record type, for input that names a type and an id. */
  readonly byType: Readonly<Record<string, string[]>>
}

/** A value that mostly fits the schema. */
export function randomValue(schema: z.ZodType, random: Random, pool: Pool): unknown {
  const def = defOf(schema)
  const inner = (s: z.ZodType): unknown => randomValue(s, random, pool)
  switch (def.type) {
    case 'object':
      return randomObject(def, random, pool)
    case 'optional':
    case 'default':
    case 'prefault':
      return random() < 0.6 ? undefined : inner(def.innerType as z.ZodType)
    case 'nullable':
      return random() < 0.2 ? null : inner(def.innerType as z.ZodType)
    case 'array':
      return Array.from({ length: Math.floor(random() * random() * 6) }, () => inner(def.element as z.ZodType))
    case 'union':
      return inner(pick(random, def.options ?? []))
    case 'enum':
      return pick(random, Object.values(def.entries ?? {}))
    case 'literal':
      return pick(random, def.values ?? [])
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    case 'record': {
      const keys = Array.from({ length: Math.floor(random() * 4) }, () => pick(random, [...words, 'name', 'accountId']))
      return Object.fromEntries(keys.map((key) => [key, inner(def.valueType as z.ZodType)]))
    }
    case 'number':
      return fitting(schema, () => (random() < 0.5 ? Math.floor(random() * 400) : pick(random, numbers)))
    case 'string':
      return fitting(schema, () => pick(random, random() < 0.5 ? pool.strings : words))
    default:
      return null
  }
}

/** The first of some guesses that passes, or the last one. */
function fitting(schema: z.ZodType, guess: () => unknown): unknown {
  let value = guess()
  for (let i = 0; i < 60 && !schema.safeParse(value).success; i += 1) value = guess()
  return value
}

function randomObject(def: Def, random: Random, pool: Pool): unknown {
  const valueOf = (key: string, s: z.ZodType): unknown => {
    const known = pool.byKey[key] ?? []
    return known.length > 0 && random() < 0.75 ? pick(random, known) : randomValue(s, random, pool)
  }
  const entries = Object.entries(def.shape ?? {}).map(([key, s]) => [key, valueOf(key, s)] as const)
  const value = Object.fromEntries(entries.filter(([, v]) => v !== undefined))
  const ofType = pool.byType[String(value['type'])] ?? []
  if ('id' in value && ofType.length > 0 && random() < 0.8) value['id'] = pick(random, ofType)
  if (random() < 0.04) value[pick(random, words)] = pick(random, words)
  const keys = Object.keys(value)
  if (keys.length > 0 && random() < 0.03) value[pick(random, keys)] = randomJson(random, 3)
  return value
}

/** Any JSON, up to a depth. */
export function randomJson(random: Random, depth: number): unknown {
  const kind = Math.floor(random() * (depth > 0 ? 7 : 5))
  if (kind === 0) return null
  if (kind === 1) return random() < 0.5
  if (kind === 2) return pick(random, numbers)
  if (kind < 5) return pick(random, words)
  const children = Array.from({ length: Math.floor(random() * 5) }, () => randomJson(random, depth - 1))
  if (kind === 5) return children
  return Object.fromEntries(children.map((child) => [pick(random, words), child]))
}

/** An array in an array in an array.. as text. */
export const deepJson = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
