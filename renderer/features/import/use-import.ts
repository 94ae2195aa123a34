/** The steps of one import: a file handed over, looked at, tried, run. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { ImportJob } from '../../../shared/api/interchange.ts'
import type { Input, Output } from '../../../shared/api/contract.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { localZone } from '../../app/today.ts'
import { faultWords } from '../../app/fault-words.ts'
import { sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { uploadFile } from '../../platform/files.ts'
import { ask } from '../../platform/queries.ts'

export type Look = Output<'imports.look'>
export type Mapping = NonNullable<Look['mapping']>
export type OpenOptions = NonNullable<Input<'imports.look'>['options']>

interface Chosen {
  readonly uploadId: string
  readonly fileName: string
}

const pollMs = 150

/** Follows a running job until it ends. */
function useJob(jobId: string | null): ImportJob | null {
  const { data } = useQuery({
    ...ask('imports.job', { jobId: jobId ?? '' }),
    enabled: jobId !== null,
    refetchInterval: (query) => (query.state.data?.state === 'running' || !query.state.data ? pollMs : false),
  })
  return jobId === null ? null : (data ?? null)
}

export function useImport() {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [uploading, setUploading] = useState<{ readonly name: string; readonly share: number } | null>(null)
  const [look, setLook] = useState<Look | null>(null)
  const [options, setOptions] = useState<OpenOptions>({})
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [mode, setMode] = useState<'create' | 'update'>('create')
  const [jobId, setJobId] = useState<string | null>(null)
  const job = useJob(jobId)

  const lookAt = useCallback(
    async (file: Chosen, open: OpenOptions, type?: RecordTypeName) => {
      const asked = { ...file, options: open, zone: localZone(), ...(type ? { type } : {}) }
      const found = await run('imports.look', asked)
      if (found === null) return
      setJobId(null)
      setLook(found)
      setMapping(found.mapping)
    },
    [run],
  )
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return
    setUploading({ name: file.name, share: 0 })
    // nothing of the file before may be run under the name of this one
    setLook(null)
    setMapping(null)
    setJobId(null)
    try {
      const uploadId = await uploadFile(file, (share) => setUploading({ name: file.name, share }))
      const next = { uploadId, fileName: file.name }
      setChosen(next)
      setOptions({})
      await lookAt(next, {})
    } catch (error) {
      sayFault(faultWords(t, faultFrom(error), format.size))
    }
    setUploading(null)
  }
  const reopen = (patch: OpenOptions, type?: RecordTypeName): void => {
    if (chosen === null) return
    const next = { ...options, ...patch }
    setOptions(next)
    void lookAt(chosen, next, type ?? look?.type ?? undefined)
  }
  const start = async (isDryRun: boolean): Promise<void> => {
    if (chosen === null || mapping === null) return
    const begun = await run('imports.start', { ...chosen, options, mapping, mode, isDryRun })
    if (begun !== null) setJobId(begun.jobId)
  }
  const cancel = (): void => (jobId === null ? undefined : void run('imports.cancel', { jobId }))
  const change = (next: Mapping): void => {
    setMapping(next)
    setJobId(null)
  }
  return { chosen, uploading, look, mapping, mode, job, choose, reopen, start, cancel, change, setMode }
}

export type Importing = ReturnType<typeof useImport>
