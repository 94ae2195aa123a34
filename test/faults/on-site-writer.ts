/**
 * A process in which a visit is noted letter by letter: each word it says on stdout is about what it was told is kept.
 * `d <sentence> <letters>` after a draft, `n <sentence>` after the note it became.
 */
import { createWriterContext } from '../../electron/core/create-context.ts'
import { dispatch, type Answer } from '../../electron/core/dispatch.ts'
import '../support/keep-compiled.ts'

const [dataDir = '', visitId = '', first = '0', mode = 'honest'] = process.argv.slice(2)
const options = { dataDir, shell: 'test', appVersion: '0', systemLanguage: 'en' } as const
const { context } = createWriterContext(options, () => undefined)
const draft = `note:${visitId}`

const must = (answer: Answer): void => {
  if (!answer.ok) throw new Error(answer.error.type)
}
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

for (let sentence = Number(first); ; sentence += 1) {
  const body = `第 ${sentence} 句：周总要一份分两期的报价`
  for (let letters = 1; letters <= body.length; letters += 1) {
    must(await dispatch(context, 'drafts.set', { key: draft, value: body.slice(0, letters) }))
    say(`d ${sentence} ${letters}`)
    await turn()
  }
  // The mutant says that the note is there before it is.
  if (mode === 'ack-first') {
    say(`n ${sentence}`)
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  must(await dispatch(context, 'visits.note', { visitId, body, draft }))
  if (mode === 'honest') say(`n ${sentence}`)
  await turn()
}
