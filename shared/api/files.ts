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

const queue = z.object({
  /** What is on its way or waits; what failed is not among it. */
  count: z.int(),
  /** What went through since there was nothing to carry; part of the bytes below. */
  goneCount: z.int(),
  sizeBytes: z.int(),
  doneBytes: z.int(),
  /** All lines together; null while nothing moves. */
  bytesPerSecond: z.number().nullable(),
})
export type FileQueue = z.infer<typeof queue>

export const fileProcedures = {
  /** What is on its way or waits: what was asked for first, then what is to go up. */
  'files.transfers': query(
    z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    z.object({
      rows: z.array(transfer),
      queue,
      isPaused: z.boolean(),
      /** Null: as fast as the line is. */
      mostBytesPerSecond: z.int().nullable(),
      /** By themselves files travel by cable and on Wi-Fi of the trusted names only; what is asked for travels anywhere. */
      onlyTrusted: z.boolean(),
      trusted: z.array(z.string()),
      /** As last seen; null while it does not matter or nothing was seen. */
      network: z.object({ isWireless: z.boolean(), name: z.string().nullable(), isTrusted: z.boolean() }).nullable(),
    }),
  ),
  /** Where the bytes of a file are, and how far they are on their way. */
  'files.state': query(
    z.strictObject({ id: recordId }),
    z.object({ state: z.enum(['here', 'damaged', 'elsewhere']), hasHub: z.boolean(), transfer: transfer.nullable() }),
  ),
  /** The bytes of a file that is elsewhere are wanted here. */
  'files.fetch': command(z.strictObject({ id: recordId }), z.object({})),
  /** Whether files travel at all, how fast at most and on which networks; what moves goes on under that at once. */
  'files.steer': command(
    z.strictObject({
      isPaused: z.boolean().optional(),
      mostBytesPerSecond: z.int().min(10_000).nullable().optional(),
      onlyTrusted: z.boolean().optional(),
      /** All of them; the name of a Wi-Fi has at most 32 bytes. */
      trusted: z.array(z.string().min(1).max(32)).max(100).optional(),
    }),
    z.object({}),
  ),
  /** A file that is to go up goes before all others. */
  'files.first': command(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), z.object({})),
  /** What failed is tried again now. */
  'files.again': command(z.strictObject({}), z.object({})),
} as const
