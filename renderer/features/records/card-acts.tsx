/** What can be done with a record from its card. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { wallClock } from '../../../shared/base/local-date.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { openDialog, type AccountRef } from '../../app/dialogs.ts'
import { useToday } from '../../app/today.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ResultLine } from '../follow-ups/result-line.tsx'
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

/** Calling off one that repeats leaves open whether the others are off too: asked in the place of the button. */
function CallOffButtons({ row, onClose }: Pick<Props<Row<'visit'>>, 'row' | 'onClose'>) {
  const t = useWords()
  const run = useRun()
  const [isAsked, setAsked] = useState(false)
  const callOff = async (endSeries: boolean): Promise<void> => {
    const off = await run('visits.callOff', { visitId: row.id, endSeries }, t('records:calledOff'))
    if (off !== null) onClose()
  }
  if (row.repeat === null) return <Button onClick={() => void callOff(true)}>{t('records:callOff')}</Button>
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t('records:callOff')}</Button>
  return (
    <>
      <Button autoFocus onClick={() => void callOff(false)}>
        {t('records:callOffOne')}
      </Button>
      <Button onClick={() => void callOff(true)}>{t('records:callOffAll')}</Button>
    </>
  )
}

export function VisitActs({ row, account, onClose }: Props<Row<'visit'>>) {
  const t = useWords()
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
                void begin(row)
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
          <CallOffButtons row={row} onClose={onClose} />
        </>
      ) : null}
    </Foot>
  )
}

/** Dropping one that comes back leaves open whether the others go too: asked in the place of the button. */
function DropButtons({ row, onClose }: Pick<Props<Row<'followUp'>>, 'row' | 'onClose'>) {
  const t = useWords()
  const acts = useFollowUpActs()
  const [isAsked, setAsked] = useState(false)
  const drop = (endSeries: boolean) => (): void => void acts.drop(row, endSeries).then(onClose)
  if (row.repeat === null) return <Button onClick={drop(false)}>{t('followUps:drop')}</Button>
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t('followUps:drop')}</Button>
  return (
    <>
      <span className="rp-2">{t('followUps:dropAsk')}</span>
      <Button autoFocus onClick={drop(false)}>
        {t('followUps:dropOne')}
      </Button>
      <Button onClick={drop(true)}>{t('followUps:dropSeries')}</Button>
    </>
  )
}

export function FollowUpActs({ row, account, onClose }: Props<Row<'followUp'>>) {
  const t = useWords()
  const acts = useFollowUpActs()
  const navigate = useNavigate()
  const [isClosing, setClosing] = useState(false)
  const { quoteId } = row
  const toQuote = (id: string): void => {
    onClose()
    void navigate({ to: '/quotes/$quoteId', params: { quoteId: id } })
  }
  if (isClosing) return <ResultLine followUp={row} onClose={onClose} />
  return (
    <Foot type="followUp" id={row.id} deleted={t('records:deletedFollowUp')} account={account} onClose={onClose}>
      {row.status === 'open' ? (
        <>
          <Button variant="filled" onClick={() => setClosing(true)}>
            {t('followUps:complete')}
          </Button>
          <DropButtons row={row} onClose={onClose} />
        </>
      ) : (
        <Button onClick={() => void acts.reopen(row)}>{t('records:openAgainAct')}</Button>
      )}
      {quoteId === null ? null : <Button onClick={() => toQuote(quoteId)}>{t('quotes:openIt')}</Button>}
    </Foot>
  )
}
