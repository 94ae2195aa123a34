/** How loud a person hears films and in which language they read along: the same for the next film, until the window closes. */
import { create } from 'zustand'

export interface PlayerPrefs {
  readonly volume: number
  readonly isMuted: boolean
  /** The language of the captions shown; null shows none. */
  readonly captions: string | null
  /** What the key shows again. */
  readonly lastCaptions: string | null
}

export const usePlayerPrefs = create<PlayerPrefs>(() => ({
  volume: 1,
  isMuted: false,
  captions: null,
  lastCaptions: null,
}))

/** Shows captions in a language, or none. */
export const showCaptions = (language: string | null): void =>
  usePlayerPrefs.setState((was) => ({ captions: language, lastCaptions: language ?? was.captions ?? was.lastCaptions }))
