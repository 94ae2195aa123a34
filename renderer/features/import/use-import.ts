/** The steps of one import: a file handed over, looked at, corrected, tried, run. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { ImportJob } from '../../../shared/api/interchange.ts'
import { maxFileBytes } from '../../../shared/domain/interchange/limits.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { faultWords } from '../../app/fault-words.ts'
import { localZone } from '../../app/today.ts'
import { sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun, type Run } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { uploadFile } from '../../platform/files.ts'
import { ask } from '../../platform/queries.ts'
import {
  setImport,
  startOver,
  useImportStore,
  type ChosenFile,
  type Mapping,
  type OpenOptions,
} from './import-store.ts'

const pollMs = 150

export interface SeenJob {
  readonly job: ImportJob | null
  /** When the core last told of it, epoch ms. */
  readonly atMs: number
}

/** The job in hand, followed until it ends. */
export function useImportJob(): SeenJob {
  const begun = useImportStore((s) => s.job)
  const { data, dataUpdatedAt } = useQuery({
    ...ask('imports.job', { jobId: begun?.id ?? '' }),
    enabled: begun !== null,
    refetchInterval: (query) => (query.state.data?.state === 'running' || !query.state.data ? pollMs : false),
  })
  return { job: begun === null ? null : (data ?? null), atMs: dataUpdatedAt }
}

/** The largest file of a kind, by the ending of its name. */
function limitOf(name: string): number {
  if (/\.xlsx$/i.test(name)) return maxFileBytes.xlsx
  return /\.vcf$/i.test(name) ? maxFileBytes.vcard : maxFileBytes.csv
}

async function lookAt(run: Run, file: ChosenFile, options: OpenOptions, type?: RecordTypeName): Promise<void> {
  const asked = { ...file, options, zone: localZone(), ...(type ? { type } : {}) }
  const look = await run('imports.look', asked)
  // another file may have been chosen meanwhile
  if (look === null || useImportStore.getState().file?.uploadId !== file.uploadId) return
  if (look.problem) setImport({ options, refused: { name: file.fileName, problem: look.problem }, job: null })
  else setImport({ options, look, mapping: look.mapping, refused: null, job: null })
}

export interface ImportActs {
  readonly choose: (file: File) => Promise<void>
  readonly stopUpload: () => void
  /** Reads the file again with what the person set instead of what was found. */
  readonly reopen: (patch: OpenOptions, type?: RecordTypeName) => void
  readonly change: (mapping: Mapping) => void
  readonly start: (isDryRun: boolean) => Promise<void>
  readonly cancel: () => void
}

export function useImportActs(): ImportActs {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const upload = useRef<AbortController | null>(null)

  const choose = useCallback(
    async (file: File) => {
      upload.current?.abort()
      const stop = new AbortController()
      upload.current = stop
      const { name, size } = file
      if (size > limitOf(name)) {
        startOver({ refused: { name, problem: { type: 'file_too_big', detail: format.number(size) } } })
        return
      }
      startOver({ uploading: { name, share: 0 } })
      try {
        const onPart = (share: number): void => setImport({ uploading: { name, share } })
        const uploadId = await uploadFile(file, { onPart, signal: stop.signal })
        setImport({ file: { uploadId, fileName: name } })
        await lookAt(run, { uploadId, fileName: name }, {})
      } catch (error) {
        if (!stop.signal.aborted) sayFault(faultWords(t, faultFrom(error), format.size))
      }
      if (upload.current === stop) setImport({ uploading: null })
    },
    [run, t, format],
  )

  return useMemo(
    () => ({
      choose,
      stopUpload: () => {
        upload.current?.abort()
        startOver()
      },
      reopen: (patch, type) => {
        const { file, options, look } = useImportStore.getState()
        if (file) void lookAt(run, file, { ...options, ...patch }, type ?? look?.type ?? undefined)
      },
      change: (mapping) => setImport({ mapping, job: null }),
      start: async (isDryRun) => {
        const { file, options, mapping, mode } = useImportStore.getState()
        if (file === null || mapping === null) return
        const begun = await run('imports.start', { ...file, options, mapping, mode, isDryRun })
        if (begun !== null) setImport({ job: { id: begun.jobId, startedAtMs: Date.now() }, isUndone: false })
      },
      cancel: () => {
        const { job } = useImportStore.getState()
        if (job) void run('imports.cancel', { jobId: job.id })
      },
    }),
    [choose, run],
  )
}
