/**
 * Demos, quizzes and courses for the fuzzer: each holds parts in an order. All of them are removed by chance sooner or later,
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
  /** What a part has besides. */
  readonly values: Readonly<Record<string, unknown>>
  readonly ids: string[]
  readonly parts: string[]
}

const script = (s: Omit<Script, 'ids' | 'parts'>): Script => ({ ...s, ids: [], parts: [] })

export interface FuzzScripts {
  /** Ids by family, as they are learnt. */
  readonly families: Readonly<Record<string, string[]>>
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
  for (const { type, part, of, values, ids } of scripts) {
    await create(type, { name: 'x' })
    for (let i = 0; i < 2; i += 1) await create(part, { ...values, [of]: ids[0] })
  }
  return {
    families: Object.fromEntries(scripts.map(({ family, ids }) => [family, ids])),
    learn,
    making: (random) => {
      const { type, part, of, values, ids } = pick(random, scripts)
      return random() < 0.4
        ? { type, values: { name: 'x' } }
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
