/**
 * Cuts folded text into runs: Han runs (searched by overlapping pairs of characters) and words (letters or digits of any
 * other script, split where letters meet digits, so that `iphone15` is found by `15`). Everything else separates.
 */
import { isHan } from '../../base/text.ts'

export interface Run {
  readonly han: boolean
  readonly text: string
  /** Where the run starts in the folded text, in UTF-16 units. */
  readonly start: number
}

type Kind = 0 | 1 | 2 | 3
const gap: Kind = 0
const han: Kind = 1
const letter: Kind = 2
const digit: Kind = 3
const letterOrMark = /[\p{L}\p{M}]/u
const numeral = /\p{N}/u

function kindOf(code: number): Kind {
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return letter
    return code >= 0x30 && code <= 0x39 ? digit : gap
  }
  if (isHan(code)) return han
  if (code >= 0x3000 && code <= 0x3020) return gap
  const char = String.fromCodePoint(code)
  if (letterOrMark.test(char)) return letter
  return numeral.test(char) ? digit : gap
}

/** The runs of an already folded text, in order. */
export function runsOf(folded: string): readonly Run[] {
  const runs: Run[] = []
  let start = 0
  let kind: Kind = gap
  for (let i = 0; i < folded.length; i++) {
    const code = folded.codePointAt(i) ?? 0
    const next = kindOf(code)
    if (next !== kind) {
      if (kind !== gap) runs.push({ han: kind === han, text: folded.slice(start, i), start })
      start = i
      kind = next
    }
    if (code > 0xffff) i++
  }
  if (kind !== gap) runs.push({ han: kind === han, text: folded.slice(start), start })
  return runs
}
