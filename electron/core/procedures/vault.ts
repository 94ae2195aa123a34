/** Room on this laptop: told, made, limited. */
import type { FreeableFile, vaultProcedures } from '../../../shared/api/vault.ts'
import { z } from 'zod'
import type { WriterContext } from '../context.ts'
import { neededFor } from '../library/road.ts'
import { all, first, list, run, sql, type ReadDb } from '../store/sql.ts'
import { readLink } from '../sync/hub-link.ts'
import { amountOf, freeDiskBytes, removeFiles, unusedFiles, usedRoom } from '../vault/room.ts'
import type { Handlers } from './handlers.ts'

/** As far as somebody packs ahead. */
const days = 7
const mostTold = 200
const quotaSchema = z.int().min(1).nullable()

function readQuota(db: ReadDb): number | null {
  const row = first<{ value: string }>(db, sql`SELECT value FROM settings WHERE key = 'vault-quota'`)
  return quotaSchema.parse(row ? JSON.parse(row.value) : null)
}

/** Sound files the hub has whole, by when they were last used; without a hub there are none. */
const onHubToo = (db: ReadDb): FreeableFile[] =>
  readLink(db) === null
    ? []
    : all<FreeableFile>(
        db,
        sql`SELECT b.sha256, min(a.id) AS "fileId", a.name, a.material_id AS "materialId", b.size_bytes AS "sizeBytes",
              max(b.added_at, coalesce(p.played_at, 0)) AS "usedAt"
            FROM blobs b JOIN hub_files h ON h.sha256 = b.sha256 JOIN attachments a ON a.sha256 = b.sha256
            LEFT JOIN played p ON p.sha256 = b.sha256
            WHERE b.damaged_at IS NULL AND a.deleted_at IS NULL
            GROUP BY b.sha256 ORDER BY "usedAt", b.size_bytes DESC`,
      )

function tell(ctx: WriterContext): void {
  ctx.emit({ seq: 0, types: ['attachment'], local: true, sync: true })
}

export const vaultHandlers: Handlers<keyof typeof vaultProcedures> = {
  'vault.room': async (ctx, { today, zone }) => {
    const needed = new Set(neededFor(ctx.read, { today, zone, days }).map((file) => file.sha256))
    const freeable = onHubToo(ctx.read).filter((file) => !needed.has(file.sha256))
    return {
      used: usedRoom(ctx.read),
      freeDiskBytes: await freeDiskBytes(ctx.dir),
      quotaBytes: readQuota(ctx.read),
      unused: amountOf(unusedFiles(ctx.read, ctx.dir, ctx.nowMs())),
      freeable: freeable.slice(0, mostTold),
      canFree: amountOf(freeable),
    }
  },

  'vault.free': async (ctx, { sha256s }) => {
    const wanted = new Set(sha256s)
    const files = onHubToo(ctx.read).filter((file) => wanted.has(file.sha256))
    const gone = await removeFiles(() => ctx.store.write, ctx.dir, files)
    // what was asked for before it went is not fetched again by itself
    run(
      ctx.store.write,
      sql`DELETE FROM transfers WHERE direction = 'down' AND sha256 IN ${list(files.map((f) => f.sha256))}`,
    )
    tell(ctx)
    return gone
  },

  'vault.sweep': async (ctx) => {
    const files = unusedFiles(ctx.read, ctx.dir, ctx.nowMs())
    const gone = await removeFiles(() => ctx.store.write, ctx.dir, files)
    tell(ctx)
    return gone
  },

  'vault.setQuota': (ctx, { quotaBytes }) => {
    run(
      ctx.store.write,
      sql`INSERT OR REPLACE INTO settings (key, value) VALUES ('vault-quota', ${JSON.stringify(quotaBytes)})`,
    )
    tell(ctx)
    return {}
  },
}
