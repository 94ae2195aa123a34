/** Leaves what was chosen: made as it is to be handed over, then kept on the account. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PaperOrder } from '../../../shared/api/documents.ts'
import type { LeaveChoice } from '../../../shared/api/leave.ts'
import type { LeaveBehind } from '../../../shared/domain/leave-behind.ts'
import { faultWords } from '../../app/fault-words.ts'
import { say, sayFault, useUndo } from '../../app/undo/undo-store.ts'
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
  readonly accountName: string
  readonly contactIds: readonly string[]
  readonly visitId: string | null
}

/** How much of it is written; `of` 0 while sheets are printed. */
export interface Progress {
  readonly done: number
  readonly of: number
}

interface Options {
  readonly onLeft: () => void
  /** Sheets were printed, though the rest may still fail: which version each became. */
  readonly onPrinted: (versionIdBySheet: ReadonlyMap<string, string>) => void
}

export function useLeaving({ onLeft, onPrinted }: Options) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const stopper = useRef<AbortController | null>(null)

  // the dialog that shows how far it is, and stops it, is gone
  useEffect(() => () => stopper.current?.abort(), [])

  const print = async ({ drafts, visitId }: Leaving, signal: AbortSignal): Promise<readonly string[]> => {
    const became = new Map<string, string>()
    if (drafts.length === 0) return []
    setProgress({ done: 0, of: 0 })
    try {
      for (const order of drafts) {
        became.set(order.id, (await freezeSheet(order, visitId)).id)
        signal.throwIfAborted()
      }
    } finally {
      await invalidate(client, null)
      onPrinted(became)
    }
    return [...became.values()]
  }

  /** Makes it; answers what is in it, or null where no folder was chosen. Throws the abort where it was stopped. */
  const make = async (leaving: Leaving, signal: AbortSignal): Promise<LeaveChoice | null> => {
    const { choice: asked, medium } = leaving
    // before anything takes time: a folder is only offered right after a press
    const folder = medium === 'folder' ? await chooseFolder() : null
    if (medium === 'folder' && folder === null) return null
    const choice = { ...asked, versionIds: [...asked.versionIds, ...(await print(leaving, signal))] }
    signal.throwIfAborted()
    if (medium === 'paper') return choice
    const pack = await packFor(choice)
    signal.throwIfAborted()
    if (folder === null) {
      saveZip(pack)
      return choice
    }
    setProgress({ done: 0, of: pack.sizeBytes })
    const name = await writeInto(folder, pack, (done) => setProgress({ done, of: pack.sizeBytes }), signal)
    say(t('leave:written', { name }))
    return choice
  }

  const log = async (leaving: Leaving, { accountId, versionIds, fileIds }: LeaveChoice): Promise<boolean> => {
    const { medium, name, accountName, contactIds, visitId } = leaving
    const said = t('leave:kept', { name: accountName })
    const kept = await run(
      'leave.log',
      { accountId, visitId, name, medium, contactIds: [...contactIds], versionIds, fileIds },
      medium === 'zip' ? { quietly: said } : said,
    )
    if (kept === null) return false
    // the page never hears whether a download was saved: who did not save it takes the note back
    if (medium === 'zip')
      useUndo.setState({
        notice: {
          kind: 'done',
          entry: { txnId: kept.txnId, said: t('leave:keptZip', { name: accountName }) },
          at: Date.now(),
        },
      })
    return true
  }

  const leave = async (leaving: Leaving): Promise<void> => {
    const stop = new AbortController()
    stopper.current = stop
    setBusy(true)
    try {
      const choice = await make(leaving, stop.signal)
      // once it is closed, another dialog may stand there
      if (choice !== null && (await log(leaving, choice)) && !stop.signal.aborted) onLeft()
    } catch (error) {
      if (stop.signal.aborted) say(t('leave:stopped'))
      else if (error instanceof FolderFailed) say(t('leave:folderFailed'))
      else sayFault(faultWords(t, faultFrom(error), format.size))
    } finally {
      setProgress(null)
      setBusy(false)
    }
  }
  return { leave, isBusy, progress, stop: () => stopper.current?.abort() }
}
