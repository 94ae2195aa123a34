/** One quiz as it is written: its questions, each with what is right. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../shared/api/contract.ts'
import { canBeAsked, parseOptions, usualPassPercent } from '../../../shared/domain/quiz.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { Broken } from '../../app/boundary.tsx'
import { openDialog } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { InlineText } from '../../ui/inline-text.tsx'
import sheet from '../../ui/sheet-page.module.css'
import { MaterialSelect } from '../library/material-select.tsx'
import { NamedHead } from '../records/named-head.tsx'
import { QuestionEditor } from './question-editor.tsx'
import classes from './quizzes.module.css'

const route = getRouteApi('/quizzes/$quizId')

type Detail = Output<'quizzes.get'>

function useChange({ quiz }: Detail): (patch: Patch<'quiz'>) => Promise<boolean> {
  const t = useWords()
  const run = useRun()
  return async (patch) =>
    (await run(
      'records.patch',
      { type: 'quiz', id: quiz.id, patch },
      { quietly: t('common:changedName', { name: quiz.name }) },
    )) !== null
}

/** What it is about and how much of it has to be right. */
function About({ detail }: { readonly detail: Detail }) {
  const t = useWords()
  const change = useChange(detail)
  const { quiz, materialName } = detail
  const pass = quiz.passPercent ?? usualPassPercent
  return (
    <div className={classes.about}>
      <MaterialSelect
        label={t('fields:quiz.materialId')}
        placeholder={t('quizzes:noMaterial')}
        value={quiz.materialId}
        name={materialName}
        onChange={(materialId) => void change({ materialId })}
      />
      <div>
        <p className="rp-xs rp-3">{t('fields:quiz.passPercent')}</p>
        <InlineText
          label={t('fields:quiz.passPercent')}
          inputMode="numeric"
          value={String(pass)}
          shown={`${pass}%`}
          check={(text) => (/^(?:100|\d{1,2})%?$/.test(text.trim()) ? null : t('quizzes:percentOnly'))}
          onSave={(text) => change({ passPercent: Number(text.trim().replace('%', '')) })}
        />
      </div>
    </div>
  )
}

function Sheet({ detail }: { readonly detail: Detail }) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const change = useChange(detail)
  const { quiz, questions } = detail
  const asked = questions.filter(({ options }) => canBeAsked(parseOptions(options))).length
  const add = (): void => {
    const values = {
      quizId: quiz.id,
      title: t('quizzes:newQuestion'),
      position: (questions.at(-1)?.position ?? -1) + 1,
    }
    void run('records.create', { type: 'quizQuestion', values }, { quietly: t('quizzes:questionAdded') })
  }
  const remove = async (): Promise<void> => {
    if ((await run('quizzes.remove', { id: quiz.id }, t('common:deletedName', { name: quiz.name }))) !== null)
      void navigate({ to: '/learning' })
  }
  const tryIt = (): void => openDialog({ type: 'quiz', quizId: quiz.id, taker: null })
  return (
    <article className={sheet.page}>
      <NamedHead
        back={{ to: '/learning', label: t('learning:title') }}
        type="quiz"
        record={quiz}
        label={t('fields:quiz.name')}
        onName={(name) => change({ name })}
      >
        <div className={sheet.acts}>
          {asked === 0 ? null : <Button onClick={tryIt}>{t('quizzes:tryIt')}</Button>}
          <Button className="rp-danger" variant="subtle" onClick={() => void remove()}>
            {t('common:delete')}
          </Button>
        </div>
      </NamedHead>
      <div className={sheet.body}>
        <About detail={detail} />
        {questions.length === 0 ? <p className="rp-2">{t('quizzes:noQuestions')}</p> : null}
        <ol className={classes.questions}>
          {questions.map((question, index) => (
            <QuestionEditor key={question.id} question={question} index={index} count={questions.length} />
          ))}
        </ol>
        <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={add}>
          {t('quizzes:addQuestion')}
        </Button>
      </div>
    </article>
  )
}

export default function QuizPage() {
  const { quizId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('quizzes.get', { id: quizId }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Sheet detail={data} /> : null
}
