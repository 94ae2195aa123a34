/** What was just added has a stand-in for a title: that is opened to be written. It is the first button there. */
import { useEffect, useRef, type RefObject } from 'react'

export function useOpened<T extends HTMLElement>(isNew: boolean): RefObject<T | null> {
  const place = useRef<T>(null)
  useEffect(() => {
    if (isNew) place.current?.querySelector('button')?.click()
  }, [isNew])
  return place
}
