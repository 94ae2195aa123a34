/**
 * How long a film is when its file does not say: a recording made in a browser has no length until something has looked
 * for its end.
 */

/** Far behind the end of any film, in seconds. */
const behindEverything = 1e9

/**
 * The length in seconds, or null when none is found in time. Of a film that does not say, the position stands at the end
 * afterwards.
 */
export function realDuration(video: HTMLVideoElement, limitMs: number): Promise<number | null> {
  const known = (): number | null => (Number.isFinite(video.duration) && video.duration > 0 ? video.duration : null)
  if (video.duration !== Number.POSITIVE_INFINITY) return Promise.resolve(known())
  return new Promise((done) => {
    const stop = new AbortController()
    const { signal } = stop
    const finish = (seconds: number | null): void => {
      clearTimeout(timer)
      stop.abort()
      done(seconds)
    }
    const timer = setTimeout(() => finish(null), limitMs)
    video.addEventListener('durationchange', () => (known() === null ? undefined : finish(known())), { signal })
    // some never say it: then the end is where the search stood still
    video.addEventListener('seeked', () => finish(known() ?? (video.currentTime > 0 ? video.currentTime : null)), {
      signal,
    })
    video.addEventListener('error', () => finish(null), { signal })
    video.currentTime = behindEverything
  })
}
