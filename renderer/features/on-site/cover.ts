/** What the screen of a visit shows of what is not for the client's eyes, and its light. Kept for as long as the page is. */
import { create } from 'zustand'

interface CoverState {
  /** Notes, promises and background are hidden. */
  readonly isCovered: boolean
  /** What was before, and where people stand; uncovered by hand alone. */
  readonly showsBackground: boolean
  readonly isDark: boolean
}

export const useCover = create<CoverState>(() => ({ isCovered: false, showsBackground: false, isDark: false }))

/** One key: everything that is not for the client goes, and comes back without the background. */
export const toggleCover = (): void => useCover.setState((s) => ({ isCovered: !s.isCovered, showsBackground: false }))

export const toggleBackground = (): void =>
  useCover.setState((s) => ({ isCovered: false, showsBackground: !s.showsBackground }))

export const toggleDark = (): void => useCover.setState((s) => ({ isDark: !s.isDark }))

/** A visit begins, or is gone back to, with nothing private on the screen but its own notes. */
export const resetCover = (): void => useCover.setState({ isCovered: false, showsBackground: false })
