/**
 * The words of the captions at this moment. The element reads the files at once, while their URLs are good, and says which
 * cue is on; the words are drawn by us, above the controls and without any style of the file.
 */
import { useEffect, useState, type RefObject } from 'react'

export interface CaptionFile {
  readonly url: string
  readonly label: string
  /** A BCP 47 tag, such as `zh-CN`. */
  readonly language: string
}

/** The words of all cues at a time: also before the film was first played, when the element says that none is on. */
const wordsAt = (cues: TextTrackCueList | null, seconds: number): string =>
  [...(cues ?? [])]
    .filter((cue) => cue.startTime <= seconds && seconds < cue.endTime)
    .map((cue) => (cue instanceof VTTCue ? (cue.getCueAsHTML().textContent ?? '') : ''))
    .join('\n')
    .trim()

const moments = ['timeupdate', 'seeking', 'loadeddata'] as const

/** `chosen` is the place of a file in the list, or -1; empty while nothing is said. */
export function useCaptions(
  video: RefObject<HTMLVideoElement | null>,
  captions: readonly CaptionFile[],
  chosen: number,
): string {
  const [words, setWords] = useState('')
  useEffect(() => {
    const element = video.current
    if (!element) return
    const tracks = [...element.textTracks]
    for (const track of tracks) track.mode = 'hidden'
    const track = tracks[chosen]
    const show = (): void => setWords(track ? wordsAt(track.cues, element.currentTime) : '')
    show()
    const stop = new AbortController()
    const { signal } = stop
    for (const name of moments) element.addEventListener(name, show, { signal })
    track?.addEventListener('cuechange', show, { signal })
    // said of the child that is read, and only when its file is there
    element.addEventListener('load', show, { signal, capture: true })
    return () => stop.abort()
  }, [video, captions, chosen])
  return words
}
