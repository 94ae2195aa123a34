/**
 * What this person opens, and how lately: every use counts one and fades with a half-life of two weeks. Only on this device.
 */
import type Database from 'better-sqlite3'
import { statement } from './statements.ts'

export const usageHalfLifeMs = 14 * 86_400_000

/** A weight as it has faded by `nowMs`. A clock set back never makes it grow. */
export const fadedWeight = (weight: number, lastUsedMs: number, nowMs: number): number =>
  weight * 2 ** (-Math.max(0, nowMs - lastUsedMs) / usageHalfLifeMs)

interface Usage {
  readonly weight: number
  readonly last_used_ms: number
}

/** Notes that a record was opened or chosen at this time (ms since 1970, UTC). */
export function noteUse(db: Database.Database, type: string, rowId: string, atMs: number): void {
  const find = 'SELECT weight, last_used_ms FROM search_usage WHERE type = ? AND row_id = ?'
  const old = statement<[string, string], Usage>(db, find).get(type, rowId)
  const weight = 1 + (old ? fadedWeight(old.weight, old.last_used_ms, atMs) : 0)
  const put = 'INSERT OR REPLACE INTO search_usage (type, row_id, weight, last_used_ms) VALUES (?, ?, ?, ?)'
  statement(db, put).run(type, rowId, weight, Math.max(atMs, old?.last_used_ms ?? atMs))
}

/** Forgets the use of a record; for one that left this device. */
export function forgetUse(db: Database.Database, type: string, rowId: string): void {
  statement(db, 'DELETE FROM search_usage WHERE type = ? AND row_id = ?').run(type, rowId)
}
