/** One course: its steps as they stand for oneself, and who is to take it. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../shared/api/contract.ts'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { Broken } from '../../app/boundary.tsx'
import { useToday } from '../../app/today.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { InlineText } from '../../ui/inline-text.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import sheet from '../../ui/sheet-page.module.css'
import { NamedHead } from '../records/named-head.tsx'
import { CoursePeople } from './course-people.tsx'
import { CourseSteps } from './course-steps.tsx'
import { DueUntil } from './due-until.tsx'
import classes from './learning.module.css'

const route = getRouteApi('/learning/$courseId')

export type CourseDetail = Output<'learning.course'>

function MyShare({ detail }: { readonly detail: CourseDetail }) {
  const t = useWords()
  const run = useRun()
  const { course, mine } = detail
  const begin = (): void =>
    void run(
      'learning.assign',
      { courseId: course.id, memberIds: [null], dueOn: null },
      t('learning:begun', { name: course.name }),
    )
  if (mine === null) return <Button onClick={begin}>{t('learning:begin')}</Button>
  return (
    <div className={classes.share}>
      <ProgressBar label={t('learning:mine')} share={mine.percent / 100}>
        {t('learning:doneOf', { done: mine.done, count: mine.steps })}
        <span className="rp-grow" />
        <DueUntil enrolment={mine} />
      </ProgressBar>
    </div>
  )
}

function Sheet({ detail }: { readonly detail: CourseDetail }) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const { course } = detail
  const change = async (patch: Patch<'course'>): Promise<boolean> =>
    (await run(
      'records.patch',
      { type: 'course', id: course.id, patch },
      { quietly: t('common:changedName', { name: course.name }) },
    )) !== null
  const remove = async (): Promise<void> => {
    if ((await run('learning.remove', { id: course.id }, t('common:deletedName', { name: course.name }))) !== null)
      void navigate({ to: '/learning' })
  }
  return (
    <article className={sheet.page}>
      <NamedHead
        back={{ to: '/learning', label: t('learning:title') }}
        type="course"
        record={course}
        label={t('fields:course.name')}
        onName={(name) => change({ name })}
        under={
          <InlineText
            label={t('fields:course.note')}
            isLong
            value={course.note ?? ''}
            onSave={(note) => change({ note: note.trim() === '' ? null : note })}
          />
        }
      >
        <MyShare detail={detail} />
        <Button className="rp-danger" variant="subtle" onClick={() => void remove()}>
          {t('common:delete')}
        </Button>
      </NamedHead>
      <div className={sheet.body}>
        <section className={sheet.part}>
          <h2>{t('learning:stepsTitle')}</h2>
          <CourseSteps detail={detail} />
        </section>
        <section className={sheet.part}>
          <h2>{t('learning:people')}</h2>
          <CoursePeople detail={detail} />
        </section>
      </div>
    </article>
  )
}

export default function CoursePage() {
  const { courseId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('learning.course', { id: courseId, today: useToday() }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Sheet detail={data} /> : null
}
