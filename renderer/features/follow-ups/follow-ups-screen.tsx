/** What is owed: overdue, today, within a week, later; done, put off or changed from the list. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { FollowUpListRow } from '../../../shared/api/work.ts'
import { addDays } from '../../../shared/base/local-date.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { useWindows } from '../../platform/windows.ts'
import { Empty } from '../../ui/empty.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { VirtualList, type RowKey } from '../../ui/virtual-list.tsx'
import { dueGroup } from './due-group.ts'
import { FollowUpRow } from './follow-up-row.tsx'
import classes from './follow-ups.module.css'
import { useFollowUpActs } from './use-follow-up-acts.ts'

type State = 'open' | 'closed'

function Count({ state, total }: { readonly state: State; readonly total: number }) {
  const t = useWords()
  const first = useAsk('followUps.list', { state, today: useToday(), offset: 0, limit: 100 }).data
  if (state === 'closed') return t('followUps:closedCount', { count: total })
  const overdue = first?.overdue ?? 0
  return (
    <>
      {t('followUps:count', { count: total })}
      {overdue > 0 ? (
        <>
          {t('common:listComma')}
          <span className="rp-danger">{t('followUps:overdueCount', { count: overdue })}</span>
        </>
      ) : null}
    </>
  )
}

export default function FollowUpsScreen() {
  const t = useWords()
  const today = useToday()
  const acts = useFollowUpActs()
  const [state, setState] = useState<State>('open')
  const rows = useWindows('followUps.list', { state, today })
  const add = (): void => openDialog({ type: 'followUp' })
  const isOpen = state === 'open'
  useShortcuts([{ keys: 'd', bar: t('followUps:new'), run: add }])
  const rowKeys: readonly RowKey<FollowUpListRow>[] = [
    { key: 'x', label: t('followUps:complete'), run: (row) => void acts.complete(row.followUp) },
    { key: 's', label: t('followUps:snooze'), run: (row) => void acts.snooze(row.followUp, addDays(today, 1)) },
  ]
  const groupOf = (row: FollowUpListRow | undefined) => (row ? dueGroup(row.followUp.dueOn, today) : null)
  const heading = (row: FollowUpListRow, index: number) => {
    const group = groupOf(row)
    if (!isOpen || group === null || (index > 0 && groupOf(rows.rowAt(index - 1)) === group)) return null
    return (
      <div className={classes.group} role="presentation" onClick={(event) => event.stopPropagation()}>
        <h2 className={group === 'overdue' ? 'rp-danger' : ''}>{t(`followUps:${group}`)}</h2>
      </div>
    )
  }
  return (
    <ListPage
      title={t('followUps:title')}
      count={rows.total === undefined ? '' : <Count state={state} total={rows.total} />}
      act={
        <Button
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          rightSection={<Kbd keys="d" />}
          onClick={add}
        >
          {t('followUps:new')}
        </Button>
      }
      filters={
        <SegmentedControl
          aria-label={t('followUps:title')}
          value={state}
          onChange={(value) => setState(value as State)}
          data={[
            { value: 'open', label: t('followUps:open') },
            { value: 'closed', label: t('followUps:closed') },
          ]}
        />
      }
    >
      {rows.total === 0 ? (
        <Empty
          why={t(isOpen ? 'followUps:empty' : 'followUps:emptyClosed')}
          {...(isOpen ? { todo: t('followUps:emptyTodo') } : {})}
        />
      ) : (
        <VirtualList
          role="grid"
          isMeasured
          label={t('followUps:list')}
          total={rows.total ?? 0}
          rowHeight={57}
          rowAt={rows.rowAt}
          onRange={rows.onRange}
          resetKey={rows.key}
          onOpen={(row) => openDialog({ type: 'card', of: 'followUp', id: row.followUp.id })}
          rowKeys={isOpen ? rowKeys : []}
          renderRow={(row, index) => (
            <>
              {heading(row, index)}
              <FollowUpRow row={row} />
            </>
          )}
        />
      )}
    </ListPage>
  )
}
