/** The next date, first on the page; without one the page says so and offers to set it. */
import { ActionIcon, Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { openDialog } from '../../app/dialogs.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateTile } from '../../ui/date-tile.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useBeginVisit } from '../on-site/use-begin-visit.ts'
import type { AccountDetail } from './account-page.tsx'
import classes from './account-page.module.css'

interface Props {
  readonly detail: AccountDetail
}

function NoNext({ detail }: Props) {
  const t = useWords()
  const { id, name } = detail.account
  return (
    <div className={classes.next}>
      <div className="rp-grow">
        <h2 className="rp-danger">{t('accounts:noNextTitle')}</h2>
        <div className="rp-2">{t('accounts:noNextBody')}</div>
      </div>
      <Button onClick={() => openDialog({ type: 'followUp', account: { id, name } })} rightSection={<Kbd keys="d" />}>
        {t('accounts:setDate')}
      </Button>
    </div>
  )
}

/** What is owed besides the next thing itself, the place of a visit, and how late it is. */
function useUnderLine({ detail }: Props) {
  const t = useWords()
  const others = detail.openFollowUps.filter((f) => f.id !== detail.nextId)
  const visit = detail.plannedVisits.find((v) => v.id === detail.nextId)
  const owed =
    others.length === 1 ? others[0]?.subject : others.length > 1 ? t('accounts:owed', { count: others.length }) : null
  return [visit?.place, owed]
}

export function NextCard({ detail }: Props) {
  const t = useWords()
  const format = useFormat()
  const under = useUnderLine({ detail })
  const begin = useBeginVisit()
  const { nextOn, nextTime, nextSubject, nextType, nextId } = detail
  if (nextOn === null || nextId === null) return <NoNext detail={detail} />
  const visit = detail.plannedVisits.find((v) => v.id === nextId)
  const days = format.daysFromToday(nextOn)
  const near = format.near(nextOn)
  const late =
    days < 0 ? (
      <span key="late" className="rp-danger">
        {t('common:overdue')}
      </span>
    ) : null
  const when = nextTime === null ? near : t('common:dateAndTime', { date: near, time: nextTime })
  const open = (): void => openDialog({ type: 'card', of: nextType ?? 'followUp', id: nextId })
  return (
    <div className={classes.next}>
      <DateTile date={nextOn} isNext />
      <div className="rp-grow">
        <h2>
          <button type="button" className={classes.nextOpen} onClick={open}>
            {when}
            {t('common:comma')}
            {nextSubject}
          </button>
        </h2>
        <div className="rp-2 rp-cut">
          <Facts items={[late, ...under]} />
        </div>
      </div>
      {visit && (visit.startedAt !== null || days === 0) ? (
        <Button onClick={() => void begin(visit)}>
          {t(visit.startedAt === null ? 'onSite:start' : 'onSite:resume')}
        </Button>
      ) : null}
      <ActionIcon aria-label={t('accounts:editNext')} onClick={open}>
        <IconPencil size={18} stroke={1.6} />
      </ActionIcon>
    </div>
  )
}
