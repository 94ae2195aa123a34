// Opaque tokens for files the user dropped or chose. The page holds a token, never a path; a token works once, for ten
// minutes, and only while the file is still the one that was examined.
import { randomBytes } from 'node:crypto'
import type { FileGrant, FileRefusal } from '../../shared/api/desktop-bridge.ts'
import type { Result } from '../../shared/base/result.ts'
import type { ExaminedFile } from './examine-file.ts'

type Examine = (given: unknown) => Promise<Result<ExaminedFile, { readonly type: FileRefusal }>>

export interface FileGrants {
  /** Examines a path from the page and answers with a token or the reason against it. */
  readonly issue: (given: unknown) => Promise<FileGrant>
  /** The file behind a token, once; null when the token is unknown, used or old, or the file has changed. */
  readonly redeem: (grant: string) => Promise<ExaminedFile | null>
}

const LIFE_MS = 10 * 60_000
const MOST_OPEN = 10_000

export function createFileGrants(examine: Examine, nowMs: () => number = Date.now): FileGrants {
  const open = new Map<string, { readonly file: ExaminedFile; readonly expiresAtMs: number }>()

  const forgetOld = (): void => {
    for (const [grant, { expiresAtMs }] of open) {
      if (expiresAtMs > nowMs()) return // a Map keeps the order of insertion, and all live equally long
      open.delete(grant)
    }
  }

  return {
    issue: async (given) => {
      forgetOld()
      if (open.size >= MOST_OPEN) return { type: 'refused', reason: 'too_many' }
      const examined = await examine(given)
      if (!examined.ok) return { type: 'refused', reason: examined.error.type }
      const grant = randomBytes(32).toString('base64url')
      open.set(grant, { file: examined.value, expiresAtMs: nowMs() + LIFE_MS })
      return { type: 'granted', grant, name: examined.value.name, sizeBytes: examined.value.sizeBytes }
    },
    redeem: async (grant) => {
      forgetOld()
      const known = open.get(grant)
      if (known === undefined) return null
      open.delete(grant)
      const now = await examine(known.file.path)
      return now.ok && now.value.identity === known.file.identity ? now.value : null
    },
  }
}
