/** One account: what it is in a line, the next date, everything that happened, and aside its people and facts. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { Broken } from '../../app/boundary.tsx'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { ask } from '../../platform/queries.ts'
import { AccountAside } from './account-aside.tsx'
import { AccountHeader } from './account-header.tsx'
import beside from '../../ui/with-aside.module.css'
import classes from './account-page.module.css'
import { NextCard } from './next-card.tsx'
import { Timeline } from './timeline.tsx'
import { useWalk } from './use-walk.ts'

export type AccountDetail = Output<'accounts.get'>

const route = getRouteApi('/accounts/$accountId')

/** Opening an account makes it rank higher in search. That it was noted is nobody's concern, so a failure stays silent. */
function useNoteUse(id: string): void {
  useEffect(() => {
    api('usage.note', { type: 'account', id }).catch(() => undefined)
  }, [id])
}

function Page({ detail }: { readonly detail: AccountDetail }) {
  const t = useWords()
  const navigate = useNavigate()
  const { id, name } = detail.account
  const account = { id, name }
  const walk = useWalk(id)
  const scroller = useRef<HTMLDivElement>(null)
  useNoteUse(id)
  // so that the arrows and Page Down move the page at once, also after a walk with K and J
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true })
  }, [])
  useShortcuts([
    { keys: 'm', bar: t('accounts:addNote'), run: () => openDialog({ type: 'note', account }) },
    { keys: 'd', bar: t('accounts:nextDate'), run: () => openDialog({ type: 'followUp', account }) },
    { keys: 'l', bar: t('accounts:logVisit'), run: () => openDialog({ type: 'logVisit', account }) },
    { keys: 'k', bar: t('accounts:walk'), run: walk.previous },
    { keys: 'j', bar: t('accounts:walk'), run: walk.next },
    { keys: 'n', run: () => openDialog({ type: 'planVisit', account }) },
    { keys: 'p', run: () => openDialog({ type: 'contact', account }) },
    { keys: 'Escape', run: () => void navigate({ to: '/accounts', search: (s) => s }) },
  ])
  return (
    <div className={`${beside.screen} ${classes.record}`}>
      <AccountHeader detail={detail} place={walk.place} />
      <div className={`${beside.main} ${classes.main}`} ref={scroller} tabIndex={-1}>
        <NextCard detail={detail} />
        <Timeline whose={{ of: 'account', id }} scroller={scroller} />
      </div>
      <AccountAside detail={detail} />
    </div>
  )
}

export default function AccountPage() {
  const { accountId } = route.useParams()
  const { data, error, refetch } = useQuery(ask('accounts.get', { id: accountId }))
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  return data ? <Page key={accountId} detail={data} /> : null
}
