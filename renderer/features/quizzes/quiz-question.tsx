/** One question of a quiz as it is asked: its options large, each with its digit. */
import { IconCircle, IconCircleCheckFilled, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import type { QuizOption } from '../../../shared/domain/quiz.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './quizzes.module.css'

export interface Asked {
  readonly id: string
  readonly title: string
  readonly options: readonly QuizOption[]
}

const isManyOf = (options: readonly QuizOption[]): boolean => options.filter(({ isRight }) => isRight).length > 1

/** What is chosen after one more press: of several right ones each by itself, else the other one. */
export function chosenAfter(
  chosen: readonly string[],
  text: string,
  options: readonly QuizOption[],
): readonly string[] {
  if (!isManyOf(options)) return [text]
  return chosen.includes(text) ? chosen.filter((one) => one !== text) : [...chosen, text]
}

interface Props {
  readonly asked: Asked
  readonly chosen: readonly string[]
  readonly onChoose: (text: string, event: MouseEvent) => void
}

export function QuizQuestion({ asked, chosen, onChoose }: Props) {
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
        {asked.options.map(({ text }, index) => {
          const isOn = chosen.includes(text)
          return (
            <button
              type="button"
              key={text}
              className={classes.answer}
              aria-pressed={isOn}
              onClick={(event) => onChoose(text, event)}
            >
              <span className={classes.mark}>
                {isOn ? <On size={20} aria-hidden /> : <Off size={20} stroke={1.6} aria-hidden />}
              </span>
              <span className="rp-grow">{text}</span>
              <Kbd keys={String(index + 1)} />
            </button>
          )
        })}
      </div>
    </>
  )
}
