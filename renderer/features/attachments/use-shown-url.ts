/** The URL that shows a file, once it is there; asked for anew after `renew`. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { forgetUrl, shownUrl } from '../../platform/stored-files.ts'

/** A URL is good for minutes: one that fails sooner is not to blame. */
const leastMs = 60_000

interface Shown {
  readonly url: string | null
  /** It could not even be asked for. */
  readonly isFailed: boolean
  /**
   * It did not work: another is asked for, unless one was a moment ago. What is shown for long outlives several. Answers
   * whether it will be tried.
   */
  readonly renew: () => boolean
  /** One more is asked for, however many there were: for a player, which counts by itself. */
  readonly renewAgain: () => void
}

/** `id` is null where there is no file to show. */
export function useShownUrl(id: string | null, sha256: string): Shown {
  const [found, setFound] = useState<{ readonly key: string; readonly url: string | null } | null>(null)
  const [tries, setTries] = useState(0)
  const renewedAtMs = useRef(-Infinity)
  const key = `${id} ${sha256}`
  useEffect(() => {
    if (id === null) return
    let isWanted = true
    shownUrl(id, sha256).then(
      (url) => (isWanted ? setFound({ key: `${id} ${sha256}`, url }) : undefined),
      () => (isWanted ? setFound({ key: `${id} ${sha256}`, url: null }) : undefined),
    )
    return () => {
      isWanted = false
    }
  }, [id, sha256, tries])
  const renewAgain = useCallback((): void => {
    if (id !== null) forgetUrl(id, sha256)
    setTries((n) => n + 1)
  }, [id, sha256])
  const renew = useCallback((): boolean => {
    if (performance.now() - renewedAtMs.current < leastMs) return false
    renewedAtMs.current = performance.now()
    renewAgain()
    return true
  }, [renewAgain])
  const isKnown = found?.key === key
  return { url: isKnown ? found.url : null, isFailed: isKnown && found.url === null, renew, renewAgain }
}
