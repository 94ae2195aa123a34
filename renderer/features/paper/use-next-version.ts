/** What printing a sheet now would make: a new version, or the last one again where nothing on it changed since. */
import { useMemo } from 'react'
import { dateIn } from '../../../shared/base/local-date.ts'
import { paperSchema, type Paper } from '../../../shared/documents/paper.ts'
import { useAsk } from '../../platform/queries.ts'

/** The sheet as it stands, made as a version of this number on this day: both stand on it. */
export type PaperAs = (stand: { readonly versionNo: number; readonly today: string }) => Paper

export interface NextVersion {
  readonly paper: Paper
  readonly versionNo: number
  readonly isAgain: boolean
}

interface Sheet {
  readonly id: string
  readonly paperAs: PaperAs
  /** The number its next version would have, and the day it is today. */
  readonly versionNo: number
  readonly today: string
  readonly zone: string
}

/** As it is kept, whatever order its fields were written in. */
const keptText = (paper: Paper): string => JSON.stringify(paperSchema.parse(paper))

export function useNextVersion({ id, paperAs, versionNo, today, zone }: Sheet): NextVersion {
  // the newest first
  const last = useAsk('documents.list', { of: 'subject', id }).data?.rows[0]
  const kept = useAsk('documents.get', { id: last?.id ?? '' }, last !== undefined).data
  const keptAs = useMemo(() => (kept === undefined ? '' : keptText(kept.paper)), [kept])
  return useMemo(() => {
    if (kept !== undefined && kept.version.versionNo === versionNo - 1) {
      const { versionNo: no, madeAt } = kept.version
      const again = paperAs({ versionNo: no, today: dateIn(madeAt, zone) })
      if (keptText(again) === keptAs) return { paper: again, versionNo: no, isAgain: true }
    }
    return { paper: paperAs({ versionNo, today }), versionNo, isAgain: false }
  }, [kept, keptAs, versionNo, today, zone, paperAs])
}
