/**
 * A quiz as it is taken: one question at a time, large, and nothing else of anybody, for the laptop may be in the hands of
 * the client.
 */
import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
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
import { chosenAfter, QuizQuestion, type Asked } from './quiz-question.tsx'
import { QuizResult, type Outcome } from './quiz-result.tsx'
import classes from './quizzes.module.css'
import { usePaper, type Paper } from './use-paper.ts'

type Props = Extract<DialogRequest, { type: 'quiz' }> & { readonly onClose: () => void }
type Detail = Output<'quizzes.get'>

const askedOf = ({ questions }: Detail): readonly Asked[] =>
  questions
    .map(({ id, title, options }) => ({ id, title, options: parseOptions(options) }))
    .filter(({ options }) => canBeAsked(options))

/** Grades what was chosen and keeps it; who only tries a quiz out leaves nothing. */
function useHandIn(detail: Detail, taker: QuizTaker | null) {
  const t = useWords()
  const run = useRun()
  return async ({ chosen, startedAt }: Paper): Promise<Outcome | null> => {
    const choices = Object.entries(chosen).map(([questionId, one]) => ({ questionId, chosen: [...one] }))
    if (taker === null) return grade(detail.questions, choices)
    const tookMs = Math.min(86_400_000, Math.max(0, Date.now() - startedAt))
    // whoever took it is shown how it went, and no way to take it back
    const said = { quietly: t('quizzes:kept', { name: detail.quiz.name }) }
    const done = await run('quizzes.take', { quizId: detail.quiz.id, taker, choices, tookMs }, said)
    return done && { answered: parseAnswered(done.attempt.answers), scorePercent: done.attempt.scorePercent }
  }
}

interface TakingProps extends Pick<Props, 'taker' | 'onClose'> {
  readonly detail: Detail
  readonly name: string | undefined
}

function useTaking({ detail, taker, onClose }: TakingProps) {
  const asked = askedOf(detail)
  const { paper, keep, begin } = usePaper(detail.quiz.id, taker)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const isHandingIn = useRef(false)
  const handIn = useHandIn(detail, taker)
  const question = asked[paper.at]
  const chosen = question === undefined ? [] : (paper.chosen[question.id] ?? [])
  const choose = (text: string): void => {
    if (question)
      keep({ ...paper, chosen: { ...paper.chosen, [question.id]: chosenAfter(chosen, text, question.options) } })
  }
  const go = async (): Promise<void> => {
    if (outcome !== null) return onClose()
    if (question === undefined) return begin()
    if (chosen.length === 0 || isHandingIn.current) return
    if (paper.at < asked.length - 1) return keep({ ...paper, at: paper.at + 1 })
    isHandingIn.current = true
    const result = await handIn(paper)
    isHandingIn.current = false
    if (result === null) return
    keep(null)
    setOutcome(result)
  }
  const back = (): void => keep({ ...paper, at: paper.at - 1 })
  return { asked, at: paper.at, question, chosen, outcome, choose, go: () => void go(), back }
}

function Taking(props: TakingProps) {
  const t = useWords()
  const { asked, at, question, chosen, outcome, choose, go, back } = useTaking(props)
  const pass = props.detail.quiz.passPercent ?? usualPassPercent
  // what was pressed may be gone with the question: the keys stay here
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => area.current?.focus(), [at, outcome])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const option = question?.options[Number(event.key) - 1]
    if (option) choose(option.text)
    // Enter on a button is the button's own
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) go()
    else return
    event.preventDefault()
  }
  const onChoose = (text: string, event: MouseEvent): void => {
    choose(text)
    // pressed with a pointer, Enter is to go on
    if (event.detail > 0) area.current?.focus()
  }
  const isMissing = question !== undefined && chosen.length === 0
  const act = question === undefined ? 'quizzes:begin' : at === asked.length - 1 ? 'quizzes:handIn' : 'quizzes:next'
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of what is inside
    <div
      className={classes.paper}
      ref={area}
      role="group"
      aria-labelledby={question === undefined ? 'quiz-state' : 'asked'}
      data-autofocus
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {props.name === undefined ? null : <p className={classes.who}>{props.name}</p>}
      {question === undefined ? (
        <div id="quiz-state">
          {outcome === null ? (
            <p>{t('quizzes:before', { count: asked.length, pass: `${pass}%` })}</p>
          ) : (
            <QuizResult {...outcome} pass={pass} />
          )}
        </div>
      ) : (
        <QuizQuestion key={question.id} asked={question} chosen={chosen} onChoose={onChoose} />
      )}
      <div className={classes.foot}>
        <span className="rp-row">
          {at > 0 ? (
            <Button variant="subtle" onClick={back}>
              {t('quizzes:back')}
            </Button>
          ) : null}
          {question === undefined ? null : (
            <span className="rp-2 rp-nw">{t('quizzes:at', { no: at + 1, count: asked.length })}</span>
          )}
        </span>
        <span className="rp-row">
          {isMissing ? <span className="rp-xs rp-3">{t('quizzes:chooseFirst')}</span> : null}
          <Button variant="filled" disabled={isMissing} rightSection={<Kbd keys="Enter" onAccent />} onClick={go}>
            {outcome === null ? t(act) : t('common:close')}
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
