/** One question of a quiz as it is asked: its options large, each with its digit. */
import { IconCircle, IconCircleCheckFilled, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react'
import type { QuizOption } from '../../../shared/domain/quiz.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './quizzes.module.css'

export interface Asked {
  readonly id: string
  readonly title: string
  readonly options: readonly QuizOption[]
}

interface QuestionProps {
  readonly asked: Asked
  readonly chosen: readonly number[]
  readonly onChoose: (chosen: readonly number[]) => void
}

/** What is chosen after one more press: of several right ones each by itself, else the other one. */
export const chosenAfter = (chosen: readonly number[], index: number, isMany: boolean): readonly number[] => {
  if (!isMany) return [index]
  return chosen.includes(index) ? chosen.filter((one) => one !== index) : [...chosen, index]
}

export const isManyOf = (options: readonly QuizOption[]): boolean => options.filter(({ isRight }) => isRight).length > 1

export function QuizQuestion({ asked, chosen, onChoose }: QuestionProps) {
  const t = useWords()
  const isMany = isManyOf(asked.options)
  const Off = isMany ? IconSquare : IconCircle
  const On = isMany ? IconSquareCheckFilled : IconCircleCheckFilled
  return (
    <>
      <div>
        <p className={classes.asked} id="asked">
          {asked.title}
        </p>
        {isMany ? <p className="rp-2">{t('quizzes:severalRight')}</p> : null}
      </div>
      <div className={classes.answers} role="group" aria-labelledby="asked">
        {asked.options.map((option, index) => {
          const isOn = chosen.includes(index)
          return (
            <button
              type="button"
              key={option.text}
              className={classes.answer}
              aria-pressed={isOn}
              onClick={() => onChoose(chosenAfter(chosen, index, isMany))}
            >
              <span className={classes.mark}>
                {isOn ? <On size={20} aria-hidden /> : <Off size={20} stroke={1.6} aria-hidden />}
              </span>
              <span className="rp-grow">{option.text}</span>
              <Kbd keys={String(index + 1) as '1'} />
            </button>
          )
        })}
      </div>
    </>
  )
}
