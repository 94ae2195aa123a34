/**
 * Faults D 2 for a visit under way: torn off at any moment, what was said to be kept is there: every note, and the letters
 * of the one that was being typed, never both of the same sentence.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { killedRun } from './killed-run.ts'
import { tempDir, testCore } from '../support/temp-store.ts'

const seed = Number(process.env['SEED'] ?? 20261124)
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 50)
const random = seeded(seed)
const temp = tempDir('rapport-on-site-')
let visitId = ''

beforeAll(async () => {
  const core = testCore({ dir: temp.dir })
  const { id: accountId } = await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })
  const walkIn = { accountId, subject: '上门演示', visitType: 'demo', zone: 'Asia/Shanghai' } as const
  visitId = (await core.call('visits.walkIn', walkIn)).id
  core.close()
})
afterAll(temp.remove)

interface Said {
  /** Sentences whose note was acknowledged. */
  readonly notes: readonly number[]
  /** The last letters acknowledged, of which sentence. */
  readonly draft: { readonly sentence: number; readonly letters: number } | null
}

/** Runs the writer and kills it some milliseconds after its first word. */
async function run(first: number, mode: 'honest' | 'ack-first', afterMs: number): Promise<Said> {
  const lines = await killedRun('on-site-writer.ts', [temp.dir, visitId, String(first), mode], afterMs)
  const numbers = (kind: string): number[][] =>
    lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.split(' ').slice(1).map(Number))
  const [sentence, letters] = numbers('d').at(-1) ?? []
  const draft = sentence === undefined || letters === undefined ? null : { sentence, letters }
  return { notes: numbers('n').map(([n = -1]) => n), draft }
}

const sentenceOf = (text: string): number => Number(/^第 (\d+) 句/.exec(text)?.[1] ?? Number.NaN)

/** What is there after a start: the sentences noted, and what is being typed. */
async function reopened(): Promise<{ readonly notes: readonly number[]; readonly draft: string | null }> {
  const core = testCore({ dir: temp.dir })
  const { notes } = await core.call('visits.get', { id: visitId })
  const { value } = await core.call('drafts.get', { key: `note:${visitId}` })
  expect((await core.call('storage.verify', {})).problems).toEqual([])
  core.close()
  return { notes: notes.map((note) => sentenceOf(note.body)), draft: value }
}

/** What was promised and is not there. */
function missing(said: Said, found: Awaited<ReturnType<typeof reopened>>): string[] {
  const lost = said.notes.filter((n) => !found.notes.includes(n)).map((n) => `note ${n}`)
  if (said.draft === null || found.notes.includes(said.draft.sentence)) return lost
  const isKept = (found.draft?.length ?? 0) >= said.draft.letters
  return isKept ? lost : [...lost, `${said.draft.letters} letters of ${said.draft.sentence}`]
}

test(`${rounds} times torn off, nothing that was kept is gone (SEED=${seed})`, { timeout: 300_000 }, async () => {
  let next = 0
  let letters = 0
  for (let round = 0; round < rounds; round += 1) {
    const said = await run(next, 'honest', 2 + random() * 90)
    const found = await reopened()
    expect(missing(said, found)).toEqual([])
    // a sentence is a note or a draft, never both
    if (found.draft !== null && !Number.isNaN(sentenceOf(found.draft)))
      expect(found.notes).not.toContain(sentenceOf(found.draft))
    expect(new Set(found.notes).size).toBe(found.notes.length)
    letters += said.draft === null ? 0 : said.draft.letters
    next = Math.max(-1, ...found.notes) + 1
  }
  process.stdout.write(`on site, kill -9: ${rounds} rounds, ${next} notes, ${letters} letters under way, 0 lost\n`)
  expect(next).toBeGreaterThan(5)
})

test('the mutant that promises a note before it is kept is caught', { timeout: 120_000 }, async () => {
  const lost: string[] = []
  for (let round = 0; round < 40 && lost.length === 0; round += 1) {
    const { notes } = await reopened()
    const said = await run(Math.max(-1, ...notes) + 1, 'ack-first', 10 + random() * 60)
    lost.push(...missing(said, await reopened()))
  }
  expect(lost.length).toBeGreaterThan(0)
})
