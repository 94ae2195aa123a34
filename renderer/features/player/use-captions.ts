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

const wordsOf = (cues: TextTrackCueList | null): string =>
  [...(cues ?? [])]
    .map((cue) => (cue instanceof VTTCue ? (cue.getCueAsHTML().textContent ?? '') : ''))
    .join('\n')
    .trim()

/** `chosen` is the place of a file in the list, or -1; empty while nothing is said. */
export function useCaptions(
  video: RefObject<HTMLVideoElement | null>,
  captions: readonly CaptionFile[],
  chosen: number,
): string {
  const [words, setWords] = useState('')
  useEffect(() => {
    const tracks = [...(video.current?.textTracks ?? [])]
    for (const track of tracks) track.mode = 'hidden'
    const track = tracks[chosen]
    const show = (): void => setWords(track ? wordsOf(track.activeCues) : '')
    show()
    track?.addEventListener('cuechange', show)
    return () => track?.removeEventListener('cuechange', show)
  }, [video, captions, chosen])
  return words
}
