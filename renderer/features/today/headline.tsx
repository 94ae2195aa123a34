/** The day in a sentence: the next visit, then only what someone must act on. */
import type { Output } from '../../../shared/api/contract.ts'
import { useNow } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { sentenceGap } from '../../../shared/base/format.ts'
import { dueCount, nextVisit } from './agenda.ts'

type Day = Output<'today.get'>

interface Props {
  readonly day: Day
  readonly date: string
  readonly isToday: boolean
}

function useFirstSentence({ day, date, isToday }: Props): string {
  const t = useWords()
  const format = useFormat()
  const nowMs = useNow()
  const visits = day.visits.filter((v) => v.visit.status !== 'cancelled')
  if (!isToday) return visits.length + dueCount(day, date) === 0 ? t('today:nothingThen') : ''
  const next = nextVisit(visits, nowMs)
  if (next) {
    const words = { name: next.accountName, time: format.time(next.visit.startAt) }
    const { startedAt } = next.visit
    if (startedAt !== null) return t('today:now', { ...words, time: format.time(startedAt) })
    if (next.visit.startAt <= nowMs) return t('today:dueNow', words)
    if (next.visit.travelMin === null) return t('today:next', words)
    const leave = format.time(next.visit.startAt - next.visit.travelMin * 60_000)
    return t('today:nextLeave', { ...words, leave })
  }
  return visits.length === 0 ? t('today:nothing') : t('today:doneAll', { count: visits.length })
}

export function Headline(props: Props) {
  const t = useWords()
  const { language } = useFormat()
  const first = useFirstSentence(props)
  const { day, date, isToday } = props
  const due = dueCount(day, date)
  const rest = [
    due > 0 ? t('today:due', { count: due }) : '',
    isToday && day.overdueCount > 0 ? t('today:overdue', { count: day.overdueCount }) : '',
    isToday && day.toWriteUpCount > 0 ? t('today:unwritten', { count: day.toWriteUpCount }) : '',
  ]
  return [first, ...rest].filter((s) => s !== '').join(sentenceGap[language])
}
