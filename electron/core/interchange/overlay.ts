/**
 * What this import has decided so far. A trial writes nothing, so rows it would have made are found here and not in the
 * database; the real run asks the same questions in the same order, and so comes to the same answers.
 */
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { isSameKey, type NaturalKey } from './natural-key.ts'

export class Overlay {
  readonly #sources = new Map<string, string>()
  readonly #natural = new Map<string, { readonly id: string; readonly key: NaturalKey }[]>()
  readonly #ids = new Set<string>()
  readonly #taken = new Set<string>()
  readonly #changed = new Set<string>()

  /** The row this run made for a source id. */
  findSource(type: RecordTypeName, system: string, sourceId: string): string | null {
    return this.#sources.get(sourceKey(type, system, sourceId)) ?? null
  }

  hasId(id: string): boolean {
    return this.#ids.has(id)
  }

  /** Rows this run made or met under a natural key. */
  findNatural(type: RecordTypeName, key: NaturalKey): readonly string[] {
    const found = this.#natural.get(`${type}\u0000${key.main}`) ?? []
    return found.filter((entry) => isSameKey(entry.key, key)).map((entry) => entry.id)
  }

  /** Says that a row of the file stands for this record; false when an earlier row already did. */
  take(id: string): boolean {
    if (this.#taken.has(id)) return false
    this.#taken.add(id)
    return true
  }

  /** Whether this run changed a record: what the database says of its name may be of before, or of after. */
  hasChanged(id: string): boolean {
    return this.#changed.has(id)
  }

  /** Says what a record of the store is called once this run has changed it, or has brought it back. */
  addChanged(type: RecordTypeName, id: string, key: NaturalKey): void {
    this.#changed.add(id)
    this.addCreated(type, id, null, key)
  }

  addCreated(
    type: RecordTypeName,
    id: string,
    source: { readonly system: string; readonly id: string } | null,
    key: NaturalKey | null,
  ): void {
    this.#ids.add(id)
    if (source) this.#sources.set(sourceKey(type, source.system, source.id), id)
    if (!key) return
    const name = `${type}\u0000${key.main}`
    const entries = this.#natural.get(name)
    if (entries) entries.push({ id, key })
    else this.#natural.set(name, [{ id, key }])
  }
}

const sourceKey = (type: RecordTypeName, system: string, sourceId: string): string =>
  `${type}\u0000${system}\u0000${sourceId}`
