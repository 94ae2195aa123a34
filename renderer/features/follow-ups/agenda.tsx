/** The follow-ups as a list: overdue, today, within a week, later; done, put off or changed from it. */
import { useCallback } from 'react'
import type { FollowUpListRow } from '../../../shared/api/work.ts'
import { openDialog } from '../../app/dialogs.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useWindows } from '../../platform/windows.ts'
import { NoRows } from '../../ui/no-rows.tsx'
import type { ListSearch } from '../../ui/use-list-search.ts'
import { VirtualList, type RowKey } from '../../ui/virtual-list.tsx'
import { dueRows, type DueCounts, type DueHeading } from './due-rows.ts'
import { FollowUpRow } from './follow-up-row.tsx'
import { askResult } from './follow-up-view.ts'
import classes from './follow-ups.module.css'
import { snoozeDates } from './snooze-dates.ts'
import { useFollowUpActs } from './use-follow-up-acts.ts'

export type State = 'open' | 'closed'
type Shown = FollowUpListRow | DueHeading

const isHeading = (row: Shown): row is DueHeading => 'heading' in row
export const noCounts: DueCounts = { total: 0, overdue: 0, dueToday: 0, dueWeek: 0 }

/** The rows of the list with their headings among them; closed ones have none. */
export function useAgenda(state: State, words: { readonly text?: string }) {
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
  const forRow = (act: (row: FollowUpListRow) => unknown) => (row: Shown) => {
    if (!isHeading(row)) void act(row)
  }
  const tomorrow = snoozeDates(today, localZone())[0]?.on ?? today
  return [
    { key: 'x', label: t('followUps:complete'), run: forRow((row) => askResult(row.followUp.id)) },
    { key: 's', label: t('followUps:snooze'), run: forRow((row) => acts.snooze(row.followUp, tomorrow)) },
  ]
}

interface Props {
  readonly state: State
  readonly agenda: ReturnType<typeof useAgenda>
  readonly search: ListSearch
}

export function Agenda({ state, agenda, search }: Props) {
  const t = useWords()
  const rowKeys = useRowKeys()
  const isOpen = state === 'open'
  if (agenda.windows.total === 0)
    return (
      <NoRows
        text={search.words.text}
        why={t(isOpen ? 'followUps:empty' : 'followUps:emptyClosed')}
        todo={isOpen ? t('followUps:emptyTodo') : undefined}
      />
    )
  return (
    <VirtualList
      role="grid"
      label={t('followUps:list')}
      handle={search.list}
      total={agenda.length}
      rowHeight={56}
      rowAt={agenda.rowAt}
      onRange={agenda.onRange}
      resetKey={agenda.windows.key}
      isHeading={isHeading}
      onOpen={(row) => {
        if (!isHeading(row)) openDialog({ type: 'card', of: 'followUp', id: row.followUp.id })
      }}
      rowKeys={isOpen ? rowKeys : []}
      renderRow={(row) =>
        isHeading(row) ? <Heading row={row} /> : <FollowUpRow row={row} onClosed={() => search.list.current?.focus()} />
      }
    />
  )
}
