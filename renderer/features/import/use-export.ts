/** Runs an export and saves what it made; what was made can be saved again. */
import { useState } from 'react'
import type { Input, Output } from '../../../shared/api/contract.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { download } from '../../platform/files.ts'

export type Exported = Input<'exports.run'>['what']
export type ExportFormat = Input<'exports.run'>['format']
export type HeaderStyle = Input<'exports.run'>['headers']
export type ExportFiles = Output<'exports.run'>['files']

/** Headers in the language of the page. */
export const useOwnHeaders = (): HeaderStyle => (useSettings().language === 'en' ? 'en' : 'zh')

export function useExport() {
  const run = useRun()
  const [isBusy, setBusy] = useState(false)
  const [files, setFiles] = useState<ExportFiles>([])
  const start = async (what: Exported, format: ExportFormat, headers: HeaderStyle): Promise<ExportFiles> => {
    setBusy(true)
    setFiles([])
    const made = await run('exports.run', { what, format, headers })
    setBusy(false)
    setFiles(made?.files ?? [])
    for (const file of made?.files ?? []) await download(file.download)
    return made?.files ?? []
  }
  return { isBusy, files, start }
}
