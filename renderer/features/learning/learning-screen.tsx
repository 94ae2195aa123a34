/** What there is to learn: one's own courses by date, every course with how the team stands, and the quizzes. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Enrolment } from '../../../shared/api/learning.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { usualPassPercent } from '../../../shared/domain/quiz.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useToday } from '../../app/today.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { LinkLists } from '../../ui/link-lists.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { DueUntil } from './due-until.tsx'
import classes from './learning.module.css'

function Row({ title, facts, end }: { title: ReactNode; facts: ReactNode; end?: ReactNode }) {
  return (
    <>
      <span className="rp-grow">
        <b className="rp-cut">{title}</b>
        <span className={`rp-xs rp-3 ${classes.facts}`}>{facts}</span>
      </span>
      {end}
    </>
  )
}

function Mine({ rows }: { readonly rows: readonly Enrolment[] }) {
  const t = useWords()
  if (rows.length === 0) return <p className={`rp-2 ${classes.none}`}>{t('learning:noneMine')}</p>
  return (
    <ul>
      {rows.map((one) => (
        <li key={one.assignment.id}>
          <Link to="/learning/$courseId" params={{ courseId: one.assignment.courseId }} className={classes.row}>
            <Row
              title={one.courseName}
              facts={t('learning:doneOf', { done: one.done, count: one.steps })}
              end={<DueUntil enrolment={one} />}
            />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Courses({ rows }: { readonly rows: Output<'learning.courses'>['rows'] }) {
  const t = useWords()
  return (
    <ul>
      {rows.map(({ course, steps, assigned, done, overdue }) => (
        <li key={course.id}>
          <Link to="/learning/$courseId" params={{ courseId: course.id }} className={classes.row}>
            <Row
              title={course.name}
              facts={
                <Facts
                  items={[
                    t('learning:steps', { count: steps }),
                    ...(course.products ?? []),
                    assigned === 0 ? null : t('learning:taken', { done, count: assigned }),
                  ]}
                />
              }
              end={
                overdue === 0 ? null : (
                  <span className="rp-danger rp-nw">{t('learning:overduePeople', { count: overdue })}</span>
                )
              }
            />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Quizzes({ rows }: { readonly rows: Output<'quizzes.list'>['rows'] }) {
  const t = useWords()
  return (
    <ul>
      {rows.map(({ quiz, questions }) => (
        <li key={quiz.id}>
          <Link to="/quizzes/$quizId" params={{ quizId: quiz.id }} className={classes.row}>
            <Row
              title={quiz.name}
              facts={
                <Facts
                  items={[
                    t('quizzes:questions', { count: questions }),
                    t('quizzes:passAt', { pass: `${quiz.passPercent ?? usualPassPercent}%` }),
                  ]}
                />
              }
            />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function useMake() {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const course = async (): Promise<void> => {
    const made = await run(
      'records.create',
      { type: 'course', values: { name: t('learning:newName') } },
      { quietly: t('common:addedName', { name: t('learning:newName') }) },
    )
    if (made) void navigate({ to: '/learning/$courseId', params: { courseId: made.id } })
  }
  const quiz = async (): Promise<void> => {
    const made = await run(
      'records.create',
      { type: 'quiz', values: { name: t('quizzes:newName') } },
      { quietly: t('common:addedName', { name: t('quizzes:newName') }) },
    )
    if (made) void navigate({ to: '/quizzes/$quizId', params: { quizId: made.id } })
  }
  return { course: () => void course(), quiz: () => void quiz() }
}

export default function LearningScreen() {
  const t = useWords()
  const today = useToday()
  const make = useMake()
  const search = useListSearch(t('learning:find'))
  const mine = useAsk('learning.mine', { today }).data?.rows
  const courses = useAsk('learning.courses', { today, ...search.words }).data?.rows
  const quizzes = useAsk('quizzes.list', search.words).data?.rows
  useShortcuts([
    { keys: 'a', bar: t('learning:new'), run: make.course },
    { keys: 'q', bar: t('quizzes:new'), run: make.quiz },
  ])
  if (!mine || !courses || !quizzes) return null
  const { text } = search.words
  const isFound = ({ assignment }: Enrolment): boolean =>
    courses.some(({ course }) => course.id === assignment.courseId)
  const own = text === undefined ? mine : mine.filter(isFound)
  const open = mine.filter((one) => !one.isDone)
  const act = (
    <span className="rp-row">
      <Button rightSection={<Kbd keys="q" />} onClick={make.quiz}>
        {t('quizzes:new')}
      </Button>
      <Button
        leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
        rightSection={<Kbd keys="a" />}
        onClick={make.course}
      >
        {t('learning:new')}
      </Button>
    </span>
  )
  return (
    <ListPage
      title={t('learning:title')}
      count={open.length === 0 ? '' : t('learning:openCount', { count: open.length })}
      act={act}
      filters={<SearchField {...search.field} />}
    >
      <LinkLists className={classes.lists} handle={search.list}>
        {courses.length === 0 && quizzes.length === 0 ? (
          <NoRows text={text} why={t('learning:empty')} todo={t('learning:emptyTodo')} />
        ) : (
          <>
            {text !== undefined && own.length === 0 ? null : (
              <section>
                <SectionHead title={t('learning:mine')} count={own.length} />
                <Mine rows={own} />
              </section>
            )}
            {courses.length === 0 ? null : (
              <section>
                <SectionHead title={t('learning:courses')} count={courses.length} />
                <Courses rows={courses} />
              </section>
            )}
            {quizzes.length === 0 ? null : (
              <section>
                <SectionHead title={t('quizzes:title')} count={quizzes.length} />
                <Quizzes rows={quizzes} />
              </section>
            )}
          </>
        )}
      </LinkLists>
    </ListPage>
  )
}
