/** The account list at full width, with the chosen columns. */
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import type { Ref } from 'react'
import type { AccountListRow } from '../../../shared/api/accounts.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Windows } from '../../platform/windows.ts'
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx'
import { knownColumns, useAccountColumns, type AccountColumn, type ColumnId } from './account-columns.tsx'
import classes from './accounts.module.css'
import { useAccountQuery, useSetAccountSearch } from './use-account-query.ts'

const rowHeight = 36
const narrowQuery = '(max-width: 899px)'
const headerHeight = 36

function HeaderCell({ column }: { readonly column: AccountColumn }) {
  const t = useWords()
  const { sort, descending } = useAccountQuery()
  const set = useSetAccountSearch()
  const key = column.sort
  const isSorted = key !== undefined && key === sort
  const order = descending ? 'descending' : 'ascending'
  const label = t(`accounts:column.${column.id}`)
  return (
    <div
      role="columnheader"
      className={column.isNumber ? classes.number : ''}
      aria-sort={isSorted ? order : key ? 'none' : undefined}
    >
      {key ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => set((s) => ({ ...s, sort: key, descending: isSorted ? !descending : false }))}
        >
          {label}
          {isSorted ? <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span> : null}
        </button>
      ) : (
        label
      )}
    </div>
  )
}

/** The columns there is room for in a narrow window: the first two, and the next date wherever it stands. */
export function columnsForNarrow(ids: readonly ColumnId[]): readonly ColumnId[] {
  const others = ids.filter((id) => id !== 'next').slice(0, 2)
  return ids.filter((id) => id === 'next' || others.includes(id))
}

interface Props {
  readonly rows: Windows<AccountListRow>
  readonly handle: Ref<VirtualListHandle>
}

export function AccountTable({ rows, handle }: Props) {
  const t = useWords()
  const navigate = useNavigate()
  const isNarrow = useMediaQuery(narrowQuery, matchMedia(narrowQuery).matches)
  const chosen = knownColumns(useSettings().accountColumns)
  const columns = useAccountColumns(isNarrow ? columnsForNarrow(chosen) : chosen)
  const template = { gridTemplateColumns: columns.map((c) => c.width).join(' ') }
  return (
    <VirtualList
      role="grid"
      label={t('accounts:list')}
      handle={handle}
      total={rows.total ?? 0}
      rowHeight={rowHeight}
      rowAt={rows.rowAt}
      onRange={rows.onRange}
      resetKey={rows.key}
      headerHeight={headerHeight}
      header={
        <div role="row" aria-rowindex={1} className={classes.tableHead} style={template}>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} />
          ))}
        </div>
      }
      onOpen={(row) => void navigate({ to: '/accounts/$accountId', params: { accountId: row.id }, search: (s) => s })}
      renderRow={(row) => (
        <div className={classes.tableRow} style={template} role="presentation">
          {columns.map((column) => (
            <div key={column.id} role="gridcell" className={column.isNumber ? `${classes.number} rp-cut` : 'rp-cut'}>
              {column.cell(row)}
            </div>
          ))}
        </div>
      )}
    />
  )
}
