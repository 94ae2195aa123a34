/** Which column of a file goes where: what the mapping says, changed one column at a time. Pure. */
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'

/** Every target a column feeds: mostly one, but a city may be part of the address and of the region. */
export const targetsOf = (mapping: Mapping, column: string): readonly string[] =>
  Object.entries(mapping.fields)
    .filter(([, columns]) => columns.includes(column))
    .map(([target]) => target)

/** The mapping with a column moved to one target, or left out. Columns that share a target keep their order. */
export function withTarget(mapping: Mapping, column: string, target: string | null): Mapping {
  const without = Object.entries(mapping.fields)
    .map(([name, columns]) => [name, columns.filter((c) => c !== column)] as const)
    .filter(([, columns]) => columns.length > 0)
  const fields = Object.fromEntries(without)
  return { ...mapping, fields: target === null ? fields : { ...fields, [target]: [...(fields[target] ?? []), column] } }
}

export type ColumnsShown = 'all' | 'used' | 'unused'

export interface Column {
  readonly name: string
  readonly targets: readonly string[]
  readonly samples: readonly string[]
}

const samplesShown = 3

/** Different values of a column in the first rows, a few of them. */
function samplesOf(sample: readonly (readonly string[])[], index: number): readonly string[] {
  const values = sample.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '')
  return [...new Set(values)].slice(0, samplesShown)
}

/** The columns of a file in its order, with what stands in them and where they go. */
export const columnsOf = (
  header: readonly string[],
  sample: readonly (readonly string[])[],
  mapping: Mapping,
): readonly Column[] =>
  header.map((name, index) => ({ name, targets: targetsOf(mapping, name), samples: samplesOf(sample, index) }))

export const isShown = (column: Column, shown: ColumnsShown): boolean =>
  shown === 'all' || (shown === 'used') === column.targets.length > 0
