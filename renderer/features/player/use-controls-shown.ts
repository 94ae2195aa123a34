/** Controls go away after three seconds of playing without a movement or key, and come back with either. */
import { useCallback, useEffect, useRef, useState } from 'react'

const shownMs = 3_000

interface Shown {
  readonly isShown: boolean
  /** Something moved. */
  readonly stir: () => void
}

/** `isHeld` keeps them: a menu is open, or nothing plays. */
export function useControlsShown(isHeld: boolean): Shown {
  const [isQuiet, setQuiet] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stir = useCallback((): void => {
    setQuiet(false)
    clearTimeout(timer.current)
    if (!isHeld) timer.current = setTimeout(() => setQuiet(true), shownMs)
  }, [isHeld])
  useEffect(() => {
    if (isHeld) return
    timer.current = setTimeout(() => setQuiet(true), shownMs)
    return () => {
      clearTimeout(timer.current)
      setQuiet(false)
    }
  }, [isHeld])
  return { isShown: isHeld || !isQuiet, stir }
}
