/**
 * A process in which visits are planned, held and closed one after the other: `<trip> <step>` on stdout once a step is
 * acknowledged. The mutant closes a visit in two transactions.
 */
import { createWriterContext } from '../../electron/core/create-context.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import '../support/keep-compiled.ts'

const [dataDir = '', accountId = '', first = '0', mode = 'honest'] = process.argv.slice(2)
const options = { dataDir, shell: 'test', appVersion: '0', systemLanguage: 'zh-CN' } as const
const { context } = createWriterContext(options, () => undefined)
const zone = 'Asia/Shanghai'
const next = { type: 'date', on: '2027-01-08', subject: '再来' } as const

async function call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await dispatch(context, name, input)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.type}`)
  return answer.value as Output<N>
}

/** What `visits.close` must never be: the visit first, what came of it after. */
async function closeInTwo(visitId: string): Promise<void> {
  await call('records.patch', { type: 'visit', id: visitId, patch: { status: 'done' } })
  await new Promise((resolve) => setTimeout(resolve, 4))
  for (const subject of ['报价', '清单', '再来'])
    await call('records.create', {
      type: 'followUp',
      values: { accountId, visitId, subject, status: 'open', dueOn: '2027-01-08' },
    })
}

for (let trip = Number(first); ; trip += 1) {
  let step = 0
  const done = async (): Promise<void> => {
    process.stdout.write(`${trip} ${++step}\n`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const plan = {
    accountId,
    subject: `第 ${trip} 趟`,
    visitType: 'demo',
    on: '2027-01-01',
    time: '10:00',
    zone,
  } as const
  const { id: visitId } = await call('visits.plan', { ...plan, checklist: '一\n二\n三', bring: '四' })
  await done()
  await call('visits.start', { visitId })
  await done()
  const { items } = await call('visits.get', { id: visitId })
  await call('visits.tick', { itemId: items[0]?.id ?? '', isDone: true })
  await done()
  await call('visits.meet', { visitId, name: `第 ${trip} 位` })
  await done()
  await call('visits.note', { visitId, body: '周总问了价格' })
  await done()
  const drafts = [`close:${visitId}`]
  await call('drafts.set', { key: drafts[0] ?? '', value: '{"summary":"先档案室"}' })
  await done()
  const promises = ['报价', '清单'].map((subject) => ({ by: 'us' as const, subject, on: '2027-01-05' }))
  if (mode === 'two-steps') await closeInTwo(visitId)
  else await call('visits.close', { visitId, promises, next, drafts })
  await done()
}
