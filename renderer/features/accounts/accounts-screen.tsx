/** Accounts: the list alone at full width, or beside the account that is open (on wide windows). */
import { Button } from '@mantine/core'
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { useWindows, type Windows } from '../../platform/windows.ts'
import type { AccountListRow } from '../../../shared/api/accounts.ts'
import { Empty } from '../../ui/empty.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { VirtualListHandle } from '../../ui/virtual-list.tsx'
import { ExportList } from '../import/export-list.tsx'
import { AccountFilters } from './account-filters.tsx'
import { AccountPane } from './account-pane.tsx'
import { isFiltered } from './account-search.ts'
import { AccountTable } from './account-table.tsx'
import classes from './accounts.module.css'
import { ColumnsMenu } from './columns-menu.tsx'
import { useAccountQuery, useAccountSearch, useSetAccountSearch } from './use-account-query.ts'
import { ViewsMenu } from './views-menu.tsx'

const wideQuery = '(min-width: 1281px)'
const typingMs = 80

function NoRows() {
  const t = useWords()
  const set = useSetAccountSearch()
  if (!isFiltered(useAccountSearch()))
    return (
      <Empty why={t('accounts:empty')} todo={t('accounts:emptyTodo')}>
        <Button variant="filled" renderRoot={(props) => <Link {...props} to="/import" />}>
          {t('accounts:import')}
        </Button>
        <Button onClick={() => openDialog({ type: 'newAccount' })}>{t('accounts:new')}</Button>
      </Empty>
    )
  return (
    <Empty why={t('accounts:nothing')} todo={t('accounts:nothingTodo')}>
      <Button onClick={() => set((s) => ({ ...s, filter: undefined }))}>{t('accounts:clearFilters')}</Button>
    </Empty>
  )
}

/** The words typed to narrow the list; the address follows a moment later. */
function useTyped(): readonly [string, (text: string) => void] {
  const set = useSetAccountSearch()
  const search = useAccountSearch()
  const inAddress = search.filter?.text ?? ''
  const [typed, setTyped] = useState(inAddress)
  // what the address got from here must not come back over letters typed since; what it got elsewhere must
  const [sent, setSent] = useState(inAddress)
  const [seen, setSeen] = useState(inAddress)
  if (seen !== inAddress) {
    setSeen(inAddress)
    if (inAddress !== sent) setTyped(inAddress)
  }
  const follow = useDebouncedCallback((text: string) => {
    setSent(text)
    set((s) => ({ ...s, filter: { ...s.filter, text: text === '' ? undefined : text } }))
  }, typingMs)
  return [
    typed,
    (text) => {
      setTyped(text)
      follow(text)
    },
  ]
}

/** Once, when an account gives way to the list: the list stands where that account is, and the keys act there. */
function useReturnTo(list: RefObject<VirtualListHandle | null>, cameFrom: string | undefined, isThere: boolean): void {
  const asked = useRef(cameFrom)
  const place = useAsk('accounts.position', { ...useAccountQuery(), id: cameFrom ?? '' }, cameFrom !== undefined).data
  useEffect(() => {
    if (asked.current === undefined || !isThere || place === undefined) return
    asked.current = undefined
    if (place.index !== null) list.current?.scrollTo(place.index)
    if (document.activeElement === document.body) list.current?.focus()
  }, [list, isThere, place])
}

interface ListPageProps {
  readonly rows: Windows<AccountListRow>
  /** The account shown before the list. */
  readonly cameFrom: string | undefined
}

function ListPage({ rows, cameFrom }: ListPageProps) {
  const t = useWords()
  const query = useAccountQuery()
  const { filter } = query
  const set = useSetAccountSearch()
  const [typed, setTyped] = useTyped()
  const list = useRef<VirtualListHandle>(null)
  const find = useRef<HTMLInputElement>(null)
  const total = rows.total
  useReturnTo(list, cameFrom, total !== undefined)
  useShortcuts([
    { keys: 'f', bar: t('accounts:find'), run: () => find.current?.focus() },
    { keys: 'c', bar: t('accounts:new'), run: () => openDialog({ type: 'newAccount' }) },
  ])
  return (
    <section className={classes.listPage}>
      <div className={classes.listHead}>
        <ViewsMenu />
        <span className="rp-2 rp-grow">{total === undefined ? '' : t('accounts:count', { count: total })}</span>
        <ColumnsMenu />
        <ExportList what={{ kind: 'accounts', ...query }} />
        <Button
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          onClick={() => openDialog({ type: 'newAccount' })}
        >
          {t('accounts:new')}
        </Button>
      </div>
      <div className={classes.filters}>
        <SearchField
          className={classes.find}
          inputRef={find}
          label={t('accounts:find')}
          value={typed}
          onChange={setTyped}
          onDown={() => list.current?.focus()}
        />
        <AccountFilters filter={filter} onChange={(next) => set((s) => ({ ...s, filter: next }))} />
      </div>
      {total === 0 ? <NoRows /> : <AccountTable rows={rows} handle={list} />}
    </section>
  )
}

export default function AccountsScreen() {
  const query = useAccountQuery()
  const rows = useWindows('accounts.list', query)
  const { accountId } = useParams({ strict: false })
  const [cameFrom, setCameFrom] = useState(accountId)
  if (accountId !== undefined && accountId !== cameFrom) setCameFrom(accountId)
  const isWide = useMediaQuery(wideQuery, matchMedia(wideQuery).matches)
  // facets are there before the first filter is opened
  useAsk('accounts.facets', {})
  if (accountId === undefined) return <ListPage rows={rows} cameFrom={cameFrom} />
  return (
    <>
      {isWide ? <AccountPane rows={rows} openId={accountId} /> : null}
      <Outlet />
    </>
  )
}
