/** The steps of a course: each opened from here, with how far one is; more are added below. */
import { Button, Select } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { LearningStep } from '../../../shared/api/learning.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { OrderButtons } from '../../ui/order-buttons.tsx'
import { useMaterialOptions } from '../library/material-select.tsx'
import type { CourseDetail } from './course-page.tsx'
import classes from './learning.module.css'

/** How far one is with a step, told by its shape as well. */
function Mark({ at }: { readonly at: LearningStep }) {
  const Icon = at.isDone ? IconCircleCheckFilled : at.percent > 0 ? IconCircleHalf2 : IconCircle
  return <Icon size={18} stroke={1.6} aria-hidden className={at.isDone ? classes.isDone : 'rp-3'} />
}

/** What can be done with a step: its material gone through, its quiz taken. */
function StepActs({ at, isMine }: { readonly at: LearningStep; readonly isMine: boolean }) {
  const t = useWords()
  const run = useRun()
  const { materialId, quizId } = at.step
  if (!isMine || at.name === null) return null
  if (quizId !== null)
    return (
      <Button size="xs" onClick={() => openDialog({ type: 'quiz', quizId, taker: { type: 'me' } })}>
        {t(at.bestPercent === null ? 'learning:takeQuiz' : 'learning:takeAgain')}
      </Button>
    )
  if (materialId === null || at.isDone) return null
  return (
    <button
      type="button"
      className="rp-link rp-xs rp-nw"
      onClick={() => void run('learning.finish', { materialId }, t('learning:finished', { name: at.name ?? '' }))}
    >
      {t('learning:goneThrough')}
    </button>
  )
}

interface StepProps {
  readonly at: LearningStep
  readonly index: number
  readonly count: number
  readonly isMine: boolean
}

function Step({ at, index, count, isMine }: StepProps) {
  const t = useWords()
  const run = useRun()
  const { step, name } = at
  const title = name ?? step.title
  const state = (): string => {
    if (name === null) return t('learning:stepGone')
    if (step.quizId !== null)
      return at.bestPercent === null ? t('learning:quizStep') : t('learning:best', { percent: `${at.bestPercent}%` })
    if (at.isDone) return t('learning:seenAll')
    return at.percent === 0 ? t('learning:notSeen') : t('learning:seen', { percent: `${at.percent}%` })
  }
  return (
    <li className={classes.step}>
      <Mark at={at} />
      <span className="rp-grow">
        {name !== null && step.materialId !== null ? (
          <Link to="/library/$materialId" params={{ materialId: step.materialId }}>
            {title}
          </Link>
        ) : null}
        {name !== null && step.quizId !== null ? (
          <Link to="/quizzes/$quizId" params={{ quizId: step.quizId }}>
            {title}
          </Link>
        ) : null}
        {name === null ? <span className="rp-3">{title}</span> : null}
        <span className={`rp-xs rp-3 ${classes.facts}`}>{state()}</span>
      </span>
      <StepActs at={at} isMine={isMine} />
      <OrderButtons
        name={title}
        index={index}
        count={count}
        onMove={(to) =>
          void run('learning.moveStep', { stepId: step.id, to }, { quietly: t('common:movedName', { name: title }) })
        }
        onRemove={() =>
          void run('records.delete', { type: 'courseStep', id: step.id }, t('common:deletedName', { name: title }))
        }
      />
    </li>
  )
}

/** Materials and quizzes by name; the one chosen is the last step. */
function AddStep({ detail }: { readonly detail: CourseDetail }) {
  const t = useWords()
  const run = useRun()
  const [search, setSearch] = useState('')
  const materials = useMaterialOptions(search)
  const quizzes = useAsk('quizzes.list', {}).data?.rows ?? []
  const { course, steps } = detail
  const taken = new Set(steps.flatMap(({ step }) => [step.materialId, step.quizId]))
  const free = (items: readonly { readonly value: string; readonly label: string }[]) =>
    items.filter(({ value }) => !taken.has(value))
  const known = free(materials)
  const asked = free(quizzes.map(({ quiz }) => ({ value: quiz.id, label: quiz.name })))
  const add = (id: string | null): void => {
    const title = [...known, ...asked].find(({ value }) => value === id)?.label
    if (id === null || title === undefined) return
    const of = asked.some(({ value }) => value === id) ? { quizId: id } : { materialId: id }
    const values = { courseId: course.id, title, position: (steps.at(-1)?.step.position ?? -1) + 1, ...of }
    void run('records.create', { type: 'courseStep', values }, { quietly: t('common:addedName', { name: title }) })
  }
  return (
    <Select
      className={classes.addStep ?? ''}
      label={t('learning:addStep')}
      placeholder={t('learning:addStepHint')}
      searchable
      nothingFoundMessage={t('learning:nothingToAdd')}
      data={[
        { group: t('learning:materials'), items: known },
        { group: t('quizzes:title'), items: asked },
      ]}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      // what fits of the library is decided by the library, which knows the words of a paper, too
      filter={({ options, search: typed }) =>
        options.map((group) =>
          'items' in group && group.group === t('quizzes:title')
            ? {
                ...group,
                items: group.items.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase())),
              }
            : group,
        )
      }
      searchValue={search}
      onSearchChange={setSearch}
      value={null}
      onChange={(id) => {
        add(id)
        setSearch('')
      }}
    />
  )
}

export function CourseSteps({ detail }: { readonly detail: CourseDetail }) {
  const t = useWords()
  const { steps, mine } = detail
  return (
    <>
      {steps.length === 0 ? <p className="rp-2">{t('learning:noSteps')}</p> : null}
      <ol className={classes.stepList}>
        {steps.map((at, index) => (
          <Step key={at.step.id} at={at} index={index} count={steps.length} isMine={mine !== null} />
        ))}
      </ol>
      <AddStep detail={detail} />
    </>
  )
}
