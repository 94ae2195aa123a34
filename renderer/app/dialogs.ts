/** Which dialog is open. One at a time: a dialog never opens over another. */
import { create } from 'zustand'
import type { QuizTaker } from '../../shared/api/quizzes.ts'
import type { AttachedTo } from '../../shared/domain/attached-to.ts'
import type { Row } from '../../shared/domain/record-types.ts'

export interface AccountRef {
  readonly id: string
  readonly name: string
}

export type DialogRequest =
  | { readonly type: 'planVisit'; readonly account?: AccountRef; readonly on?: string }
  | { readonly type: 'logVisit'; readonly account?: AccountRef; readonly visit?: Row<'visit'> }
  | { readonly type: 'note'; readonly account?: AccountRef; readonly visitId?: string }
  | { readonly type: 'followUp'; readonly account?: AccountRef; readonly on?: string }
  | { readonly type: 'capture' }
  | { readonly type: 'contact'; readonly account?: AccountRef }
  | { readonly type: 'opportunity'; readonly account?: AccountRef }
  | { readonly type: 'newAccount'; readonly name?: string }
  | { readonly type: 'merge'; readonly account: AccountRef }
  | { readonly type: 'handOver'; readonly account: AccountRef }
  /** A photo, memo or file; `back` is the dialog it was opened from, which stands there again afterwards. */
  | { readonly type: 'file'; readonly id: string; readonly back?: DialogRequest }
  | { readonly type: 'comparison'; readonly account?: AccountRef }
  | { readonly type: 'quote'; readonly account?: AccountRef }
  | { readonly type: 'leave'; readonly account: AccountRef; readonly visitId?: string }
  | { readonly type: 'dayPapers' }
  | { readonly type: 'room' }
  /** Somebody signs in to a training session. */
  | { readonly type: 'sign'; readonly visitId: string; readonly contactId: string; readonly name: string }
  /** A quiz, taken by somebody whose name stands over it; tried out where there is no taker. */
  | { readonly type: 'quiz'; readonly quizId: string; readonly taker: QuizTaker | null; readonly name?: string }
  | { readonly type: 'camera'; readonly to: AttachedTo; readonly back?: DialogRequest }
  | { readonly type: 'card'; readonly of: 'contact' | 'visit' | 'followUp' | 'opportunity'; readonly id: string }

interface DialogState {
  readonly dialog: DialogRequest | null
  readonly isPaletteOpen: boolean
}

export const useDialogs = create<DialogState>(() => ({ dialog: null, isPaletteOpen: false }))

export const openDialog = (dialog: DialogRequest): void => useDialogs.setState({ dialog, isPaletteOpen: false })
export const closeDialog = (): void => useDialogs.setState({ dialog: null })
export const openPalette = (): void => useDialogs.setState({ isPaletteOpen: true })
export const closePalette = (): void => useDialogs.setState({ isPaletteOpen: false })
