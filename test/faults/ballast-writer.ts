/**
 * How many visits a store just opened still saves on a disk without any room: up to the first refusal, which gives the
 * ballast back, and from there to the second. `<dir> tmpfs <with|without>`.
 */
import { join } from 'node:path'
import { createWriterContext } from '../../electron/core/create-context.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import { keepBallast } from '../../electron/core/store/ballast.ts'
import { createFiller } from '../support/small-disk.ts'

export interface BallastReport {
  readonly beforeRefusal: number
  readonly afterRefusal: number
}

const [dir = '', , mode = 'with'] = process.argv.slice(2)
const dataDir = join(dir, 'data')
const options = { dataDir, shell: 'test', appVersion: '0', systemLanguage: 'en' } as const
const filler = createFiller('tmpfs', dir)

const first = createWriterContext(options, () => undefined)
const made = await dispatch(first.context, 'records.create', { type: 'account', values: { name: '苏州恒润' } })
if (!made.ok) throw new Error(made.error.type)
const accountId = (made.value as { id: string }).id
first.close()
if (mode === 'with' && !keepBallast(dataDir, 2)) throw new Error('no ballast')

// 64 KB stay for what opening itself needs.
filler.fill(65_536)
const { context } = createWriterContext(options, () => undefined)
async function visitsUntilRefused(): Promise<number> {
  for (let i = 0; ; i += 1) {
    const next = { type: 'date', on: '2026-12-01', subject: `${i}` }
    const summary = '谈了价格与下一步安排。'.repeat(20)
    const visit = { accountId, subject: `${i}`, visitType: 'call', startAt: i, zone: 'Asia/Shanghai', summary, next }
    if (!(await dispatch(context, 'visits.log', visit)).ok) return i
    if (i === 20_000) return i
  }
}
const beforeRefusal = await visitsUntilRefused()
process.stdout.write(
  JSON.stringify({ beforeRefusal, afterRefusal: await visitsUntilRefused() } satisfies BallastReport),
)
