/**
 * A process in which a memo is spoken: a piece of 1,000 bytes at a time, `k <bytes>` on stdout when it was told that so many
 * are kept. The mutant `ack-first` says so before the piece is sent.
 */
import { createWriterContext } from '../../electron/core/create-context.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import { recoverRecordings } from '../../electron/core/procedures/memos.ts'
import type { Output, ProcedureName } from '../../shared/api/contract.ts'
import '../support/keep-compiled.ts'

const [dataDir = '', accountId = '', mode = 'honest'] = process.argv.slice(2)
const options = { dataDir, shell: 'test', appVersion: '0', systemLanguage: 'en' } as const
const { context } = createWriterContext(options, () => undefined)
await recoverRecordings(context)

async function ask<N extends ProcedureName>(name: N, input: unknown): Promise<Output<N>> {
  const answer = await dispatch(context, name, input)
  if (!answer.ok) throw new Error(answer.error.type)
  return answer.value as Output<N>
}
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const to = { type: 'account', id: accountId }
const { recordingId } = await ask('memos.begin', { to, name: 'memo.webm', zone: 'Asia/Shanghai' })
for (let offset = 0; ; offset += 1000) {
  // the mutant says that a piece is kept before it is
  if (mode === 'ack-first') {
    say(`k ${offset + 1000}`)
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  const base64 = Buffer.alloc(1000, offset / 1000).toString('base64')
  await ask('memos.append', { recordingId, offset, base64 })
  if (mode === 'honest') say(`k ${offset + 1000}`)
}
