/**
 * Files that travel by grant (Electron): `POST /take` `{grant}` -> `{id}`. The token is exchanged for the path it was given
 * for, which the page never sees, and the file is copied beside the uploads, as a clone where the disk can do that; from
 * there on it is an upload like any other.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { conflict } from '../../shared/api/wire-error.ts'
import { copySource } from '../core/vault/copy-source.ts'
import { parseJson, readBody } from './read-body.ts'
import { json, wireFault } from './respond.ts'
import { incomingFile } from './uploads.ts'

/** The file of a token, once; null when it is unknown, used, old, or the file is no longer the one that was examined. */
export type RedeemGrant = (grant: string) => Promise<{ readonly path: string; readonly name: string } | null>

const takeSchema = z.strictObject({ grant: z.string().max(200) })

/** Copies the file of a grant; throws a fault when it changed meanwhile or cannot be read. */
export async function takeGranted(
  request: Request,
  { dataDir, redeemGrant }: { readonly dataDir: string; readonly redeemGrant?: RedeemGrant },
): Promise<Response> {
  const body = await readBody(request, 4096)
  const parsed = takeSchema.safeParse(body && parseJson(body))
  if (!parsed.success || redeemGrant === undefined)
    return wireFault({ type: 'not_found', retry: 'never', what: 'upload' })
  const file = await redeemGrant(parsed.data.grant)
  if (file === null) throw conflict('file_changed')
  const id = randomUUID()
  const sizeBytes = await copySource(file.path, incomingFile(dataDir, id))
  return json(200, { result: { id, name: file.name, sizeBytes } })
}
