/** How a page was come to: what was made just now has the keyboard at once. */
import { useLocation } from '@tanstack/react-router'

declare module '@tanstack/react-router' {
  interface HistoryState {
    readonly isNew?: true
  }
}

export const asNew = { state: { isNew: true } } as const

export const useIsNew = (): boolean => useLocation({ select: ({ state }) => state.isNew === true })
