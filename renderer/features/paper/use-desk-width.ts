/** How wide the desk is on which a sheet lies, in CSS pixels; 0 until it is known. */
import { useLayoutEffect, useState, type RefObject } from 'react'

export function useDeskWidth(desk: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = desk.current
    if (!element) return
    const watching = new ResizeObserver(() => setWidth(element.clientWidth))
    watching.observe(element)
    return () => watching.disconnect()
  }, [desk])
  return width
}
