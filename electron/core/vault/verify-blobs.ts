/** Checks every file of the vault against its hash: a part of `verify`, which reads all of it anew. */
import { tableExists } from '../store/verify.ts'
import type { ReadDb } from '../store/sql.ts'
import { listBlobs } from './blob-rows.ts'
import { checkBlob, forgetChecked } from './check-blob.ts'

export interface BlobsVerified {
  readonly filesChecked: number
  /** Sentences in English, as those of the store. */
  readonly problems: readonly string[]
}

/** Hashes all files that this laptop says it has. */
export async function verifyBlobs(db: ReadDb, dir: string): Promise<BlobsVerified> {
  if (!tableExists(db, 'blobs')) return { filesChecked: 0, problems: [] }
  forgetChecked()
  const blobs = listBlobs(db)
  const problems: string[] = []
  for (const { sha256 } of blobs) {
    const state = await checkBlob(dir, sha256)
    if (state !== 'sound') problems.push(`the file ${sha256} is ${state}`)
  }
  return { filesChecked: blobs.length, problems }
}
