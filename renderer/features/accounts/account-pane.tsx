/** The list beside an open account: name, then why it matters now; on the right the next date. */
import { ActionIcon, Popover } from '@mantine/core'
import { IconFilter, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { AccountListRow } from '../../../shared/api/accounts.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import type { Windows } from '../../platform/windows.ts'
import { Facts } from '../../ui/facts.tsx'
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx'
import { AccountFilters } from './account-filters.tsx'
import classes from './accounts.module.css'
import { NextWords } from './next-words.tsx'
import { useAccountQuery, useSetAccountSearch } from './use-account-query.ts'
import { ViewsMenu } from './views-menu.tsx'

const rowHeight = 56
/** From here on the quiet is worth saying. */
const quietFrom = 7

export function AccountLines({ row }: { readonly row: AccountListRow }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const quiet = row.lastContactOn === null ? 0 : -format.daysFromToday(row.lastContactOn)
  const isSoon = row.nextOn !== null && format.daysFromToday(row.nextOn) <= 1
  const subject = row.nextTime === null ? row.nextSubject : `${row.nextTime} ${row.nextSubject}`
  const why = isSoon ? subject : quiet >= quietFrom ? t('accounts:quietDays', { count: quiet }) : subject
  return (
    <div className={classes.lines}>
      <div className={classes.line}>
        <span className="rp-cut">{row.name}</span>
        <span className="rp-xs rp-3 rp-nw">
          <NextWords nextOn={row.nextOn} isShort />
        </span>
      </div>
      <div className="rp-xs rp-3 rp-cut">
        <Facts items={[words('stage', row.stage), why]} />
      </div>
    </div>
  )
}

function PaneFilter() {
  const t = useWords()
  const { filter } = useAccountQuery()
  const set = useSetAccountSearch()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('accounts:filter')} onClick={() => setOpen(!isOpen)}>
          <IconFilter size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.paneFilters}>
        <AccountFilters filter={filter} onChange={(next) => set((s) => ({ ...s, filter: next }))} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface Props {
  readonly rows: Windows<AccountListRow>
  readonly openId: string
}

export function AccountPane({ rows, openId }: Props) {
  const t = useWords()
  const navigate = useNavigate()
  const list = useRef<VirtualListHandle>(null)
  const place = useAsk('accounts.position', { ...useAccountQuery(), id: openId }).data?.index ?? null
  const isThere = rows.total !== undefined
  useEffect(() => {
    if (isThere && place !== null) list.current?.scrollTo(place)
  }, [isThere, place])
  return (
    <aside className={classes.pane} aria-label={t('accounts:list')}>
      <div className={classes.paneHead}>
        <ViewsMenu heading="h2" />
        <PaneFilter />
        <ActionIcon aria-label={t('accounts:new')} onClick={() => openDialog({ type: 'newAccount' })}>
          <IconPlus size={18} stroke={1.6} />
        </ActionIcon>
      </div>
      <VirtualList
        className={classes.paneList}
        handle={list}
        label={t('accounts:list')}
        total={rows.total ?? 0}
        rowHeight={rowHeight}
        rowAt={rows.rowAt}
        onRange={rows.onRange}
        resetKey={rows.key}
        isSelected={(row) => row.id === openId}
        onOpen={(row) => void navigate({ to: '/accounts/$accountId', params: { accountId: row.id }, search: (s) => s })}
        renderRow={(row) => <AccountLines row={row} />}
      />
    </aside>
  )
}
