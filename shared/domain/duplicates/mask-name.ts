/**
 * Shows that a colleague has a client without saying which: 苏州恒润机械 becomes 苏州恒*机械, Suzhou Hengrun Machinery becomes
 * Suzhou H* Machinery. Where it is and what it does stay readable, its own name keeps its first letter.
 */
import { charsOf, fold, foldWithMap, isHan } from '../../base/text.ts'
import { runsOf } from '../search/runs.ts'
import { normaliseFirmName } from './firm-name.ts'

const star = '*'

type Stretch = readonly [start: number, end: number]

/** Words of the folded name; letters and digits that touch are one (3M). */
function wordStretches(folded: string): readonly Stretch[] {
  const words: [number, number][] = []
  for (const run of runsOf(folded).filter((r) => !r.han)) {
    const last = words.at(-1)
    if (last && last[1] === run.start) last[1] += run.text.length
    else words.push([run.start, run.start + run.text.length])
  }
  return words
}

function coreStretches(folded: string, core: string): readonly Stretch[] {
  const found: Stretch[] = []
  if (core === '') return found
  for (let at = folded.indexOf(core); at !== -1; at = folded.indexOf(core, at + core.length)) {
    found.push([at, at + core.length])
  }
  return found
}

/** What is its own: every occurrence of the Han core, every own Latin word (`ab` also for the A and the B of A.B.). */
function ownStretches(folded: string, core: string, words: readonly string[]): readonly Stretch[] {
  const isOwn = ([start, end]: Stretch): boolean => words.some((word) => word.includes(folded.slice(start, end)))
  return [...wordStretches(folded).filter(isOwn), ...coreStretches(folded, core)].sort((a, b) => a[0] - b[0])
}

/** When the own name cannot be told apart, everything but the first character of each run of Han or letters goes. */
const everyRun = (folded: string): readonly Stretch[] =>
  runsOf(folded).map((run) => [run.start, run.start + run.text.length] as const)

/** The masked name. Never empty for a name with a letter, and never the name itself unless that has one character. */
export function maskName(name: string): string {
  const folded = foldWithMap(name)
  const { core, latin } = normaliseFirmName(name)
  const own = ownStretches(folded.text, core, latin.core)
  const stretches = own.length > 0 ? own : everyRun(folded.text)
  let masked = ''
  let end = 0
  for (const [from, to] of stretches) {
    const start = folded.starts[from] ?? 0
    const stop = folded.ends[to - 1] ?? start
    if (start < end) continue
    const first = charsOf(name.slice(start, stop))[0] ?? ''
    const isWhole = stop - start === first.length && isHan(first.codePointAt(0) ?? 0)
    // one sign that stands for a whole word, such as ㋿, would say it all
    const saysAll = isWhole || charsOf(fold(first)).length > 1
    masked += `${name.slice(end, start)}${saysAll ? '' : first}${star}`
    end = stop
  }
  return masked + name.slice(end)
}
