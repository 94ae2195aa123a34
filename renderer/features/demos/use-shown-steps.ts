/** Which step is on, since when, and what is noted of it; a step that is left is written to the visit. */
import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { DemoStepDetail } from '../../../shared/api/demos.ts'
import type { DemoShown } from '../../../shared/domain/demo.ts'
import { useRun } from '../../app/use-run.ts'

export interface Noted {
  readonly reaction: DemoShown['reaction']
  readonly question: string
}

interface On extends Noted {
  readonly index: number
  readonly sinceMs: number
}

type Change =
  { readonly type: 'go'; readonly index: number; readonly atMs: number } | ({ readonly type: 'note' } & Partial<Noted>)

const nothingNoted: Noted = { reaction: null, question: '' }

const changed = (on: On, change: Change): On =>
  change.type === 'go' ? { ...nothingNoted, index: change.index, sinceMs: change.atMs } : { ...on, ...change }

/** A step passed over in less is none that was shown. */
const leastMs = 1_000

export interface ShownSteps extends On {
  readonly go: (index: number) => void
  readonly note: (noted: Partial<Noted>) => void
  /** Writes the step that is on; resolves when it is kept. */
  readonly leave: () => Promise<void>
}

export function useShownSteps(visitId: string, steps: readonly DemoStepDetail[], beganMs: number): ShownSteps {
  const run = useRun()
  const [on, change] = useReducer(changed, { ...nothingNoted, index: 0, sinceMs: beganMs })
  const now = useRef(on)
  useEffect(() => {
    now.current = on
  })
  const leave = useCallback(async (): Promise<void> => {
    const { index, sinceMs, reaction, question } = now.current
    const stepId = steps[index]?.step.id
    const shownMs = Date.now() - sinceMs
    if (stepId === undefined || (shownMs < leastMs && reaction === null && question.trim() === '')) return
    const asked = question.trim() || null
    // it goes on whatever comes of it: a fault is said, and the demo is not held up
    await run('demos.show', { visitId, stepId, shownAt: sinceMs, shownMs, reaction, question: asked })
  }, [run, steps, visitId])
  const go = useCallback(
    (index: number): void => {
      if (index < 0 || index >= steps.length || index === now.current.index) return
      void leave()
      change({ type: 'go', index, atMs: Date.now() })
    },
    [leave, steps.length],
  )
  const note = useCallback((noted: Partial<Noted>) => change({ type: 'note', ...noted }), [])
  return { ...on, go, note, leave }
}
