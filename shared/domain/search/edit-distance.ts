/**
 * One typing slip: a letter wrong, missing, doubled in, or two neighbours swapped (Damerau-Levenshtein distance 1).
 * Words one slip apart share a deletion key, so candidates are found by a few exact look-ups instead of a scan.
 */

/** Words shorter than this have too many neighbours for a correction to mean anything. */
export const shortestCorrected = 4
const longestCorrected = 24

/** Whether a word is long enough, and not too long, to be corrected. */
export const isCorrectable = (word: string): boolean =>
  word.length >= shortestCorrected && word.length <= longestCorrected && /^\p{L}+$/u.test(word)

/** The word itself and the word with any one letter left out. */
export function deletionKeys(word: string): readonly string[] {
  const keys = new Set([word])
  for (let i = 0; i < word.length; i++) keys.add(word.slice(0, i) + word.slice(i + 1))
  return [...keys]
}

/** Whether the two words differ by exactly one slip. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const restA = a.slice(start)
  const restB = b.slice(start)
  if (restA.length < restB.length) return restB.slice(1) === restA
  if (restA.length > restB.length) return restA.slice(1) === restB
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
