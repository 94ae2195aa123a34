/** A process that writes visits with follow-ups and says each one on stdout once it was told that it is saved. */
import { createWriterContext } from '../../electron/core/create-context.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import type { Answer } from '../../electron/core/dispatch.ts'
import '../support/keep-compiled.ts'

const [dataDir = '', mode = 'honest'] = process.argv.slice(2)
const options = { dataDir, shell: 'test', appVersion: '0', systemLanguage: 'en' } as const
const { context } = createWriterContext(options, () => undefined)

const must = (answer: Answer): { id: string } => {
  if (!answer.ok) throw new Error(answer.error.type)
  return answer.value as { id: string }
}
const say = (subject: string): void => {
  process.stdout.write(`${subject}\n`)
}

const account = must(await dispatch(context, 'records.create', { type: 'account', values: { name: '苏州恒润' } }))
const run = Date.now()
for (let i = 0; ; i += 1) {
  const subject = `${run}-${i}`
  // The mutant acknowledges before the commit: what a kill then tears away was promised.
  if (mode === 'ack-first') {
    say(subject)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const next = { type: 'date', on: '2026-12-01', subject } as const
  const visit = { accountId: account.id, subject, visitType: 'call', startAt: i, zone: 'Asia/Shanghai', next }
  must(await dispatch(context, 'visits.log', visit))
  if (mode === 'honest') say(subject)
  await new Promise((resolve) => setImmediate(resolve))
}
