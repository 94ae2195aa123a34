/** What can be done with a record from its card. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { wallClock } from '../../../shared/base/local-date.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { openDialog, type AccountRef } from '../../app/dialogs.ts'
import { useToday } from '../../app/today.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useFollowUpActs } from '../follow-ups/use-follow-up-acts.ts'
import { useBeginVisit } from '../on-site/use-begin-visit.ts'
import classes from './fields.module.css'
import type { EditableType } from './use-patch.ts'

interface Props<T> {
  readonly row: T
  readonly account: AccountRef | null
  readonly onClose: () => void
}

interface FootProps {
  readonly type: EditableType
  readonly id: string
  readonly deleted: string
  readonly account: AccountRef | null
  readonly onClose: () => void
  readonly children?: ReactNode
}

function Foot({ type, id, deleted, account, onClose, children }: FootProps) {
  const t = useWords()
  const run = useRun()
  const navigate = useNavigate()
  const openAccount = (): void => {
    onClose()
    if (account) void navigate({ to: '/accounts/$accountId', params: { accountId: account.id } })
  }
  const remove = async (): Promise<void> => {
    if ((await run('records.delete', { type, id }, deleted)) !== null) onClose()
  }
  return (
    <div className={classes.acts}>
      {children}
      {account ? <Button onClick={openAccount}>{t('records:openAccount')}</Button> : null}
      <Button className={`${classes.end} rp-danger`} variant="subtle" onClick={() => void remove()}>
        {t('common:delete')}
      </Button>
    </div>
  )
}

export function ContactActs({ row, ...rest }: Props<Row<'contact'>>) {
  const t = useWords()
  return <Foot type="contact" id={row.id} deleted={t('records:deletedContact')} {...rest} />
}

export function OpportunityActs({ row, ...rest }: Props<Row<'opportunity'>>) {
  const t = useWords()
  return <Foot type="opportunity" id={row.id} deleted={t('records:deletedOpportunity')} {...rest} />
}

export function VisitActs({ row, account, onClose }: Props<Row<'visit'>>) {
  const t = useWords()
  const run = useRun()
  const callOff = async (): Promise<void> => {
    const patch = { type: 'visit', id: row.id, patch: { status: 'cancelled' } } as const
    if ((await run('records.patch', patch, t('records:calledOff'))) !== null) onClose()
  }
  const begin = useBeginVisit()
  const today = useToday()
  const isPlanned = row.status === 'planned'
  const isNow = isPlanned && (row.startedAt !== null || wallClock(row.startAt, row.zone).date === today)
  return (
    <Foot type="visit" id={row.id} deleted={t('records:deletedVisit')} account={account} onClose={onClose}>
      {isPlanned && account ? (
        <>
          {isNow ? (
            <Button
              variant="filled"
              onClick={() => {
                onClose()
                void begin(row.id)
              }}
            >
              {t(row.startedAt === null ? 'onSite:start' : 'onSite:resume')}
            </Button>
          ) : null}
          <Button
            variant={isNow ? 'default' : 'filled'}
            onClick={() => openDialog({ type: 'logVisit', account, visit: row })}
          >
            {t('records:writeUp')}
          </Button>
          <Button onClick={() => void callOff()}>{t('records:callOff')}</Button>
        </>
      ) : null}
    </Foot>
  )
}

export function FollowUpActs({ row, account, onClose }: Props<Row<'followUp'>>) {
  const t = useWords()
  const acts = useFollowUpActs()
  return (
    <Foot type="followUp" id={row.id} deleted={t('records:deletedFollowUp')} account={account} onClose={onClose}>
      {row.status === 'open' ? (
        <>
          <Button variant="filled" onClick={() => void acts.complete(row).then(onClose)}>
            {t('followUps:complete')}
          </Button>
          <Button onClick={() => void acts.drop(row).then(onClose)}>{t('followUps:drop')}</Button>
        </>
      ) : (
        <Button onClick={() => void acts.reopen(row)}>{t('records:openAgainAct')}</Button>
      )}
    </Foot>
  )
}
