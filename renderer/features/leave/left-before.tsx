/** Before and during a visit: what was left the last time, so that somebody asks what they made of it. */
import type { ReactNode } from 'react'
import type { Left } from '../../../shared/api/leave.ts'
import { useAsk } from '../../platform/queries.ts'

interface Props {
  readonly visitId: string
  readonly children: (rows: readonly Left[]) => ReactNode
}

export function LeftBefore({ visitId, children }: Props) {
  const rows = useAsk('leave.list', { of: 'before', id: visitId }).data?.rows ?? []
  return rows.length === 0 ? null : children(rows)
}
