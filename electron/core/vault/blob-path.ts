/** Where things lie: `vault/<first two digits>/<sha256>` for whole files, `vault/new` for those being made, all in the data folder. */
import { join } from 'node:path'

const hash = /^[0-9a-f]{64}$/

/** Whether a text is a SHA-256 as the vault writes it. A row may say anything (it may come from an import). */
export const isSha256 = (text: string): boolean => hash.test(text)

export const vaultFolder = (dir: string): string => join(dir, 'vault')

/** Files on their way in; what a kill leaves here is swept after a day. */
export const makingFolder = (dir: string): string => join(vaultFolder(dir), 'new')

/** The file of a hash; null for a text that is none, so that no path is ever made of it. */
export const blobPath = (dir: string, sha256: string): string | null =>
  isSha256(sha256) ? join(vaultFolder(dir), sha256.slice(0, 2), sha256) : null

/** Where a file is put together that comes from the hub; a start goes on with what is there. */
export const comingPath = (dir: string, sha256: string): string | null =>
  isSha256(sha256) ? join(vaultFolder(dir), 'coming', sha256) : null
