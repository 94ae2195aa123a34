/** Hits of a search, marked in the text over the pages by the browser itself: nothing is put into the text for it. */

const kinds = ['rp-pdf-hit', 'rp-pdf-hit-current'] as const

function highlightOf(kind: (typeof kinds)[number]): Highlight {
  const found = CSS.highlights.get(kind)
  if (found) return found
  const made = new Highlight()
  made.priority = kinds.indexOf(kind)
  CSS.highlights.set(kind, made)
  return made
}

/** Marks ranges, one of them as the one in question; answers how to take the marks away. */
export function markHits(ranges: readonly Range[], current: Range | null): () => void {
  const all = highlightOf('rp-pdf-hit')
  const one = highlightOf('rp-pdf-hit-current')
  for (const range of ranges) all.add(range)
  if (current) one.add(current)
  return () => {
    for (const range of ranges) all.delete(range)
    if (current) one.delete(current)
  }
}
