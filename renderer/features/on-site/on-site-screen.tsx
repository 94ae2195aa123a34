/** A visit under way, full screen, in the larger voice: who is here, what is said, when next. */
import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { Broken } from '../../app/boundary.tsx'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useNow } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useConnection } from '../../platform/connection.ts'
import { ask } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { Proof } from '../../ui/proof.tsx'
import { CloseColumn } from './close-column.tsx'
import { NotesColumn } from './notes-column.tsx'
import classes from './on-site.module.css'
import { PeopleColumn } from './people-column.tsx'

const route = getRouteApi('/on-site/$visitId')
const minuteMs = 60_000

/** The larger voice, for as long as the screen is open; it stands on the root, where Mantine reads its sizes. */
function useOnSiteDensity(): void {
  useEffect(() => {
    document.documentElement.dataset['rpDensity'] = 'onsite'
    return () => {
      delete document.documentElement.dataset['rpDensity']
    }
  }, [])
}

function Elapsed({ startedAt }: { readonly startedAt: number }) {
  const format = useFormat()
  const now = useNow()
  return <span className={classes.clock}>{format.span(Math.max(0, Math.floor((now - startedAt) / minuteMs)))}</span>
}

function Saved() {
  const t = useWords()
  const isUp = useConnection().reachable === 'up'
  return (
    <span className={`rp-xs ${isUp ? 'rp-2' : 'rp-danger'} ${classes.saved}`} role="status">
      <Proof state={isUp ? 'here' : 'broken'} />
      {t(isUp ? 'onSite:saved' : 'frame:down')}
    </span>
  )
}

function Visit({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const words = useChoiceWords()
  const navigate = useNavigate()
  const { visit, accountName, contacts, notes } = detail
  const leave = (): void => void navigate({ to: '/' })
  useOnSiteDensity()
  useShortcuts([{ keys: 'Escape', run: leave }])
  const here = contacts.filter((contact) => visit.contactIds?.includes(contact.id)).map((contact) => contact.name)
  return (
    <div className={classes.screen}>
      <header className={classes.top}>
        <ActionIcon aria-label={t('onSite:leave')} onClick={leave}>
          <IconArrowLeft size={24} stroke={1.6} />
        </ActionIcon>
        <div className="rp-grow">
          <h1 className="rp-cut">{accountName}</h1>
          <div className="rp-xs rp-2 rp-cut">
            <Facts items={[visit.subject || words('visitType', visit.visitType), here.join(t('common:listComma'))]} />
          </div>
        </div>
        <Saved />
        <Elapsed startedAt={visit.startedAt ?? visit.startAt} />
      </header>
      <PeopleColumn detail={detail} />
      <NotesColumn visitId={visit.id} notes={notes} />
      <CloseColumn detail={detail} />
    </div>
  )
}

export default function OnSiteScreen() {
  const { visitId } = route.useParams()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(ask('visits.get', { id: visitId }))
  const isOver = data !== undefined && data.visit.status !== 'planned'
  useEffect(() => {
    if (isOver)
      void navigate({ to: '/accounts/$accountId', params: { accountId: data.visit.accountId }, replace: true })
  }, [isOver, data, navigate])
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  if (!data || isOver) return null
  return <Visit detail={data} />
}
