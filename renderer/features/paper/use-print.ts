/** Prints a sheet: a version is made of it, with its PDF, and shown. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { PaperOrder } from '../../../shared/api/documents.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useLayers } from '../../app/keyboard/layers.ts'
import { faultWords } from '../../app/fault-words.ts'
import { say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { sendJson } from '../../platform/files.ts'
import { invalidate } from '../../platform/queries.ts'
import { saveStored } from '../../platform/stored-files.ts'

interface Printed {
  readonly id: string
  readonly fileId: string
  readonly versionNo: number
  readonly isNew: boolean
}

/** Prints a sheet and keeps it as a version; answers which. Throws `ApiFault`. */
export const freezeSheet = async (order: PaperOrder, visitId: string | null): Promise<Printed> =>
  (await sendJson('/documents', { ...order, visitId })) as Printed

/** Shows it, unless whoever printed it is somewhere else by now: a sheet is not laid over what another client looks at. */
function show(fileId: string, pathBefore: string): void {
  if (location.pathname === pathBefore && useLayers.getState().open === 0) openDialog({ type: 'file', id: fileId })
}

export interface Print {
  readonly isPrinting: boolean
  /** Shows the PDF, to be looked at and sent to a printer; where its screen was left meanwhile, it is only told. */
  readonly print: (order: PaperOrder, visitId?: string) => Promise<void>
  /** Saves it where the person says. */
  readonly save: (order: PaperOrder, visitId?: string) => Promise<void>
}

export function usePrint(): Print {
  const client = useQueryClient()
  const t = useWords()
  const format = useFormat()
  const [isPrinting, setPrinting] = useState(false)
  const make = useCallback(
    async (order: PaperOrder, visitId: string | undefined, then: (printed: Printed) => unknown) => {
      setPrinting(true)
      // the first one takes seconds
      say(t('paper:printing'))
      try {
        const printed = await freezeSheet(order, visitId ?? null)
        await invalidate(client, null)
        await then(printed)
        say(t(printed.isNew ? 'paper:frozen' : 'paper:sameVersion', { no: printed.versionNo }))
      } catch (error) {
        sayFault(faultWords(t, faultFrom(error), format.size))
      } finally {
        setPrinting(false)
      }
    },
    [client, t, format],
  )
  return {
    isPrinting,
    print: (order, visitId) => {
      const path = location.pathname
      return make(order, visitId, ({ fileId }) => show(fileId, path))
    },
    save: (order, visitId) => make(order, visitId, ({ fileId }) => saveStored(fileId)),
  }
}
