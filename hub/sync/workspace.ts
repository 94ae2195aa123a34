/** Making a workspace, and what the hub itself writes into it. */
import { randomUUID } from 'node:crypto'
import { newId } from '../../shared/base/ids.ts'
import { toPayload } from '../../shared/sync/payload.ts'
import type { SqlDriver } from '../storage/sql-driver.ts'
import { Batch } from './batch.ts'
import type { Directory, DirectoryUser } from './directory.ts'

/** Makes the workspace if it is not there; answers its id. One hub serves one unless told otherwise. */
export async function ensureWorkspace(driver: SqlDriver, name: string, nowMs: number): Promise<string> {
  return driver.write(async (tx) => {
    // hubs that start at once on an empty database wait here for the first of them
    await tx.run("UPDATE hub_schema SET step = step WHERE name = 'sync'")
    const [found] = await tx.all<{ ws: string }>('SELECT ws FROM workspaces ORDER BY created_at LIMIT 1')
    if (found) return found.ws
    const ws = newId(nowMs)
    await tx.run('INSERT INTO workspaces (ws, seq, log_epoch, name, created_at) VALUES (?, 0, ?, ?, ?)', [
      ws,
      randomUUID(),
      name,
      nowMs,
    ])
    return ws
  })
}

/**
 * The record of a person, where the hub has none yet. Its fields carry no marks: what the person's own laptop says of them
 * takes their place and is no conflict.
 */
export async function ensureMember(
  deps: { readonly driver: SqlDriver; readonly directory: () => Promise<Directory>; readonly nowMs: () => number },
  ws: string,
  user: DirectoryUser,
): Promise<number> {
  const directory = await deps.directory()
  return deps.driver.write(async (tx) => {
    const batch = await Batch.begin(tx, ws, directory)
    await batch.load([user.memberId])
    if (batch.find('teamMember', user.memberId) !== null) return batch.head
    const nowMs = deps.nowMs()
    const data = toPayload({
      name: user.name,
      role: user.role,
      isActive: user.isActive,
      createdAt: nowMs,
      updatedAt: nowMs,
    })
    const version = batch.nextSeq()
    const row = { version, data, marks: {}, device: 'hub', otherVersion: 0 }
    await batch.put('teamMember', user.memberId, row, null, user.memberId)
    await batch.flush()
    return batch.head
  })
}
