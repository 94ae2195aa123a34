/** What follows whenever somebody came in or is something else now: others find their record, and what is theirs is where it belongs. */
import type { HubUser } from './identity/identity.ts'
import type { SqlDriver } from './storage/sql-driver.ts'
import type { Directory } from './sync/directory.ts'
import { placeAnew } from './sync/place-anew.ts'
import { ensureMember } from './sync/workspace.ts'

export interface PersonDeps {
  readonly driver: SqlDriver
  readonly ws: string
  readonly directory: () => Promise<Directory>
  readonly forgetDirectory: () => void
  readonly nowMs: () => number
}

export async function settlePerson(deps: PersonDeps, user: HubUser): Promise<void> {
  deps.forgetDirectory()
  await ensureMember(deps, deps.ws, user)
  await placeAnew(deps, deps.ws, user.memberId)
}
