/**
 * A quiz as it is taken: one question at a time, large, and nothing else of anybody, for the laptop may be in the hands of
 * the client. What was chosen stays while the window is open, so that a dialog closed by mistake goes on where it was.
 */
import { Button } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import type { QuizTaker } from '../../../shared/api/quizzes.ts'
import { canBeAsked, grade, parseAnswered, parseOptions, usualPassPercent } from '../../../shared/domain/quiz.ts'
import type { DialogRequest } from '../../app/dialogs.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { chosenAfter, isManyOf, QuizQuestion, type Asked } from './quiz-question.tsx'
import { QuizResult, type Outcome } from './quiz-result.tsx'
import classes from './quizzes.module.css'

type Props = Extract<DialogRequest, { type: 'quiz' }> & { readonly onClose: () => void }
type Detail = Output<'quizzes.get'>

interface Paper {
  /** The question in sight, from 0; -1 before the first. */
  readonly at: number
  readonly startedAt: number
  readonly chosen: Readonly<Record<string, readonly number[]>>
}

const unbegun: Paper = { at: -1, startedAt: 0, chosen: {} }
/** Papers under way, by quiz and person. */
const papers = new Map<string, Paper>()

const askedOf = ({ questions }: Detail): readonly Asked[] =>
  questions
    .map(({ id, title, options }) => ({ id, title, options: parseOptions(options) }))
    .filter(({ options }) => canBeAsked(options))

function usePaper(key: string) {
  const [paper, setPaper] = useState(() => papers.get(key) ?? unbegun)
  const keep = (next: Paper | null): void => {
    if (next === null) papers.delete(key)
    else papers.set(key, next)
    setPaper(next ?? unbegun)
  }
  const begin = (): void => keep({ at: 0, startedAt: Date.now(), chosen: {} })
  return { paper, keep, begin }
}

/** Grades what was chosen and keeps it; who only tries a quiz out leaves nothing. */
function useHandIn(detail: Detail, taker: QuizTaker | null, name: string | undefined) {
  const t = useWords()
  const run = useRun()
  return async ({ chosen, startedAt }: Paper): Promise<Outcome | null> => {
    const choices = Object.entries(chosen).map(([questionId, one]) => ({ questionId, chosen: [...one] }))
    if (taker === null) return grade(detail.questions, choices)
    const tookMs = Math.min(86_400_000, Math.max(0, Date.now() - startedAt))
    const said = t('quizzes:kept', { name: name ?? detail.quiz.name })
    const done = await run('quizzes.take', { quizId: detail.quiz.id, taker, choices, tookMs }, said)
    return done && { answered: parseAnswered(done.attempt.answers), scorePercent: done.attempt.scorePercent }
  }
}

interface TakingProps extends Pick<Props, 'taker' | 'onClose'> {
  readonly detail: Detail
  readonly name: string | undefined
}

function Taking({ detail, taker, name, onClose }: TakingProps) {
  const t = useWords()
  const asked = askedOf(detail)
  const key = `${detail.quiz.id} ${taker?.type === 'contact' ? `${taker.visitId} ${taker.contactId}` : 'me'}`
  const { paper, keep, begin } = usePaper(key)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const handIn = useHandIn(detail, taker, name)
  const question = asked[paper.at]
  const pass = detail.quiz.passPercent ?? usualPassPercent
  const chosen = question === undefined ? [] : (paper.chosen[question.id] ?? [])
  const choose = (one: readonly number[]): void => {
    if (question) keep({ ...paper, chosen: { ...paper.chosen, [question.id]: one } })
  }
  const go = async (): Promise<void> => {
    if (outcome !== null) return onClose()
    if (question === undefined) return begin()
    if (chosen.length === 0) return
    if (paper.at < asked.length - 1) return keep({ ...paper, at: paper.at + 1 })
    const result = await handIn(paper)
    if (result === null) return
    keep(null)
    setOutcome(result)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const index = Number(event.key) - 1
    if (question && question.options[index]) choose(chosenAfter(chosen, index, isManyOf(question.options)))
    // Enter on a button is the button's own
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void go()
    else return
    event.preventDefault()
  }
  const isLast = paper.at === asked.length - 1
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of what is inside
    <div className={classes.paper} data-autofocus tabIndex={-1} onKeyDown={onKeyDown}>
      {name === undefined ? null : <p className={classes.who}>{name}</p>}
      {outcome !== null ? <QuizResult {...outcome} pass={pass} /> : null}
      {outcome === null && question === undefined ? (
        <p>{t('quizzes:before', { count: asked.length, pass: `${pass}%` })}</p>
      ) : null}
      {question === undefined ? null : <QuizQuestion asked={question} chosen={chosen} onChoose={choose} />}
      <div className={classes.foot}>
        {question === undefined ? (
          <span />
        ) : (
          <span className="rp-row">
            <Button
              variant="subtle"
              disabled={paper.at === 0}
              onClick={() => keep({ ...paper, at: Math.max(0, paper.at - 1) })}
            >
              {t('quizzes:back')}
            </Button>
            <span className="rp-2 rp-nw">{t('quizzes:at', { no: paper.at + 1, count: asked.length })}</span>
          </span>
        )}
        <span className="rp-row">
          {question !== undefined && chosen.length === 0 ? (
            <span className="rp-xs rp-3">{t('quizzes:chooseFirst')}</span>
          ) : null}
          <Button
            variant="filled"
            disabled={question !== undefined && chosen.length === 0}
            rightSection={<Kbd keys="Enter" onAccent />}
            onClick={() => void go()}
          >
            {outcome !== null
              ? t('common:close')
              : t(question === undefined ? 'quizzes:begin' : isLast ? 'quizzes:handIn' : 'quizzes:next')}
          </Button>
        </span>
      </div>
    </div>
  )
}

export default function QuizDialog({ quizId, taker, name, onClose }: Props) {
  const detail = useAsk('quizzes.get', { id: quizId }).data
  // opened with its questions, so that the keys are its own from the first
  if (detail === undefined) return null
  return (
    <Dialog title={detail.quiz.name} size={760} isFull={taker?.type === 'contact'} onClose={onClose}>
      <Taking detail={detail} taker={taker} name={name} onClose={onClose} />
    </Dialog>
  )
}
