/** How the follow-ups are looked at, kept while the app is open, and which one is being closed with a result. */
import { create } from 'zustand'

export const followUpViews = ['agenda', 'week', 'month'] as const
export type FollowUpView = (typeof followUpViews)[number]

interface ViewState {
  readonly view: FollowUpView
  /** The day a calendar is turned to; null for today. */
  readonly on: string | null
  /** The follow-up whose result is asked for, in its place. */
  readonly closingId: string | null
}

export const useFollowUpView = create<ViewState>(() => ({ view: 'agenda', on: null, closingId: null }))

export const showView = (view: FollowUpView): void => useFollowUpView.setState({ view, closingId: null })
export const showDay = (on: string | null): void => useFollowUpView.setState({ on, closingId: null })
export const askResult = (closingId: string | null): void => useFollowUpView.setState({ closingId })
