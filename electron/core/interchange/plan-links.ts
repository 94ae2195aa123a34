/** Turns the links a row names into ids, links that wait, and people to be made. */
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import type { BuiltRow, LinkText } from '../../../shared/domain/interchange/build-row.ts'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import type { RowProblem } from '../../../shared/domain/interchange/reasons.ts'
import type { FieldValue } from '../store/columns.ts'
import { findLink, storedSourceId, type LinkScope } from './links.ts'
import type { People } from './people.ts'
import type { PendingKey } from './row-plan.ts'

export interface Linked {
  /** Fields of links: an id, ids, or null where the link waits. */
  readonly values: Record<string, FieldValue>
  readonly pending: PendingKey[]
  readonly problems: RowProblem[]
  /** Link texts as read, for the memory of the import. */
  readonly read: Record<string, unknown>
}

interface Options {
  readonly scope: LinkScope
  readonly mapping: Mapping
}

/** `people` is asked for owners and authors. */
export function resolveLinks(options: Options, people: People, built: BuiltRow): Linked {
  const linked: Linked = { values: {}, pending: [], problems: [], read: {} }
  const byField = Map.groupBy(built.links, (link) => link.field)
  // The account first: the name of a contact is looked up within it.
  const fields = [...byField.keys()].sort((a, b) => Number(b === 'accountId') - Number(a === 'accountId'))
  for (const field of fields) resolveField(options, people, byField.get(field) ?? [], linked)
  return linked
}

function resolveField(options: Options, people: People, links: readonly LinkText[], linked: Linked): void {
  // An id says more than a name beside it.
  const byId = links.find((link) => link.by === 'id')
  const byName = links.find((link) => link.by === 'name')
  const link = byId ?? byName
  if (!link) return
  linked.read[`link:${link.field}`] = [link.by, ...link.keys]
  if (link.linksTo === 'teamMember') {
    const person = { id: byId?.keys[0] ?? null, name: byName?.keys[0] ?? null }
    linked.values[link.field] = people.resolve(person)
    return
  }
  const ids = link.keys.flatMap((key) => resolveKey(options, link, key, linked) ?? [])
  const isMany = recordTypeOf(options.mapping.type).fields[link.field]?.kind === 'refs'
  if (isMany) linked.values[link.field] = ids.length === 0 ? null : [...new Set(ids)].sort()
  else linked.values[link.field] = ids[0] ?? null
}

function resolveKey(options: Options, link: LinkText, key: string, linked: Linked): string | null {
  const accountId = linked.values['accountId']
  const found = findLink(options.scope, link.linksTo, link.by, key, typeof accountId === 'string' ? accountId : null)
  if (found.type === 'found') return found.id
  const column = options.mapping.fields[link.by === 'id' ? link.field : `${link.field}.name`]?.[0] ?? null
  if (found.type === 'ambiguous') linked.problems.push({ reason: 'link_ambiguous', column, value: key.slice(0, 200) })
  else
    linked.pending.push({
      field: link.field,
      linksTo: link.linksTo,
      by: link.by,
      key: link.by === 'id' ? storedSourceId(options.scope.system, key) : key,
    })
  return null
}
