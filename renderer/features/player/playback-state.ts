/** What is seen of a film that plays, read from its element at one moment. */
import type { AbLoop } from './ab-loop.ts'

/** Why it does not go on: never played, stopped midway, or sound without its picture. */
export type Trouble = 'unplayable' | 'brokenOff' | 'noPicture'

export interface PlaybackState {
  readonly isPlaying: boolean
  /** It was played since it was opened. */
  readonly hasPlayed: boolean
  readonly positionMs: number
  /** Null until it is known. */
  readonly durationMs: number | null
  /** What can be shown at once, as parts of the whole length. */
  readonly buffered: readonly (readonly [from: number, to: number])[]
  readonly speed: number
  /** 0 to 1. */
  readonly volume: number
  readonly isMuted: boolean
  readonly loop: AbLoop
  readonly isWholeLoop: boolean
  /** Width by height; null until it is known. */
  readonly ratio: number | null
  /** Its URL was refused and another one is on its way: the last picture stays meanwhile. */
  readonly isRenewing: boolean
  readonly trouble: Trouble | null
}

export interface PlaybackHooks {
  /** Something of it changed. */
  readonly onState: (state: PlaybackState) => void
  /** The URL is no longer good: another one is wanted. */
  readonly onBroken: () => void
  /** Where it is: every 5 s while playing, when paused or sought while it stands, at the end. */
  readonly onPosition: (ms: number) => void
}

export const beforeAnything: PlaybackState = {
  isPlaying: false,
  hasPlayed: false,
  positionMs: 0,
  durationMs: null,
  buffered: [],
  speed: 1,
  volume: 1,
  isMuted: false,
  loop: { type: 'none' },
  isWholeLoop: false,
  ratio: null,
  isRenewing: false,
  trouble: null,
}

/** The buffered parts of a length in seconds. */
export function bufferedParts(ranges: TimeRanges, seconds: number): readonly (readonly [number, number])[] {
  if (!(seconds > 0)) return []
  return Array.from({ length: ranges.length }, (_, i) => [ranges.start(i) / seconds, ranges.end(i) / seconds] as const)
}
