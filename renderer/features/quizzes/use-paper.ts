/** A quiz under way. What was chosen stays while the window is open: closed by mistake, it goes on where it was. */
import { useState } from 'react'
import type { QuizTaker } from '../../../shared/api/quizzes.ts'

export interface Paper {
  /** The question in sight, from 0; -1 before the first. */
  readonly at: number
  readonly startedAt: number
  /** Options by question, as they read. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
}

const unbegun: Paper = { at: -1, startedAt: 0, chosen: {} }
const papers = new Map<string, Paper>()

/** Whose paper it is; one that is only tried out is nobody's. */
const whose = (taker: QuizTaker | null): string =>
  taker === null ? 'try' : taker.type === 'me' ? 'me' : `${taker.visitId} ${taker.contactId}`

export function usePaper(quizId: string, taker: QuizTaker | null) {
  const key = `${quizId} ${whose(taker)}`
  const [paper, setPaper] = useState(() => papers.get(key) ?? unbegun)
  /** Null when it is handed in. */
  const keep = (next: Paper | null): void => {
    if (next === null) papers.delete(key)
    else papers.set(key, next)
    setPaper(next ?? unbegun)
  }
  const begin = (): void => keep({ at: 0, startedAt: Date.now(), chosen: {} })
  return { paper, keep, begin }
}
