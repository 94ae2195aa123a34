/** The import in hand: kept outside the screen, so that a run goes on being followed after looking at something else. */
import { create } from 'zustand'
import type { Input, Output } from '../../../shared/api/contract.ts'

export type Look = Output<'imports.look'>
export type Mapping = NonNullable<Look['mapping']>
export type OpenOptions = NonNullable<Input<'imports.look'>['options']>
export type ImportMode = NonNullable<Input<'imports.start'>['mode']>
export type FileProblem = NonNullable<Look['problem']>

export interface ChosenFile {
  readonly uploadId: string
  readonly fileName: string
}

interface ImportState {
  readonly file: ChosenFile | null
  readonly uploading: { readonly name: string; readonly share: number } | null
  /** The file as a whole cannot be read, found out before or after it was handed over. */
  readonly refused: { readonly name: string; readonly problem: FileProblem } | null
  readonly options: OpenOptions
  readonly look: Look | null
  readonly mapping: Mapping | null
  readonly mode: ImportMode
  /** The trial or the run under way, or the last one of this file and mapping. */
  readonly job: { readonly id: string; readonly startedAtMs: number } | null
  /** The last run was taken back. */
  readonly isUndone: boolean
}

const nothing: ImportState = {
  file: null,
  uploading: null,
  refused: null,
  options: {},
  look: null,
  mapping: null,
  mode: 'create',
  job: null,
  isUndone: false,
}

export const useImportStore = create<ImportState>(() => nothing)

export const setImport = (patch: Partial<ImportState>): void => useImportStore.setState(patch)

/** Everything of the file before is forgotten: none of it may be run under the name of the next one. */
export const startOver = (patch: Partial<ImportState> = {}): void => useImportStore.setState({ ...nothing, ...patch })
