/** A visit under way, full screen, in the larger voice: what to do, who is here, what is said, when next. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { Broken } from '../../app/boundary.tsx'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'
import { DemoPart } from '../demos/demo-part.tsx'
import { AskPart } from '../leave/ask-part.tsx'
import { SignInPart } from '../training/sign-in-part.tsx'
import { CloseColumn } from './close-column.tsx'
import { toggleBackground, toggleCover, useCover } from './cover.ts'
import { NotesColumn } from './notes-column.tsx'
import classes from './on-site.module.css'
import { backgroundKey, coverKey, OnSiteTop } from './on-site-top.tsx'
import { PeopleList } from './people-list.tsx'
import { BroughtList, TodoList } from './todo-list.tsx'
import { useScreenLooks } from './use-screen-looks.ts'

const route = getRouteApi('/on-site/$visitId')

function Visit({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const navigate = useNavigate()
  const { visit, items, notes } = detail
  const leave = (): void => void navigate({ to: '/' })
  // what lies over the notes goes first
  const onEscape = (): void => (useCover.getState().showsBackground ? toggleBackground() : leave())
  useScreenLooks()
  useShortcuts([
    { keys: 'Escape', run: onEscape },
    { keys: coverKey, run: toggleCover, inFields: true },
    { keys: backgroundKey, run: toggleBackground, inFields: true },
  ])
  return (
    <div className={classes.screen}>
      <OnSiteTop detail={detail} onLeave={leave} />
      <div className={classes.column}>
        <TodoList visitId={visit.id} items={items} />
        <AskPart visitId={visit.id} />
        <PeopleList detail={detail} />
        {visit.visitType === 'training' ? <SignInPart detail={detail} /> : null}
        <BroughtList items={items} title={t(visit.visitType === 'training' ? 'training:covered' : 'onSite:bring')} />
        <DemoPart visitId={visit.id} />
      </div>
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
    if (isOver) void navigate({ to: '/visits/$visitId', params: { visitId }, replace: true })
  }, [isOver, visitId, navigate])
  if (error) return <Broken error={error} onRetry={() => void refetch()} />
  if (!data || isOver) return null
  return <Visit detail={data} />
}
