/** Adds files to a record one after the other, with a sentence for each that cannot be added. */
import { useCallback, useRef, useState } from 'react'
import { mostBytesPerRecord, type AttachedTo } from '../../../shared/domain/attached-to.ts'
import { shownFileName } from '../../../shared/base/file-name.ts'
import { faultWords } from '../../app/fault-words.ts'
import { localZone } from '../../app/today.ts'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { FileRefusedHere, handOver } from '../../platform/stored-files.ts'
import { fitPicture } from './fit-picture.ts'

export interface Adding {
  readonly name: string
  /** 0 to 1. */
  readonly share: number
}

export interface AddOptions {
  /** From the clipboard or the camera: named by its time, and taken now. */
  readonly isMadeNow?: boolean
}

export interface AddFiles {
  readonly adding: Adding | null
  /** Answers how many were added. */
  readonly add: (files: readonly File[], options?: AddOptions) => Promise<number>
  readonly stop: () => void
}

export function useAddFiles(to: AttachedTo): AddFiles {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const [adding, setAdding] = useState<Adding | null>(null)
  const stopping = useRef<AbortController | null>(null)

  const prepare = useCallback(
    async (given: File, isMadeNow: boolean): Promise<File | null> => {
      const name = shownFileName(given.name)
      if (given.size > mostBytesPerRecord) {
        sayFault(t('attachments:tooLarge', { name, size: format.size(mostBytesPerRecord) }))
        return null
      }
      if (!isMadeNow) return given
      const fitted = await fitPicture(given)
      if (fitted.type === 'too_many') sayFault(t('attachments:tooManyPixels', { from: fitted.from }))
      if (fitted.type === 'unreadable') sayFault(t('attachments:notAPicture'))
      if (fitted.type === 'too_many' || fitted.type === 'unreadable') return null
      if (fitted.type === 'shrunk') say(t('attachments:shrunk', { from: fitted.from, to: fitted.to }))
      const ending = /\.\w+$/.exec(fitted.file.name)?.[0] ?? ''
      const named = `${t('attachments:photoName', { time: format.time(Date.now()) })}${ending}`
      return new File([fitted.file], named, { type: fitted.file.type })
    },
    [t, format],
  )

  const addOne = useCallback(
    async (given: File, isMadeNow: boolean, signal: AbortSignal): Promise<boolean> => {
      const file = await prepare(given, isMadeNow)
      if (file === null) return false
      const name = shownFileName(file.name)
      setAdding({ name, share: 0 })
      const upload = await handOver(file, { signal, onPart: (share) => setAdding({ name, share }) })
      const takenAt = isMadeNow ? Date.now() : null
      const added = { ...upload, to, zone: localZone(), takenAt }
      return (await run('attachments.add', added, t('attachments:added', { name }))) !== null
    },
    [prepare, run, t, to],
  )

  const add = useCallback(
    async (files: readonly File[], { isMadeNow = false }: AddOptions = {}): Promise<number> => {
      const stop = new AbortController()
      stopping.current = stop
      let added = 0
      try {
        for (const file of files) if (await addOne(file, isMadeNow, stop.signal)) added += 1
      } catch (error) {
        if (error instanceof FileRefusedHere) sayFault(t(`attachments:refused.${error.reason}`))
        else if (!stop.signal.aborted) sayFault(faultWords(t, faultFrom(error), format.size))
      }
      setAdding(null)
      return added
    },
    [addOne, t, format],
  )
  return { adding, add, stop: useCallback(() => stopping.current?.abort(), []) }
}
