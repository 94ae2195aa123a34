/** Up and down arrows go through the things marked `data-rove` inside an element, in the order they are read. */
import type { RefObject } from 'react'
import { useShortcuts } from './use-shortcuts.ts'

export function useRoving(area: RefObject<HTMLElement | null>, labels: { readonly move: string }): void {
  const go = (by: 1 | -1): void => {
    const stops = [...(area.current?.querySelectorAll<HTMLElement>('[data-rove]') ?? [])]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const target = at === -1 ? (by === 1 ? 0 : stops.length - 1) : Math.max(0, Math.min(stops.length - 1, at + by))
    stops[target]?.focus()
  }
  useShortcuts([
    { keys: 'ArrowUp', bar: labels.move, run: () => go(-1) },
    { keys: 'ArrowDown', bar: labels.move, run: () => go(1) },
  ])
}
