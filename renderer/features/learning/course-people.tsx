/** Who is to take a course, by when, and how far each is; the ones who are late first. */
import { ActionIcon, Button, MultiSelect } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { IconX } from '@tabler/icons-react'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { DateField } from '../../ui/date-field.tsx'
import type { CourseDetail } from './course-page.tsx'
import { DueUntil } from './due-until.tsx'
import classes from './learning.module.css'

function GiveTo({ detail }: { readonly detail: CourseDetail }) {
  const t = useWords()
  const run = useRun()
  const team = (useAsk('team.list', {}).data ?? []).filter((member) => member.isActive !== false)
  const [people, setPeople] = useState<string[]>([])
  const [dueOn, setDueOn] = useState<string | null>(null)
  const { course } = detail
  const give = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (people.length === 0) return
    const said = t('learning:given', { name: course.name, count: people.length })
    if ((await run('learning.assign', { courseId: course.id, memberIds: people, dueOn }, said)) === null) return
    setPeople([])
  }
  if (team.length === 0) return <p className="rp-2">{t('learning:nobody')}</p>
  return (
    <form className={classes.give} onSubmit={(event) => void give(event)}>
      <MultiSelect
        className={classes.who ?? ''}
        label={t('learning:giveTo')}
        placeholder={people.length === 0 ? t('learning:giveToHint') : ''}
        searchable
        data={team.map(({ id, name }) => ({ value: id, label: name }))}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        value={people}
        onChange={setPeople}
      />
      <DateField label={t('learning:until')} clearable value={dueOn} onChange={setDueOn} />
      <Button type="submit" disabled={people.length === 0}>
        {t('learning:give')}
      </Button>
    </form>
  )
}

export function CoursePeople({ detail }: { readonly detail: CourseDetail }) {
  const t = useWords()
  const run = useRun()
  const rows = detail.enrolments.toSorted((a, b) => Number(b.isOverdue) - Number(a.isOverdue))
  return (
    <>
      {rows.length === 0 ? <p className="rp-2">{t('learning:nobodyYet')}</p> : null}
      <ul className={classes.people}>
        {rows.map((one) => {
          const name = one.personName ?? t('learning:thisLaptop')
          return (
            <li key={one.assignment.id} className={classes.person}>
              <span className="rp-cut">{name}</span>
              <span className="rp-2 rp-nw">{t('learning:doneOf', { done: one.done, count: one.steps })}</span>
              <span className="rp-grow" />
              <DueUntil enrolment={one} />
              <ActionIcon
                variant="subtle"
                aria-label={t('learning:takeFrom', { name })}
                onClick={() =>
                  void run(
                    'records.delete',
                    { type: 'courseAssignment', id: one.assignment.id },
                    t('learning:takenFrom', { name }),
                  )
                }
              >
                <IconX size={16} stroke={1.6} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      <GiveTo detail={detail} />
    </>
  )
}
