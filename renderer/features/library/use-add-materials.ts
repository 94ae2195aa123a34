/** Adds files to the library one after the other: read, handed over, made a material, with a sentence for each that cannot be. */
import { useCallback, useRef, useState } from 'react'
import { shownFileName } from '../../../shared/base/file-name.ts'
import type { Input } from '../../../shared/api/contract.ts'
import { mostBytesPerMaterial } from '../../../shared/domain/material.ts'
import { faultWords } from '../../app/fault-words.ts'
import { localZone } from '../../app/today.ts'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { FileRefusedHere, handOver } from '../../platform/stored-files.ts'
import type { Dropped } from './dropped-files.ts'
import { readFile } from './read-file.ts'

export interface AddingMaterial {
  readonly name: string
  /** 0 to 1; null while it is looked at. */
  readonly share: number | null
  readonly index: number
  readonly count: number
}

export interface AddMaterials {
  readonly adding: AddingMaterial | null
  readonly add: (files: readonly Dropped[]) => Promise<void>
  /** A newer version of a material. */
  readonly addVersion: (id: string, file: File, said: string) => Promise<void>
  readonly stop: () => void
}

/** A folder with more is added in parts. */
export const mostAtOnce = 500

type Version = Pick<Input<'materials.add'>, 'file' | 'poster' | 'text' | 'zone'>
type Place = Pick<AddingMaterial, 'index' | 'count'>

/** What is common to a new material and a new version: reads the file, hands it and its poster over. */
function useHandOver(setAdding: (adding: AddingMaterial) => void) {
  return useCallback(
    async (file: File, place: Place, signal: AbortSignal): Promise<Version> => {
      const name = shownFileName(file.name)
      setAdding({ name, share: null, ...place })
      const { poster, text, ...read } = await readFile(file)
      const handedOver = await handOver(file, { signal, onPart: (share) => setAdding({ name, share, ...place }) })
      const picture =
        poster && (await handOver(new File([poster], `${file.name}.jpg`, { type: poster.type }), { signal }))
      return { file: { ...handedOver, ...read }, poster: picture, text, zone: localZone() }
    },
    [setAdding],
  )
}

export function useAddMaterials(): AddMaterials {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const [adding, setAdding] = useState<AddingMaterial | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const hand = useHandOver(setAdding)

  const canBeAdded = useCallback(
    (file: File): boolean => {
      const name = shownFileName(file.name)
      if (file.size > mostBytesPerMaterial) {
        sayFault(t('library:tooLarge', { name, size: format.size(mostBytesPerMaterial) }))
        return false
      }
      if (file.size === 0) sayFault(t('library:emptyFile', { name }))
      return file.size > 0
    },
    [t, format],
  )

  /** Runs `work`; what stops it is said, and `false` is answered. */
  const attempt = useCallback(
    async (work: (signal: AbortSignal) => Promise<boolean>): Promise<boolean> => {
      const stop = new AbortController()
      stopping.current = stop
      try {
        return await work(stop.signal)
      } catch (error) {
        if (error instanceof FileRefusedHere) sayFault(t(`attachments:refused.${error.reason}`))
        else if (!stop.signal.aborted) sayFault(faultWords(t, faultFrom(error), format.size))
        return !stop.signal.aborted && error instanceof FileRefusedHere
      } finally {
        setAdding(null)
      }
    },
    [t, format],
  )

  const add = useCallback(
    async (dropped: readonly Dropped[]): Promise<void> => {
      const files = dropped.slice(0, mostAtOnce)
      if (dropped.length > mostAtOnce) sayFault(t('library:tooMany', { count: mostAtOnce }))
      let added = 0
      for (const [i, { file, folder }] of files.entries()) {
        if (!canBeAdded(file)) continue
        const goesOn = await attempt(async (signal) => {
          const version = await hand(file, { index: i + 1, count: files.length }, signal)
          const collections = folder === null ? {} : { collections: [folder.slice(0, 60).toWellFormed()] }
          const said = t('library:addedOne', { name: shownFileName(file.name) })
          const words = files.length === 1 ? said : { quietly: said }
          if ((await run('materials.add', { ...version, ...collections }, words)) !== null) added += 1
          return true
        })
        if (!goesOn) break
      }
      if (files.length > 1 && added > 0) say(t('library:added', { count: added }))
    },
    [attempt, canBeAdded, hand, run, t],
  )

  const addVersion = useCallback(
    async (id: string, file: File, said: string): Promise<void> => {
      if (!canBeAdded(file)) return
      await attempt(async (signal) => {
        const version = await hand(file, { index: 1, count: 1 }, signal)
        return (await run('materials.addVersion', { id, ...version }, said)) !== null
      })
    },
    [attempt, canBeAdded, hand, run],
  )
  return { adding, add, addVersion, stop: useCallback(() => stopping.current?.abort(), []) }
}
