/**
 * `npm run bench [-- part ...] [--json]`: what Rapport costs, as ratios to a reference measured in the same run. Parts:
 * write, import, reads, stall, start, month, size, memory, visit, sync, firstsync, hub, files, library, film, documents. Those on the scaled store make it once,
 * which takes minutes.
 */
import { ratioOf, type Figure } from './figure.ts'
import { measureDocuments } from './parts/documents.ts'
import { measureFiles } from './parts/files.ts'
import { measureFilm } from './parts/film.ts'
import { measureFirstSync } from './parts/first-sync.ts'
import { measureHub } from './parts/hub.ts'
import { measureImports } from './parts/imports.ts'
import { measureLibrary } from './parts/library.ts'
import { measureMemory } from './parts/memory.ts'
import { measureMonth } from './parts/month.ts'
import { measureReads } from './parts/reads.ts'
import { measureSize } from './parts/size.ts'
import { measureStall } from './parts/stall.ts'
import { measureStart } from './parts/start.ts'
import { measureSync } from './parts/sync.ts'
import { measureVisit } from './parts/visit.ts'
import { measureWrite } from './parts/write.ts'
import { scale } from './scaled-store.ts'

const parts: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  write: measureWrite,
  import: measureImports,
  reads: measureReads,
  stall: measureStall,
  start: measureStart,
  month: measureMonth,
  size: measureSize,
  memory: measureMemory,
  visit: measureVisit,
  sync: measureSync,
  firstsync: measureFirstSync,
  hub: measureHub,
  files: measureFiles,
  library: measureLibrary,
  film: measureFilm,
  documents: measureDocuments,
}

const short = (value: number | null, unit = ''): string => {
  if (value === null) return ''
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
  return unit === '' ? text : `${text} ${unit}`
}

function lineOf(f: Figure): readonly string[] {
  const verdict = f.isMet === null ? '' : f.isMet ? 'met' : 'MISSED'
  return [f.part, f.what, short(f.ours, f.unit), short(f.reference, f.unit), short(ratioOf(f)), f.goal ?? '', verdict]
}

function tableOf(figures: readonly Figure[]): string {
  const lines = [['part', 'what', 'ours', 'reference', 'ratio', 'goal', ''], ...figures.map(lineOf)]
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const words = process.argv.slice(2)
const wanted = words.filter((word) => !word.startsWith('-'))
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
const figures: Figure[] = []
for (const [name, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure()))

if (words.includes('--json'))
  console.log(JSON.stringify({ scale, figures: figures.map((f) => ({ ...f, ratio: ratioOf(f) })) }, null, 2))
else console.log(tableOf(figures))
