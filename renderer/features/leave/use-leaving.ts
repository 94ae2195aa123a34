/** Leaves what was chosen: made as it is to be handed over, then kept on the account. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PaperOrder } from '../../../shared/api/documents.ts'
import type { LeaveChoice } from '../../../shared/api/leave.ts'
import type { LeaveBehind } from '../../../shared/domain/leave-behind.ts'
import { faultWords } from '../../app/fault-words.ts'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { chooseFolder, FolderFailed, packFor, saveZip, writeInto } from '../../platform/leave-behinds.ts'
import { invalidate } from '../../platform/queries.ts'
import { freezeSheet } from '../paper/use-print.ts'

export interface Leaving {
  /** Printed first, and left in the version they become. */
  readonly drafts: readonly PaperOrder[]
  readonly choice: LeaveChoice
  readonly medium: LeaveBehind['medium']
  readonly name: string
  readonly contactIds: readonly string[]
  readonly visitId: string | null
}

export interface Progress {
  readonly done: number
  readonly of: number
}

export function useLeaving(onLeft: () => void) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const stopper = useRef<AbortController | null>(null)

  // the dialog that shows how far it is, and stops it, is gone
  useEffect(() => () => stopper.current?.abort(), [])

  /** Makes it; answers what is in it, or null where it was not made. */
  const make = async ({ drafts, choice: asked, medium, visitId }: Leaving): Promise<LeaveChoice | null> => {
    // before anything takes time: a folder is only offered right after a press
    const folder = medium === 'folder' ? await chooseFolder() : null
    if (medium === 'folder' && folder === null) return null
    const versionIds = [...asked.versionIds]
    for (const order of drafts) versionIds.push((await freezeSheet(order, visitId)).id)
    if (drafts.length > 0) await invalidate(client, null)
    const choice = { ...asked, versionIds }
    if (medium === 'paper') return choice
    const pack = await packFor(choice)
    if (folder === null) {
      saveZip(pack)
      return choice
    }
    const stop = new AbortController()
    stopper.current = stop
    setProgress({ done: 0, of: pack.sizeBytes })
    const name = await writeInto(folder, pack, (done) => setProgress({ done, of: pack.sizeBytes }), stop.signal)
    say(t('leave:written', { name }))
    return choice
  }

  const wasStopped = (): boolean => stopper.current?.signal.aborted === true

  const leave = async (leaving: Leaving): Promise<void> => {
    let choice: LeaveChoice | null
    stopper.current = null
    setBusy(true)
    try {
      choice = await make(leaving)
    } catch (error) {
      if (wasStopped()) say(t('leave:stopped'))
      else if (error instanceof FolderFailed) say(t('leave:folderFailed'))
      else sayFault(faultWords(t, faultFrom(error), format.size))
      return
    } finally {
      setProgress(null)
      setBusy(false)
    }
    if (choice === null) return
    const { medium, name, contactIds, visitId } = leaving
    const { accountId, versionIds, fileIds } = choice
    const kept = await run(
      'leave.log',
      { accountId, visitId, name, medium, contactIds: [...contactIds], versionIds, fileIds },
      t('leave:kept', { name }),
    )
    if (kept !== null) onLeft()
  }
  return { leave, isBusy, progress, stop: () => stopper.current?.abort() }
}
