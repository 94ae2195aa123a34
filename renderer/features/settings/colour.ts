/** The colour of paper: read as it is typed, and whether its words can be read on white. */

/** `#1c678f` of `1C678F`, `#fff` and the like; null where it is no colour. */
export function hexOf(typed: string): string | null {
  const found = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.normalize('NFKC').trim())?.[1]?.toLowerCase()
  if (found === undefined) return null
  return found.length === 6 ? `#${found}` : `#${found.replaceAll(/./g, '$&$&')}`
}

/** A part of red, green or blue as light, by WCAG. */
const lightOf = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)

/** Contrast with white, 1 to 21, of `#rrggbb`. */
export function contrastOnWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    lightOf(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  )
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/** Large type, such as the total of a quote, needs 3 to 1. */
export const isFaint = (hex: string): boolean => contrastOnWhite(hex) < 3
