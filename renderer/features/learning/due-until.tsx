/** By when a course is to be done, or that it is. */
import type { Enrolment } from '../../../shared/api/learning.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'

export function DueUntil({ enrolment }: { readonly enrolment: Enrolment }) {
  const t = useWords()
  const format = useFormat()
  const { assignment, isDone, isOverdue } = enrolment
  if (isDone) return <span className="rp-2 rp-nw">{t('learning:done')}</span>
  if (assignment.dueOn === null) return null
  const day = format.date(assignment.dueOn)
  return (
    <span className={isOverdue ? 'rp-danger rp-nw' : 'rp-2 rp-nw'}>
      {t(isOverdue ? 'learning:wasDue' : 'learning:dueOn', { day })}
    </span>
  )
}
