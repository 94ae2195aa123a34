/** The URL that shows a file, once it is there; asked for anew after `renew`. */
import { useCallback, useEffect, useState } from 'react'
import { forgetUrl, shownUrl } from '../../platform/stored-files.ts'

interface Shown {
  readonly url: string | null
  /** It could not even be asked for. */
  readonly isFailed: boolean
  /** It did not work: one more is asked for, and after that none. Answers whether it will be tried. */
  readonly renew: () => boolean
  /** One more is asked for, however many there were: for a player, which counts by itself. */
  readonly renewAgain: () => void
}

export function useShownUrl(id: string, sha256: string): Shown {
  const [found, setFound] = useState<{ readonly key: string; readonly url: string | null } | null>(null)
  const [tries, setTries] = useState(0)
  const key = `${id} ${sha256}`
  useEffect(() => {
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
    forgetUrl(id, sha256)
    setTries((n) => n + 1)
  }, [id, sha256])
  const renew = useCallback((): boolean => {
    if (tries > 0) return false
    renewAgain()
    return true
  }, [renewAgain, tries])
  const isKnown = found?.key === key
  return { url: isKnown ? found.url : null, isFailed: isKnown && found.url === null, renew, renewAgain }
}
