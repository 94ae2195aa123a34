/** What a person can do with the player, and which key does it. */
export type PlayerAct =
  | { readonly type: 'toggle' | 'mute' | 'captions' | 'fullScreen' | 'mark' | 'loop' | 'faster' | 'slower' }
  | { readonly type: 'by'; readonly ms: number }
  | { readonly type: 'tenth'; readonly tenth: number }

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const acts: Readonly<Record<string, PlayerAct>> = {
  ' ': { type: 'toggle' },
  k: { type: 'toggle' },
  j: { type: 'by', ms: -10_000 },
  l: { type: 'by', ms: 10_000 },
  arrowleft: { type: 'by', ms: -5_000 },
  arrowright: { type: 'by', ms: 5_000 },
  '<': { type: 'slower' },
  '>': { type: 'faster' },
  // the same keys while a Chinese keyboard writes full-width marks
  '《': { type: 'slower' },
  '》': { type: 'faster' },
  m: { type: 'mute' },
  c: { type: 'captions' },
  f: { type: 'fullScreen' },
  a: { type: 'mark' },
  r: { type: 'loop' },
}

/** The act of a key, or null when the player has none for it. */
export function actOfKey({ key, ctrlKey, metaKey, altKey }: KeyPress): PlayerAct | null {
  if (ctrlKey || metaKey || altKey) return null
  if (/^\d$/.test(key)) return { type: 'tenth', tenth: Number(key) }
  const name = key.toLowerCase()
  return Object.hasOwn(acts, name) ? (acts[name] ?? null) : null
}
