/** Rows a second of an import against bare batched inserts of the same rows into the same tables. */
import { figure, median, type Figure } from '../figure.ts'
import { measureImport } from '../import-speed.ts'

const runs = 3

export async function measureImports(): Promise<readonly Figure[]> {
  const taken: Awaited<ReturnType<typeof measureImport>>[] = []
  for (let i = 0; i < runs; i += 1) taken.push(await measureImport())
  return (['account', 'visitNote'] as const).map((type) => {
    const each = taken.flatMap((speeds) => speeds.filter((speed) => speed.type === type))
    const ratio = median(each.map((speed) => speed.ratio))
    return figure({
      part: 'import',
      what: `import of ${each[0]?.rows ?? 0} rows of ${type} / bare batched inserts`,
      ours: median(each.map((speed) => speed.importRowsPerSecond)),
      reference: median(each.map((speed) => speed.bareRowsPerSecond)),
      unit: 'rows/s',
      goal: 'ratio >= 0.5',
      isMet: ratio >= 0.5,
    })
  })
}
