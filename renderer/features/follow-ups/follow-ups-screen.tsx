/** What is owed: overdue, today, within a week, later; done, put off or changed from the list. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { FollowUpListRow } from '../../../shared/api/work.ts'
import { addDays } from '../../../shared/base/local-date.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useWindows } from '../../platform/windows.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { VirtualList, type RowKey } from '../../ui/virtual-list.tsx'
import { ExportList } from '../import/export-list.tsx'
import { dueRows, type DueCounts, type DueHeading } from './due-rows.ts'
import { FollowUpRow } from './follow-up-row.tsx'
import classes from './follow-ups.module.css'
import { useFollowUpActs } from './use-follow-up-acts.ts'

type State = 'open' | 'closed'
type Shown = FollowUpListRow | DueHeading

const isHeading = (row: Shown): row is DueHeading => 'heading' in row
const noCounts: DueCounts = { total: 0, overdue: 0, dueToday: 0, dueWeek: 0 }

/** The rows of the list with their headings among them; closed ones have none. */
function useShownRows(state: State, words: { readonly text?: string }) {
  const today = useToday()
  const windows = useWindows('followUps.list', { state, today, ...words })
  const counts = windows.answer ?? noCounts
  const rows = state === 'open' ? dueRows(counts) : { length: counts.total, at: (place: number) => place }
  const { onRange } = windows
  const { at } = rows
  const numberAt = (place: number): number => {
    const found = at(place)
    return typeof found === 'number' ? found : Math.max(0, place - 1)
  }
  const first = useCallback(
    (from: number, to: number) => onRange(Math.min(numberAt(from), from), numberAt(to)),
    // headings move only with the counts, and those come with a new answer
    // oxlint-disable-next-line react/exhaustive-deps
    [onRange, counts.overdue, counts.dueToday, counts.dueWeek, counts.total],
  )
  return {
    windows,
    counts,
    length: rows.length,
    onRange: first,
    rowAt: (place: number): Shown | undefined => {
      const found = at(place)
      return typeof found === 'number' ? windows.rowAt(found) : found
    },
  }
}

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

function Heading({ row }: { readonly row: DueHeading }) {
  const t = useWords()
  return (
    <div className={classes.group} role="gridcell">
      <h2 className={row.heading === 'overdue' ? 'rp-danger' : ''}>{t(`followUps:${row.heading}`)}</h2>
      <span className="rp-3 rp-xs">{row.count}</span>
    </div>
  )
}

function useRowKeys(): readonly RowKey<Shown>[] {
  const t = useWords()
  const today = useToday()
  const acts = useFollowUpActs()
  const forRow = (act: (row: FollowUpListRow) => Promise<void>) => (row: Shown) => {
    if (!isHeading(row)) void act(row)
  }
  return [
    { key: 'x', label: t('followUps:complete'), run: forRow((row) => acts.complete(row.followUp)) },
    { key: 's', label: t('followUps:snooze'), run: forRow((row) => acts.snooze(row.followUp, addDays(today, 1))) },
  ]
}

export default function FollowUpsScreen() {
  const t = useWords()
  const [state, setState] = useState<State>('open')
  const search = useListSearch(t('followUps:find'))
  const shown = useShownRows(state, search.words)
  const rowKeys = useRowKeys()
  const add = (): void => openDialog({ type: 'followUp' })
  const isOpen = state === 'open'
  useShortcuts([{ keys: 'd', bar: t('followUps:new'), run: add }])
  return (
    <ListPage
      title={t('followUps:title')}
      count={shown.windows.answer === undefined ? '' : <Count state={state} counts={shown.counts} />}
      act={
        <>
          <ExportList what={{ kind: 'followUps', state, ...search.words }} />
          <Button
            leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
            rightSection={<Kbd keys="d" />}
            onClick={add}
          >
            {t('followUps:new')}
          </Button>
        </>
      }
      filters={
        <>
          <SearchField {...search.field} />
          <SegmentedControl
            aria-label={t('followUps:title')}
            value={state}
            onChange={(value) => setState(value as State)}
            data={[
              { value: 'open', label: t('followUps:open') },
              { value: 'closed', label: t('followUps:closed') },
            ]}
          />
        </>
      }
    >
      {shown.windows.total === 0 ? (
        <NoRows
          text={search.words.text}
          why={t(isOpen ? 'followUps:empty' : 'followUps:emptyClosed')}
          todo={isOpen ? t('followUps:emptyTodo') : undefined}
        />
      ) : (
        <VirtualList
          role="grid"
          label={t('followUps:list')}
          handle={search.list}
          total={shown.length}
          rowHeight={56}
          rowAt={shown.rowAt}
          onRange={shown.onRange}
          resetKey={shown.windows.key}
          isHeading={isHeading}
          onOpen={(row) => {
            if (!isHeading(row)) openDialog({ type: 'card', of: 'followUp', id: row.followUp.id })
          }}
          rowKeys={isOpen ? rowKeys : []}
          renderRow={(row) => (isHeading(row) ? <Heading row={row} /> : <FollowUpRow row={row} />)}
        />
      )}
    </ListPage>
  )
}
