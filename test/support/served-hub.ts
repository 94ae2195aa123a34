/** A real hub behind a real port, in this process: for tests that reach it over HTTP. */
import type { Role } from '../../hub/identity/identity.ts'
import { openHub, type OpenHub, type OpenHubOptions } from '../../hub/open-hub.ts'
import { serveHub, type Served } from '../../hub/serve.ts'
import { beginNewEpoch } from '../../hub/sync/new-epoch.ts'
import { ensureMember } from '../../hub/sync/workspace.ts'
import { tempDir } from './temp-store.ts'

export interface ServedHub {
  readonly open: OpenHub
  readonly url: string
  /** Where its files lie. */
  readonly dir: string
  /** An invitation link for a new person. */
  invite(name: string, role?: Role, teamId?: string | null): Promise<{ link: string; userId: string; memberId: string }>
  team(name: string, shares: boolean): Promise<string>
  /** As a backup does that was put back. */
  beginNewLog(): Promise<unknown>
  /** Ends the server and starts it again on the same port and data. */
  restart(): Promise<void>
  /** Ends the server: laptops are offline until `start`. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

export async function servedHub(options: Partial<OpenHubOptions> = {}): Promise<ServedHub> {
  const temp = tempDir('rapport-hub-')
  const opening: OpenHubOptions = { dataDir: temp.dir, name: '华东团队', ...options }
  let open = await openHub(opening)
  let served: Served | null = await serveHub({ open, port: 0 })
  const { url } = served
  open.reachedAt(url)
  const port = Number(new URL(url).port)
  const stop = async (): Promise<void> => {
    await served?.stop(500)
    served = null
    await open.close()
  }
  const start = async (): Promise<void> => {
    open = await openHub(opening)
    served = await serveHub({ open, port })
  }
  return {
    get open() {
      return open
    },
    url,
    dir: opening.dataDir,
    invite: async (name, role = 'rep', teamId = null) => {
      const { userId, memberId, code } = await open.identity.by(null).invite({ name, role, teamId })
      open.forgetDirectory()
      const user = await open.identity.findUser(userId)
      if (user) await ensureMember(open, open.ws, user)
      return { link: `${url}join#${code}`, userId, memberId }
    },
    team: async (name, shares) => (await open.identity.by(null).createTeam({ name, shares })).id,
    beginNewLog: () => beginNewEpoch(open.driver, open.ws, Date.now()),
    stop,
    start,
    restart: async () => {
      await stop()
      await start()
    },
    close: async () => {
      if (served) await stop()
      temp.remove()
    },
  }
}
