/**
 * Owners and authors a file names. Whoever is unknown becomes a team member with the id the source gave, so that nobody's
 * work loses its name; a link to a person therefore never waits.
 */
import { newId, uuidPattern } from '../../../shared/base/ids.ts'
import type { PersonText } from '../../../shared/domain/interchange/build-row.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { findRow } from '../store/rows.ts'
import { first, sql } from '../store/sql.ts'
import { findBySource, isLive, storedSourceId, type LinkScope } from './links.ts'

/** A team member that has to be made, or brought back, before the row that names them. */
export interface MemberPlan {
  readonly op: 'create' | 'restore'
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly sourceSystem: string | null
  readonly sourceId: string | null
}

export interface People {
  /** The id of the member a text means; whoever is unknown is planned. */
  readonly resolve: (person: PersonText) => string
  /**
   * The author of a row. A file of members names authors that it brings itself, perhaps further down: there an unknown one
   * is nobody, and an id of ours is kept as it is, or a stand-in would be made that the row of the member then meets.
   */
  readonly resolveAuthor: (person: PersonText) => string | null
  /** Members planned since the last call: the next row that is written makes them first. */
  readonly takePlanned: () => readonly MemberPlan[]
}

/** Remembers who was found, for a file names the same few people in every row. */
export function createPeople(scope: LinkScope, type: RecordTypeName, nowMs: number): People {
  const known = new Map<string, string>()
  let planned: MemberPlan[] = []
  const resolve = (person: PersonText): string => {
    const key = `${person.id ?? ''}\u0000${person.name ?? ''}`
    let id = known.get(key)
    if (id === undefined) {
      id = findMember(scope, person) ?? planMember(scope, person, nowMs, (member) => planned.push(member))
      known.set(key, id)
    }
    return id
  }
  const findAuthor = (person: PersonText): string | null =>
    person.id !== null && uuidPattern.test(person.id) ? person.id : findMember(scope, person)
  return {
    takePlanned() {
      const taken = planned
      planned = []
      return taken
    },
    resolve,
    resolveAuthor: type === 'teamMember' ? findAuthor : resolve,
  }
}

function findMember(scope: LinkScope, person: PersonText): string | null {
  if (person.id !== null) {
    if (uuidPattern.test(person.id) && isKnown(scope, person.id)) return person.id
    const sourceId = storedSourceId(scope.system, person.id)
    for (const system of [scope.system, ...scope.otherSystems]) {
      const planned = scope.overlay.findSource('teamMember', system, sourceId)
      const stored = planned === null ? findBySource(scope.db, 'teamMember', system, sourceId) : null
      if (planned !== null) return planned
      if (stored && !stored.isDeleted) return stored.id
    }
  }
  // An id that is known nowhere is somebody new, even where the name is not.
  return person.name === null || person.id !== null ? null : findNamed(scope, person.name)
}

const isKnown = (scope: LinkScope, id: string): boolean => scope.overlay.hasId(id) || isLive(scope.db, 'teamMember', id)

function findNamed(scope: LinkScope, name: string): string | null {
  const planned = scope.overlay.findNatural('teamMember', { main: name, extra: '' })[0]
  if (planned !== undefined) return planned
  const stored = first<{ id: string }>(
    scope.db,
    sql`SELECT id FROM team_members WHERE (name = ${name} OR email = ${name.toLowerCase()}) AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1`,
  )
  return stored?.id ?? null
}

/** A member of ours by its id who was deleted: it comes back rather than being made a second time. */
const goneMember = ({ db }: LinkScope, id: string | null): { readonly id: string } | null =>
  id !== null && findRow(db, 'teamMember', id) ? { id } : null

function planMember(scope: LinkScope, person: PersonText, nowMs: number, plan: (member: MemberPlan) => void): string {
  const isOwnId = person.id !== null && uuidPattern.test(person.id)
  const sourceId = person.id === null || isOwnId ? null : storedSourceId(scope.system, person.id)
  const gone =
    sourceId === null ? goneMember(scope, person.id) : findBySource(scope.db, 'teamMember', scope.system, sourceId)
  const name = (person.name ?? person.id ?? '?').slice(0, 200)
  const member: MemberPlan = {
    op: gone ? 'restore' : 'create',
    id: gone?.id ?? (isOwnId ? (person.id as string) : newId(nowMs)),
    name,
    email: /^[^@\s]+@[^@\s]+$/.test(name) ? name.toLowerCase() : null,
    sourceSystem: sourceId === null ? null : scope.system,
    sourceId,
  }
  plan(member)
  const source = sourceId === null ? null : { system: scope.system, id: sourceId }
  scope.overlay.addCreated('teamMember', member.id, source, { main: name, extra: '' })
  return member.id
}
