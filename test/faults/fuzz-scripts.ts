/**
 * Demos, quizzes, courses and products for the fuzzer: each holds parts in an order. All of them are removed by chance sooner or later,
 * so new ones are made now and then, and requests about parts name the newest.
 */
import type { Core } from '../../electron/core/core-client.ts'
import { pick, type Random } from '../support/random-input.ts'

interface Script {
  /** The word its procedures begin with. */
  readonly family: string
  readonly type: string
  readonly part: string
  /** How a part names what holds it, and requests a part. */
  readonly of: string
  readonly key: string
  /** What it needs besides a name. */
  readonly own?: Readonly<Record<string, unknown>>
  /** What a part has besides. */
  readonly values: Readonly<Record<string, unknown>>
  readonly ids: string[]
  readonly parts: string[]
}

const script = (s: Omit<Script, 'ids' | 'parts'>): Script => ({ ...s, ids: [], parts: [] })

export interface FuzzScripts {
  /** Ids by family, as they are learnt. */
  readonly families: Readonly<Record<string, string[]>>
  /** Ids of the parts of a family. */
  readonly parts: (family: string) => readonly string[]
  /** A record was made. */
  readonly learn: (type: unknown, id: string) => void
  /** What makes one of them, for `records.create`. */
  readonly making: (random: Random) => unknown
  /** The fields of a request that name one of them or a part. */
  readonly aimed: (family: string, input: object, random: Random) => Readonly<Record<string, unknown>>
}

const newest = (ids: readonly string[], random: Random): string => pick(random, ids.slice(-4))

/** Makes one of each with two parts; steps of courses name one material. */
export async function makeFuzzScripts(core: Core): Promise<FuzzScripts> {
  const film = { type: 'material', values: { name: 'x', kind: 'video' } }
  const { id: materialId } = (await core.call('records.create', film)) as { id: string }
  const scripts = [
    script({
      family: 'demos',
      type: 'demo',
      part: 'demoStep',
      of: 'demoId',
      key: 'stepId',
      values: { kind: 'say', title: 'x' },
    }),
    script({
      family: 'quizzes',
      type: 'quiz',
      part: 'quizQuestion',
      of: 'quizId',
      key: 'questionId',
      values: { title: 'x', options: '+ a\n- b' },
    }),
    script({
      family: 'learning',
      type: 'course',
      part: 'courseStep',
      of: 'courseId',
      key: 'stepId',
      values: { title: 'x', materialId },
    }),
    script({
      family: 'catalogue',
      type: 'product',
      part: 'feature',
      of: 'productId',
      key: 'featureId',
      own: { kind: 'ours' },
      values: { title: 'x' },
    }),
  ]
  const learn = (type: unknown, id: string): void => {
    for (const one of scripts) {
      if (one.type === type) one.ids.push(id)
      if (one.part === type) one.parts.push(id)
    }
  }
  const create = async (type: string, values: object): Promise<void> => {
    const { id } = (await core.call('records.create', { type, values })) as { id: string }
    learn(type, id)
  }
  for (const { type, part, of, own, values, ids } of scripts) {
    await create(type, { name: 'x', ...own })
    for (let i = 0; i < 2; i += 1) await create(part, { ...values, [of]: ids[0] })
  }
  return {
    families: Object.fromEntries(scripts.map(({ family, ids }) => [family, ids])),
    parts: (family) => scripts.find((one) => one.family === family)?.parts ?? [],
    learn,
    making: (random) => {
      const { type, part, of, own, values, ids } = pick(random, scripts)
      return random() < 0.4
        ? { type, values: { name: 'x', ...own } }
        : { type: part, values: { ...values, [of]: newest(ids, random) } }
    },
    aimed: (family, input, random) => {
      const named = scripts
        .filter(({ of }) => of in input)
        .map(({ of, ids }): [string, string] => [of, newest(ids, random)])
      const own = scripts.find((one) => one.family === family)
      const part: [string, string][] = own && own.key in input ? [[own.key, newest(own.parts, random)]] : []
      const material: [string, string][] =
        family === 'learning' && 'materialId' in input ? [['materialId', materialId]] : []
      return Object.fromEntries([...named, ...part, ...material])
    },
  }
}

export interface FuzzQuotes {
  readonly packageId: string
  readonly ids: string[]
}

/** A package that allows nothing, and quotes that take more off, of a product and an account that nothing else names. */
export async function makeFuzzQuotes(core: Core): Promise<FuzzQuotes> {
  const call = async (name: string, input: object): Promise<string> =>
    ((await core.call(name, input)) as { id: string }).id
  const accountId = await call('records.create', { type: 'account', values: { name: 'x' } })
  const productId = await call('records.create', { type: 'product', values: { name: 'x', kind: 'ours' } })
  const money = { currency: 'CNY' }
  const limited = { ...money, productId, name: 'x', discountLimitPercent: 0 }
  const packageId = await call('records.create', { type: 'pricePackage', values: limited })
  const price = { ...money, packageId, title: 'x', unit: 'year', priceMinor: 100_000 }
  await call('records.create', { type: 'priceRow', values: price })
  const ids: string[] = []
  for (let i = 0; i < 4; i += 1) {
    const id = await call('quotes.start', { accountId, name: 'x', packageId })
    await call('records.patch', { type: 'quote', id, patch: { discountPercent: 50 } })
    ids.push(id)
  }
  return { packageId, ids }
}
