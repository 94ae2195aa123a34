/** How a quiz went: the score, whether it was enough, and of each wrong answer what is right and why. */
import type { Answered, QuizOption } from '../../../shared/domain/quiz.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './quizzes.module.css'

export interface Outcome {
  readonly answered: Answered
  readonly scorePercent: number
}

/** `pass` in percent. */
export function QuizResult({ answered, scorePercent, pass }: Outcome & { readonly pass: number }) {
  const t = useWords()
  const wrong = answered.filter(({ isRight }) => !isRight)
  const right = (options: readonly QuizOption[]): string =>
    options
      .filter((option) => option.isRight)
      .map((option) => option.text)
      .join(t('common:listComma'))
  return (
    <>
      <div role="status">
        <p className={classes.score}>{`${scorePercent}%`}</p>
        <p>{t(scorePercent >= pass ? 'quizzes:passed' : 'quizzes:notPassed', { pass: `${pass}%` })}</p>
        <p className="rp-2">
          {t('quizzes:rightCount', { right: answered.length - wrong.length, count: answered.length })}
        </p>
      </div>
      <ul className={classes.wrong}>
        {wrong.map(({ title, options, reason }, index) => (
          // two questions may read the same
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <p>{title}</p>
            <p className="rp-2">{t('quizzes:rightIs', { option: right(options) })}</p>
            {reason === null ? null : <p className="rp-2">{reason}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
