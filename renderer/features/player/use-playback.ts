/** A film's element under React: what is seen of it, and the hands on it. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Playback } from './playback.ts'
import { beforeAnything, type PlaybackState } from './playback-state.ts'
import { usePlayerPrefs } from './player-prefs.ts'

interface Source {
  readonly url: string
  readonly startMs: number
  readonly onPosition: (ms: number) => void
  readonly onBroken: () => void
}

export interface UsedPlayback {
  readonly video: RefObject<HTMLVideoElement | null>
  /** The last picture, kept while another URL is fetched. */
  readonly still: RefObject<HTMLCanvasElement | null>
  readonly state: PlaybackState
  /** The hands; null until the element is there. */
  readonly hands: RefObject<Playback | null>
}

/** Copies what is in the picture now; nothing when there is none. */
function keepPicture(video: HTMLVideoElement, still: HTMLCanvasElement | null): void {
  if (!still || video.videoWidth === 0) return
  still.width = video.videoWidth
  still.height = video.videoHeight
  still.getContext('2d')?.drawImage(video, 0, 0)
}

export function usePlayback(source: Source): UsedPlayback {
  const video = useRef<HTMLVideoElement>(null)
  const still = useRef<HTMLCanvasElement>(null)
  const hands = useRef<Playback | null>(null)
  const [state, setState] = useState<PlaybackState>({ ...beforeAnything, positionMs: source.startMs })
  const current = useRef(source)
  useLayoutEffect(() => {
    current.current = source
  })
  useEffect(() => {
    const element = video.current
    if (!element) return
    const playback = new Playback(element, current.current.startMs, {
      onState: setState,
      onPosition: (ms) => current.current.onPosition(ms),
      onBroken: () => {
        keepPicture(element, still.current)
        current.current.onBroken()
      },
    })
    const { volume, isMuted } = usePlayerPrefs.getState()
    playback.setVolume(volume, isMuted)
    hands.current = playback
    return () => {
      playback.end()
      hands.current = null
      element.removeAttribute('src')
      element.load()
    }
  }, [])
  useEffect(() => hands.current?.load(source.url), [source.url])
  return { video, still, state, hands }
}
