/** Gives somebody a quiz: at once where there is one, else by its name; what asks about a material covered comes first. */
import { Button, Menu } from '@mantine/core'
import type { QuizTaker } from '../../../shared/api/quizzes.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import classes from './quizzes.module.css'

interface Props {
  readonly taker: QuizTaker
  readonly name: string
  /** Materials this is about. */
  readonly materialIds: readonly string[]
}

export function QuizMenu({ taker, name, materialIds }: Props) {
  const t = useWords()
  const rows = (useAsk('quizzes.list', {}).data?.rows ?? []).filter((row) => row.questions > 0)
  if (rows.length === 0) return null
  const isAbout = ({ quiz }: (typeof rows)[number]): boolean =>
    quiz.materialId !== null && materialIds.includes(quiz.materialId)
  const quizzes = rows.toSorted((a, b) => Number(isAbout(b)) - Number(isAbout(a))).map(({ quiz }) => quiz)
  const open = (quizId: string): void => openDialog({ type: 'quiz', quizId, taker, name })
  const [only] = quizzes
  const label = t('quizzes:giveTo', { name })
  if (quizzes.length === 1 && only !== undefined)
    return (
      <Button aria-label={label} onClick={() => open(only.id)}>
        {t('quizzes:quiz')}
      </Button>
    )
  return (
    <Menu transitionProps={{ duration: 0 }} position="bottom-end">
      <Menu.Target>
        <Button aria-label={label}>{t('quizzes:quiz')}</Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu ?? ''}>
        {quizzes.map((quiz) => (
          <Menu.Item key={quiz.id} onClick={() => open(quiz.id)}>
            {quiz.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
