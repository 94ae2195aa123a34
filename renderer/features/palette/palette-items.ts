/** What the palette lists and in which order; and which kinds Tab goes through. Pure. */
import type { SearchHit } from '../../../shared/api/lists.ts'
import { fold, hasHan } from '../../../shared/base/text.ts'
import { searchedTypes } from '../../../shared/domain/search/searched-types.ts'
import type { KeyCombo } from '../../app/keyboard/key-event.ts'

/** Kinds of records that can be opened from the palette, in the order in which Tab goes through them. */
export const hitKinds = searchedTypes
export type HitKind = (typeof hitKinds)[number]
export type PaletteKind = HitKind | 'command'

export const paletteKinds: readonly PaletteKind[] = [...hitKinds, 'command']

/** Something to do, in the words of the language in use. */
export interface Command {
  readonly id: string
  readonly label: string
  /** Other words it is found by. */
  readonly also?: string
  /** The key that does the same outside the palette, or inside it where `inPalette`. */
  readonly keys?: KeyCombo
  readonly run: () => void
}

export type PaletteItem =
  | { readonly type: 'hit'; readonly key: string; readonly hit: SearchHit }
  | { readonly type: 'command'; readonly key: string; readonly command: Command }

export interface PaletteGroup {
  readonly kind: PaletteKind | 'recent'
  readonly items: readonly PaletteItem[]
}

const isHitKind = (type: string): type is HitKind => hitKinds.some((kind) => kind === type)

const hitItem = (hit: SearchHit): PaletteItem => ({ type: 'hit', key: `${hit.type}:${hit.id}`, hit })
const commandItem = (command: Command): PaletteItem => ({ type: 'command', key: `do:${command.id}`, command })

/** Hits by type, in the order in which the types first come; the search puts the best group first. */
function groupHits(hits: readonly SearchHit[]): readonly PaletteGroup[] {
  const byKind = new Map<HitKind, PaletteItem[]>()
  for (const hit of hits) {
    if (!isHitKind(hit.type)) continue
    byKind.set(hit.type, [...(byKind.get(hit.type) ?? []), hitItem(hit)])
  }
  return [...byKind].map(([kind, items]) => ({ kind, items }))
}

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')

/** Whether every word of the query begins a word of the command, or, in Han, stands anywhere in it. */
export function isCommandFound(command: Command, query: string): boolean {
  const hay = wordsOf(`${command.label} ${command.also ?? ''}`)
  return wordsOf(query).every((word) => hay.some((h) => (hasHan(word) ? h.includes(word) : h.startsWith(word))))
}

export interface PaletteContent {
  readonly query: string
  readonly kind: PaletteKind | null
  readonly hits: readonly SearchHit[]
  readonly recents: readonly SearchHit[]
  readonly commands: readonly Command[]
  /** What can be done with the best account among the hits; stands before the other commands. */
  readonly forAccount: readonly Command[]
  /** Offered last, whatever is typed, e.g. a new record of that name. */
  readonly fallback: readonly Command[]
}

const mostCommands = 5
/** With nothing typed, the first few of the list are offered. */
const firstCommands = 5

function commandsShown({ query, kind, commands, forAccount, fallback }: PaletteContent): readonly Command[] {
  if (query === '') return kind === 'command' ? commands : commands.slice(0, firstCommands)
  const found = commands.filter((command) => isCommandFound(command, query))
  return kind === 'command' ? found : [...[...forAccount, ...found].slice(0, mostCommands), ...fallback]
}

/** The groups to show: what was opened last or what was found, then what can be done. */
export function groupsOf(content: PaletteContent): readonly PaletteGroup[] {
  const { query, kind, hits, recents } = content
  const isOf = (hit: SearchHit): boolean => isHitKind(hit.type) && (kind === null || hit.type === kind)
  const records: readonly PaletteGroup[] =
    query === '' ? [{ kind: 'recent', items: recents.filter(isOf).map(hitItem) }] : groupHits(hits.filter(isOf))
  const acts: PaletteGroup = { kind: 'command', items: commandsShown(content).map(commandItem) }
  const groups = kind === null ? [...records, acts] : kind === 'command' ? [acts] : records
  return groups.filter((group) => group.items.length > 0)
}

/** The kind Tab goes to: from everything to the kind of the item under the keyboard, then on in order and back to everything. */
export function nextKind(
  kind: PaletteKind | null,
  active: PaletteItem | undefined,
  isBackwards: boolean,
): PaletteKind | null {
  if (kind === null && !isBackwards) {
    if (active?.type === 'command') return 'command'
    return active && isHitKind(active.hit.type) ? active.hit.type : (paletteKinds[0] ?? null)
  }
  const step = isBackwards ? -1 : 1
  const at = kind === null ? paletteKinds.length : paletteKinds.indexOf(kind)
  return paletteKinds[at + step] ?? null
}

/** The index `step` away, going round at the ends. */
export const movedBy = (index: number, step: number, count: number): number =>
  count === 0 ? 0 : (index + step + count) % count
