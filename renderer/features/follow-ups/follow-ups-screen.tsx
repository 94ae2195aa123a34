/** What is owed, as a list or in a calendar beside the visits. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { FollowUpListRow } from '../../../shared/api/work.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { ExportList } from '../import/export-list.tsx'
import { Agenda, useAgenda, type State } from './agenda.tsx'
import type { DueCounts } from './due-rows.ts'
import { followUpViews, showView, useFollowUpView, type FollowUpView } from './follow-up-view.ts'
import { OverdueStrip } from './overdue-strip.tsx'

const loadCalendar = () => import('./calendar/calendar-view.tsx')
const CalendarView = lazy(loadCalendar)
const shownOverdue = 4

function Count({ state, counts }: { readonly state: State; readonly counts: DueCounts }) {
  const t = useWords()
  if (state === 'closed') return t('followUps:closedCount', { count: counts.total })
  return (
    <>
      {t('followUps:count', { count: counts.total })}
      {counts.overdue > 0 ? (
        <>
          {t('common:comma')}
          <span className="rp-danger">{t('followUps:overdueCount', { count: counts.overdue })}</span>
        </>
      ) : null}
    </>
  )
}

function ViewSwitch({ view }: { readonly view: FollowUpView }) {
  const t = useWords()
  useShortcuts([
    { keys: 'a', run: () => showView('agenda') },
    { keys: 'w', run: () => showView('week') },
    { keys: 'm', run: () => showView('month') },
  ])
  return (
    <SegmentedControl
      aria-label={t('followUps:view')}
      value={view}
      onChange={(value) => showView(value as FollowUpView)}
      data={followUpViews.map((value) => ({ value, label: t(`followUps:viewOf.${value}`) }))}
    />
  )
}

interface ListFiltersProps {
  readonly state: State
  readonly onState: (state: State) => void
}

function StateSwitch({ state, onState }: ListFiltersProps) {
  const t = useWords()
  return (
    <SegmentedControl
      aria-label={t('followUps:title')}
      value={state}
      onChange={(value) => onState(value as State)}
      data={[
        { value: 'open', label: t('followUps:open') },
        { value: 'closed', label: t('followUps:closed') },
      ]}
    />
  )
}

function NewButton() {
  const t = useWords()
  const add = (): void => openDialog({ type: 'followUp' })
  useShortcuts([{ keys: 'd', bar: t('followUps:new'), run: add }])
  return (
    <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} rightSection={<Kbd keys="d" />} onClick={add}>
      {t('followUps:new')}
    </Button>
  )
}

function AgendaPage() {
  const t = useWords()
  const [state, setState] = useState<State>('open')
  const search = useListSearch(t('followUps:find'))
  const agenda = useAgenda(state, search.words)
  return (
    <ListPage
      title={t('followUps:title')}
      count={agenda.windows.answer === undefined ? '' : <Count state={state} counts={agenda.counts} />}
      act={
        <>
          <ExportList what={{ kind: 'followUps', state, ...search.words }} />
          <NewButton />
        </>
      }
      filters={
        <>
          <ViewSwitch view="agenda" />
          <SearchField {...search.field} />
          <StateSwitch state={state} onState={setState} />
        </>
      }
    >
      <Agenda state={state} agenda={agenda} search={search} />
    </ListPage>
  )
}

function CalendarPage({ view }: { readonly view: 'week' | 'month' }) {
  const t = useWords()
  const { windows, counts } = useAgenda('open', {})
  const late = Array.from({ length: Math.min(shownOverdue, counts.overdue) }, (_, i) => windows.rowAt(i))
  return (
    <ListPage
      title={t('followUps:title')}
      count={windows.answer === undefined ? '' : <Count state="open" counts={counts} />}
      act={<NewButton />}
      filters={<ViewSwitch view={view} />}
    >
      <OverdueStrip count={counts.overdue} rows={late.filter((row): row is FollowUpListRow => row !== undefined)} />
      <Suspense>
        <CalendarView view={view} />
      </Suspense>
    </ListPage>
  )
}

export default function FollowUpsScreen() {
  const view = useFollowUpView((s) => s.view)
  // the calendar's library is large: it is fetched beside the list, not with the first screen
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadCalendar().catch(() => undefined))
    return () => cancelIdleCallback(idle)
  }, [])
  return view === 'agenda' ? <AgendaPage /> : <CalendarPage view={view} />
}
