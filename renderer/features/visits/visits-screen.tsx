/** Visits that are planned, soonest first, and those that took place, newest first. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { wallClock } from '../../../shared/base/local-date.ts'
import type { Input } from '../../../shared/api/contract.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useWindows, type WindowRow } from '../../platform/windows.ts'
import { DateTile } from '../../ui/date-tile.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { WindowList } from '../../ui/window-list.tsx'
import { ExportList } from '../import/export-list.tsx'
import classes from './visits.module.css'

type Shown = 'planned' | 'done'

const rowHeight = 76

function VisitRow({ row }: { readonly row: WindowRow<'visits.list'> }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const v = row.visit
  const { date, time } = wallClock(v.startAt, v.zone)
  const people =
    row.people.length === 0 ? null : t('visits:withPeople', { people: row.people.join(t('common:listComma')) })
  const isLate = v.status === 'planned' && format.daysFromToday(date) < 0
  const state = v.status === 'cancelled' ? words('visitStatus', v.status) : isLate ? t('common:overdue') : null
  return (
    <div className={classes.row}>
      <DateTile date={date} isNext={v.status === 'planned'} small />
      <div className="rp-grow">
        <div className="rp-cut">
          <b>{row.accountName}</b> <span className="rp-2">{v.subject}</span>
        </div>
        <div className="rp-xs rp-3 rp-cut">
          <Facts
            items={[
              time,
              v.durationMin === null ? null : format.span(v.durationMin),
              words('visitType', v.visitType) === v.subject ? null : words('visitType', v.visitType),
              people,
              v.place,
              state === null ? null : (
                <span key="state" className={isLate ? 'rp-danger' : ''}>
                  {state}
                </span>
              ),
            ]}
          />
        </div>
        {v.summary === null ? null : <div className="rp-xs rp-2 rp-cut">{v.summary}</div>}
      </div>
      <span className="rp-3 rp-xs rp-nw">{format.near(date)}</span>
    </div>
  )
}

export default function VisitsScreen() {
  const t = useWords()
  const navigate = useNavigate()
  const [shown, setShown] = useState<Shown>('planned')
  const search = useListSearch(t('visits:find'))
  const asked: Input<'visits.list'> =
    shown === 'planned'
      ? { ...search.words, statuses: ['planned'], descending: false }
      : { ...search.words, statuses: ['done', 'cancelled'], descending: true }
  const rows = useWindows('visits.list', asked)
  const plan = (): void => openDialog({ type: 'planVisit' })
  const log = (): void => openDialog({ type: 'logVisit' })
  useShortcuts([
    { keys: 'n', bar: t('visits:plan'), run: plan },
    { keys: 'l', bar: t('visits:log'), run: log },
  ])
  return (
    <ListPage
      title={t('visits:title')}
      count={rows.total === undefined ? '' : t('visits:count', { count: rows.total })}
      act={
        <>
          <Button onClick={() => openDialog({ type: 'dayPapers' })}>{t('paper:dayTitle')}</Button>
          <ExportList what={{ kind: 'visits', ...asked }} />
          <Button onClick={log} rightSection={<Kbd keys="l" />}>
            {t('visits:log')}
          </Button>
          <Button
            leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
            onClick={plan}
            rightSection={<Kbd keys="n" />}
          >
            {t('visits:plan')}
          </Button>
        </>
      }
      filters={
        <>
          <SearchField {...search.field} />
          <SegmentedControl
            aria-label={t('visits:title')}
            value={shown}
            onChange={(value) => setShown(value as Shown)}
            data={[
              { value: 'planned', label: t('visits:planned') },
              { value: 'done', label: t('visits:done') },
            ]}
          />
        </>
      }
    >
      <WindowList
        label={t('visits:list')}
        search={search}
        rows={rows}
        rowHeight={rowHeight}
        empty={
          <NoRows
            text={search.words.text}
            why={t(shown === 'planned' ? 'visits:emptyPlanned' : 'visits:emptyDone')}
            todo={t('visits:emptyTodo')}
          >
            <Button variant="filled" onClick={shown === 'planned' ? plan : log}>
              {t(shown === 'planned' ? 'visits:plan' : 'visits:log')}
            </Button>
          </NoRows>
        }
        onOpen={(row) => void navigate({ to: '/visits/$visitId', params: { visitId: row.visit.id } })}
        renderRow={(row) => <VisitRow row={row} />}
      />
    </ListPage>
  )
}
