/** Bytes of files on their way between this laptop and its hub. */
import { z } from 'zod'
import { command, query } from './procedure.ts'
import { recordId } from './rows.ts'

/** Why a file does not travel until it is tried again. */
export const transferFailures = ['not_on_hub', 'file_damaged', 'disk_full', 'refused', 'failed'] as const

const transfer = z.object({
  sha256: z.string(),
  direction: z.enum(['up', 'down']),
  /** A record that names the file, and what it is called there. */
  id: recordId,
  name: z.string(),
  accountId: recordId.nullable(),
  sizeBytes: z.int(),
  doneBytes: z.int(),
  state: z.enum(['waiting', 'moving', 'failed']),
  failure: z.enum(transferFailures).nullable(),
  /** While it moves. */
  bytesPerSecond: z.number().nullable(),
})
export type FileTransfer = z.infer<typeof transfer>

export const fileProcedures = {
  /** What is on its way or waits: what was asked for first, then what is to go up. */
  'files.transfers': query(
    z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    z.object({
      rows: z.array(transfer),
      isPaused: z.boolean(),
      /** Null: as fast as the line is. */
      mostBytesPerSecond: z.int().nullable(),
    }),
  ),
  /** Where the bytes of a file are, and how far they are on their way. */
  'files.state': query(
    z.strictObject({ id: recordId }),
    z.object({ state: z.enum(['here', 'damaged', 'elsewhere']), hasHub: z.boolean(), transfer: transfer.nullable() }),
  ),
  /** The bytes of a file that is elsewhere are wanted here. */
  'files.fetch': command(z.strictObject({ id: recordId }), z.object({})),
  /** Whether files travel at all, and how fast at most; what moves goes on under that at once. */
  'files.steer': command(
    z.strictObject({ isPaused: z.boolean().optional(), mostBytesPerSecond: z.int().min(10_000).nullable().optional() }),
    z.object({}),
  ),
  /** A file that is to go up goes before all others. */
  'files.first': command(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), z.object({})),
  /** What failed is tried again now. */
  'files.again': command(z.strictObject({}), z.object({})),
} as const
