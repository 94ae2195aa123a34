/** Files of one day that stand next to each other in a timeline are one entry: a visit's photos are one line. */
import type { Entry } from './timeline.tsx'

export interface FoldedEntry extends Entry {
  /** All files of the entry, this one among them; absent for any other entry. */
  readonly files?: readonly Entry[]
}

export function foldFiles(entries: readonly Entry[], dayOf: (atMs: number) => string): readonly FoldedEntry[] {
  const folded: FoldedEntry[] = []
  for (const entry of entries) {
    const last = folded.at(-1)
    const isFile = entry.type === 'attachment'
    if (isFile && last?.files && dayOf(last.at) === dayOf(entry.at))
      folded[folded.length - 1] = { ...last, files: [...last.files, entry] }
    else folded.push(isFile ? { ...entry, files: [entry] } : entry)
  }
  return folded
}
