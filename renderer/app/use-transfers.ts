/** Files on their way, read once for all who show them. */
import { useQuery } from '@tanstack/react-query'
import type { Output } from '../../shared/api/contract.ts'
import type { FileTransfer } from '../../shared/api/files.ts'
import { ask } from '../platform/queries.ts'

type Listed = Output<'files.transfers'>

/** While a file moves its progress is looked at this often, should a hint be lost. */
const lookEveryMs = 1_000

/** What `select` makes of the files on their way; drawn anew when that is another. */
export const useTransfers = <T>(select: (listed: Listed) => T, enabled = true): T | undefined =>
  useQuery({
    ...ask('files.transfers', {}),
    enabled,
    refetchInterval: ({ state }) => (state.data?.rows.some((r) => r.state === 'moving') ? lookEveryMs : false),
    select,
  }).data

/** How one file is on its way, if it is. */
export const useTransfer = (sha256: string): FileTransfer | null =>
  useTransfers(({ rows }) => rows.find((row) => row.sha256 === sha256) ?? null) ?? null
