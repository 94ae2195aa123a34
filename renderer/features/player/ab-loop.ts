/** The part of a film that is played over and over: from A to B. */
export type AbLoop =
  | { readonly type: 'none' }
  | { readonly type: 'begun'; readonly fromMs: number }
  | { readonly type: 'looping'; readonly fromMs: number; readonly toMs: number }

export const noLoop: AbLoop = { type: 'none' }

/** A loop shorter than this shows nothing. */
const shortestMs = 500

/** What the one key makes of a loop at a time: it sets A, then B, then takes both away. B before A turns them round. */
export function nextLoop(loop: AbLoop, atMs: number): AbLoop {
  if (loop.type === 'none') return { type: 'begun', fromMs: atMs }
  if (loop.type === 'looping') return noLoop
  const [fromMs, toMs] = [Math.min(loop.fromMs, atMs), Math.max(loop.fromMs, atMs)]
  return { type: 'looping', fromMs, toMs: Math.max(toMs, fromMs + shortestMs) }
}

/** Where the film goes back to, or null while it is not at the end of the loop. */
export const loopBack = (loop: AbLoop, atMs: number): number | null =>
  loop.type === 'looping' && atMs >= loop.toMs ? loop.fromMs : null
