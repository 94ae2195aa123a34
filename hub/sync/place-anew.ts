/** Rows of a person put where they belong now: after a change of team, or when somebody who only had a name comes in. */
import type { SqlDriver } from '../storage/sql-driver.ts'
import { Batch } from './batch.ts'
import type { Directory } from './directory.ts'

interface Deps {
  readonly driver: SqlDriver
  readonly directory: () => Promise<Directory>
}

/**
 * Places what is the person's and what names them as owner anew; answers the head. `directory` must be a fresh one.
 */
export async function placeAnew(deps: Deps, ws: string, memberId: string): Promise<number> {
  const directory = await deps.directory()
  return deps.driver.write(async (tx) => {
    const batch = await Batch.begin(tx, ws, directory)
    await batch.replace(memberId)
    await batch.flush()
    return batch.head
  })
}
