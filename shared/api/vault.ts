/** Room on this laptop: what its files take, what nothing refers to any more, what may go because the hub has it. */
import { z } from 'zod'
import { isDate, isZone } from '../base/local-date.ts'
import { command, query } from './procedure.ts'
import { recordId } from './rows.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const amount = z.object({ files: z.int(), bytes: z.int() })

/** A file the hub has too and that neither a pin nor a visit of the next days needs. */
const freeable = z.object({
  sha256: z.string(),
  fileId: recordId,
  name: z.string(),
  materialId: recordId.nullable(),
  sizeBytes: z.int(),
  /** When it came, or was last played. */
  usedAt: z.int(),
})
export type FreeableFile = z.infer<typeof freeable>

export const vaultProcedures = {
  'vault.room': query(
    z.strictObject({ today: z.string().refine(isDate), zone: z.string().max(60).refine(isZone) }),
    z.object({
      used: amount,
      freeDiskBytes: z.int(),
      /** Null: as much as the disk holds. */
      quotaBytes: z.int().nullable(),
      /** Named by nothing for 30 days. */
      unused: amount,
      /** What was used longest ago first. */
      freeable: z.array(freeable).max(200),
      canFree: amount,
    }),
  ),
  /** Takes files off this laptop that the hub has; answers what went. One that nobody else has stays. */
  'vault.free': command(z.strictObject({ sha256s: z.array(sha256).min(1).max(200) }), amount),
  /** Takes away what nothing has referred to for 30 days. */
  'vault.sweep': command(z.strictObject({}), amount),
  'vault.setQuota': command(z.strictObject({ quotaBytes: z.int().min(1_000_000_000).nullable() }), z.object({})),
} as const
