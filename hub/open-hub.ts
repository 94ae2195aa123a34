/**
 * Opens a hub's database and puts identity, directory and handler together. The server and each console command do this;
 * several processes may have one database open at the same time.
 */
import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { createHub, type Hub, type HubOptions } from './hub.ts'
import { createDoor } from './door.ts'
import { createBlobFolder, type BlobStore } from './files/blob-folder.ts'
import type { S3Options } from './files/s3-options.ts'
import { createHubFiles, type HubFiles } from './files/files.ts'
import { createIdentity, type Identity } from './identity/identity.ts'
import { actsIn } from './identity/schema.ts'
import { openPostgres } from './storage/pg-driver.ts'
import { migrateHub } from './storage/schema.ts'
import type { SqlDriver } from './storage/sql-driver.ts'
import { openSqlite } from './storage/sqlite-driver.ts'
import { Directory } from './sync/directory.ts'
import { ensureWorkspace } from './sync/workspace.ts'
import { teamAct, type TeamDeps } from './team.ts'

export interface OpenHubOptions {
  /** The folder of the embedded database. */
  readonly dataDir: string
  /** `postgres://..`: rows live there instead. */
  readonly databaseUrl?: string
  /** Whole files lie in a bucket; without it below `dataDir`. */
  readonly s3?: S3Options
  readonly name?: string
  readonly nowMs?: () => number
  readonly log?: HubOptions['log']
  readonly beforeCommit?: HubOptions['beforeCommit']
}

export interface OpenHub {
  readonly driver: SqlDriver
  readonly identity: Identity
  readonly ws: string
  readonly hub: Hub
  readonly files: HubFiles
  readonly nowMs: () => number
  readonly directory: () => Promise<Directory>
  /** The next look at who is who is a fresh one. */
  forgetDirectory(): void
  /** The address laptops reach it by, for the links of invitations. */
  reachedAt(url: string): void
  close(): Promise<void>
}

/** How long other processes' changes of who is who may go unseen (ms). */
const directoryMs = 1_000

export const databaseOf = (o: Pick<OpenHubOptions, 'dataDir' | 'databaseUrl'>): SqlDriver => {
  if (o.databaseUrl !== undefined) return openPostgres({ connectionString: o.databaseUrl })
  mkdirSync(o.dataDir, { recursive: true, mode: 0o700 })
  return openSqlite(join(o.dataDir, 'hub.db'))
}

async function readDirectory(driver: SqlDriver, identity: Identity, nowMs: number): Promise<Directory> {
  // before the rest: what is newer than its number is only read once more
  const acts = await driver.read(actsIn)
  const [users, teams, covers] = await Promise.all([identity.users(), identity.teams(), identity.covers(nowMs)])
  const memberOf = new Map(users.map((u) => [u.id, u.memberId]))
  return new Directory(
    users,
    teams,
    covers.flatMap((c) => {
      const memberId = memberOf.get(c.userId)
      const coveredMemberId = memberOf.get(c.coveredUserId)
      return memberId && coveredMemberId ? [{ memberId, coveredMemberId }] : []
    }),
    acts,
  )
}

/** Loaded where there is a bucket: the library is a large one. */
const storeOf = async (s3: S3Options | undefined): Promise<BlobStore | undefined> =>
  s3 && (await import('./files/s3-store.ts')).createS3Store(s3)

/** Opens everything; makes the tables and the workspace when there are none. */
export async function openHub(o: OpenHubOptions): Promise<OpenHub> {
  const nowMs = o.nowMs ?? Date.now
  const driver = databaseOf(o)
  try {
    await migrateHub(driver)
    const identity = await createIdentity({ driver, nowMs })
    const ws = await ensureWorkspace(driver, o.name ?? 'Rapport', nowMs())
    let known: { readonly at: number; readonly directory: Promise<Directory> } | null = null
    const directory = (): Promise<Directory> => {
      const at = nowMs()
      if (!known || Math.abs(at - known.at) >= directoryMs) {
        known = { at, directory: readDirectory(driver, identity, at) }
        known.directory.catch(() => {
          known = null
        })
      }
      return known.directory
    }
    const forgetDirectory = (): void => {
      known = null
    }
    const deps = { driver, directory, nowMs }
    let publicUrl = 'http://127.0.0.1/'
    const team: TeamDeps = { identity, ws, ...deps, forgetDirectory, publicUrl: () => publicUrl }
    const files = createHubFiles({ ...deps, folder: createBlobFolder(o.dataDir, await storeOf(o.s3)) })
    const hub = createHub({
      ...deps,
      people: { acts: actsIn, forget: forgetDirectory },
      team: (caller, request) => teamAct(team, caller, request),
      door: createDoor({ identity, ws, ...deps, forgetDirectory }),
      files,
      log: o.log ?? (() => undefined),
      ...(o.beforeCommit ? { beforeCommit: o.beforeCommit } : {}),
    })
    return {
      ...deps,
      identity,
      ws,
      hub,
      files,
      forgetDirectory,
      reachedAt: (url) => {
        publicUrl = url
      },
      close: async () => {
        hub.stop()
        await driver.close()
      },
    }
  } catch (error) {
    await driver.close()
    throw error
  }
}
