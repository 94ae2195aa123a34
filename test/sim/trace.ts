/** What happened, line by line. Ids stand in it as the order in which they first came up. */
import { createHash } from 'node:crypto'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

export class Trace {
  readonly lines: string[] = []
  readonly #ordinals = new Map<string, number>()

  note(text: string): void {
    this.lines.push(this.named(text))
  }

  /** The text with ids as ordinals. */
  named(text: string): string {
    return text.replaceAll(uuid, (id) => {
      const known = this.#ordinals.get(id) ?? this.#ordinals.size + 1
      this.#ordinals.set(id, known)
      return `#${known}`
    })
  }

  get hash(): string {
    return createHash('sha256').update(this.lines.join('\n')).digest('hex').slice(0, 16)
  }
}
