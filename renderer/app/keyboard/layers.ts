/** How many dialogs and menus lie over the screen: while there is one, the screen's keys rest. */
import { useEffect } from 'react'
import { create } from 'zustand'

export const useLayers = create<{ readonly open: number }>(() => ({ open: 0 }))

/** Declares a layer for as long as it is open. */
export function useLayer(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    useLayers.setState((s) => ({ open: s.open + 1 }))
    return () => useLayers.setState((s) => ({ open: s.open - 1 }))
  }, [isOpen])
}
