/** The next date of an account as a list shows it: "no date" is the only thing written in red besides what is overdue. */
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'

interface Props {
  readonly nextOn: string | null
  /** Words only, for the narrow list. */
  readonly isShort?: boolean
}

export function NextWords({ nextOn, isShort = false }: Props) {
  const t = useWords()
  const format = useFormat()
  if (nextOn === null) return <span className="rp-danger">{t('common:noDate')}</span>
  if (format.daysFromToday(nextOn) < 0)
    return (
      <span className="rp-danger">
        {isShort ? t('common:overdue') : t('accounts:overdueOn', { date: format.date(nextOn) })}
      </span>
    )
  return <span>{format.near(nextOn)}</span>
}
