/** Invitation codes as rows: issued, ended, found. Each opens the door once, within 72 hours. */
import type { SqlTx } from '../storage/sql-driver.ts'
import type { IssuedCode } from './contract.ts'
import { codeHash, newCode } from './secrets.ts'

const goodForMs = 72 * 60 * 60_000

/** `setup` opens the hub for its first admin, `person` for somebody new, `device` for another laptop. */
export type CodeKind = 'setup' | 'person' | 'device'

export interface CodeRow {
  readonly code_hash: string
  readonly user_id: string
  readonly kind: CodeKind
  readonly expires_at: number
  readonly used_at: number | null
  readonly ended_at: number | null
}

/** A new code for the user; the only moment its text exists on the hub. */
export async function issueCode(tx: SqlTx, userId: string, kind: CodeKind, nowMs: number): Promise<IssuedCode> {
  const code = newCode()
  const expiresAtMs = nowMs + goodForMs
  await tx.run('INSERT INTO hub_codes (code_hash, user_id, kind, created_at, expires_at) VALUES (?, ?, ?, ?, ?)', [
    codeHash(code),
    userId,
    kind,
    nowMs,
    expiresAtMs,
  ])
  return { code, expiresAtMs }
}

/** Ends the user's codes that were not used; answers how many. */
export const endCodesOf = (tx: SqlTx, userId: string, nowMs: number): Promise<number> =>
  tx.run('UPDATE hub_codes SET ended_at = ? WHERE user_id = ? AND used_at IS NULL AND ended_at IS NULL', [
    nowMs,
    userId,
  ])

/** Ends the codes of that kind, whoever they are for. */
export const endCodesOfKind = (tx: SqlTx, kind: CodeKind, nowMs: number): Promise<number> =>
  tx.run('UPDATE hub_codes SET ended_at = ? WHERE kind = ? AND used_at IS NULL AND ended_at IS NULL', [nowMs, kind])

/** The code of that hash, whatever has become of it. */
export async function findCode(tx: SqlTx, hash: string): Promise<CodeRow | undefined> {
  const rows = await tx.all<CodeRow>(
    'SELECT code_hash, user_id, kind, expires_at, used_at, ended_at FROM hub_codes WHERE code_hash = ?',
    [hash],
  )
  return rows[0]
}
