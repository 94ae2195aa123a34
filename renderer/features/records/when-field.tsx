/** When a visit is or was: date and time, each edited in place, on the wall clock of the visit's own zone. */
import { instantOf, wallClock } from '../../../shared/base/local-date.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useWords } from '../../i18n/use-words.ts'
import { parseTimeText } from '../../i18n/parse-date.ts'
import { InlineDate } from '../../ui/inline-date.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { usePatch } from './use-patch.ts'

export function WhenField({ visit }: { readonly visit: Row<'visit'> }) {
  const t = useWords()
  const save = usePatch('visit', visit.id)
  const { date, time } = wallClock(visit.startAt, visit.zone)
  const move = (toDate: string, toTime: string): Promise<boolean> =>
    save('startAt', instantOf(toDate, toTime, visit.zone))
  return (
    <>
      <dt>{t('fields:visit.startAt')}</dt>
      <dd className="rp-row">
        <InlineDate
          label={t('visits:date')}
          value={date}
          isOptional={false}
          onSave={async (to) => to === null || move(to, time)}
        />
        <InlineText
          label={t('visits:time')}
          value={time}
          check={(text) => (parseTimeText(text) === null ? t('common:timeWrong') : null)}
          onSave={(text) => move(date, parseTimeText(text) ?? time)}
        />
      </dd>
    </>
  )
}
