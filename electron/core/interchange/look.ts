/** A first look at a file, before anything is imported: what it is, its columns, some rows, and a suggested mapping. */
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { guessMapping, guessType } from '../../../shared/domain/interchange/headers.ts'
import type { Mapping, Place } from '../../../shared/domain/interchange/mapping.ts'
import { FileRefused, type FileError } from '../../../shared/domain/interchange/reasons.ts'
import { targetsOf } from '../../../shared/domain/interchange/targets.ts'
import type { OpenOptions } from './open-table.ts'
import { openRemoteTable } from './remote-table.ts'
import type { TableFacts } from './table.ts'

export interface FileLook extends TableFacts {
  readonly header: readonly string[]
  /** The first rows as text. */
  readonly sample: readonly (readonly string[])[]
  /** Null when the header fits no type; the user then chooses. */
  readonly type: RecordTypeName | null
  readonly mapping: Mapping | null
  readonly unmapped: readonly string[]
  readonly isDateOrderUnsure: boolean
  readonly targets: readonly string[]
}

export type LookOutcome =
  { readonly ok: true; readonly look: FileLook } | { readonly ok: false; readonly error: FileError }

const shownRows = 20
/** Rows looked at for the order of day and month. */
const sampledRows = 5000

/** `type` is guessed from the header unless given. */
export async function lookAtFile(
  path: string,
  open: OpenOptions,
  type: RecordTypeName | null,
  place: Place,
): Promise<LookOutcome> {
  try {
    const table = await openRemoteTable(path, open)
    try {
      const rows: (readonly string[])[] = []
      for await (const slice of table.slices()) {
        rows.push(...slice.filter((row) => !row.problem).map((row) => row.cells))
        if (rows.length >= sampledRows) break
      }
      const { header, slices: _, close: __, ...facts } = table
      const chosen = type ?? (facts.format === 'vcard' ? 'contact' : guessType(header))
      const guess = chosen && guessMapping(chosen, header, rows, place)
      return {
        ok: true,
        look: {
          ...facts,
          header,
          sample: rows.slice(0, shownRows),
          type: chosen,
          mapping: guess?.mapping ?? null,
          unmapped: guess?.unmapped ?? [],
          isDateOrderUnsure: guess?.isDateOrderUnsure ?? false,
          targets: chosen ? [...targetsOf(chosen).keys()] : [],
        },
      }
    } finally {
      await table.close()
    }
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, error: error.problem }
    throw error
  }
}
