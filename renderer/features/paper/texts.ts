/** Texts of fields. */

/** The first so many characters, none of them cut in half. */
export const firstOf = (text: string, most: number): string => {
  let cut = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length > most) break
    cut += segment
  }
  return cut
}

/** An empty field is none. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
