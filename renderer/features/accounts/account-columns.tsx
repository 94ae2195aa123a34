/** The columns the account list can have: width, order key and what stands in the cell. */
import type { ReactNode } from 'react'
import type { accountSorts } from '../../../shared/api/account-filter.ts'
import type { AccountListRow } from '../../../shared/api/accounts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { NextWords } from './next-words.tsx'

export const columnIds = [
  'stage',
  'region',
  'industry',
  'kind',
  'scale',
  'headcount',
  'owner',
  'phone',
  'lastContact',
  'next',
  'created',
  'updated',
] as const
export type ColumnId = (typeof columnIds)[number]

export interface AccountColumn {
  readonly id: ColumnId | 'name'
  /** For `grid-template-columns`. */
  readonly width: string
  readonly isNumber?: boolean
  readonly sort?: (typeof accountSorts)[number]
  readonly cell: (row: AccountListRow) => ReactNode
}

/** Known columns of the settings, in their order; unknown ones (from a newer version) are left out. */
export const knownColumns = (ids: readonly string[]): readonly ColumnId[] =>
  ids.filter((id): id is ColumnId => (columnIds as readonly string[]).includes(id))

export function useAccountColumns(ids: readonly ColumnId[]): readonly AccountColumn[] {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const day = (atMs: number): string => format.date(format.dateOf(atMs))
  const last = (row: AccountListRow): ReactNode => {
    if (row.lastContactOn === null) return <span className="rp-3">{t('accounts:never')}</span>
    const days = -format.daysFromToday(row.lastContactOn)
    return days >= 30 ? (
      <span className="rp-warn">{format.date(row.lastContactOn)}</span>
    ) : (
      format.near(row.lastContactOn)
    )
  }
  const all: Record<ColumnId, Omit<AccountColumn, 'id'>> = {
    stage: { width: 'minmax(72px, 1fr)', sort: 'stage', cell: (r) => words('stage', r.stage) },
    region: { width: 'minmax(80px, 1.2fr)', sort: 'region', cell: (r) => r.region },
    industry: { width: 'minmax(80px, 1.2fr)', sort: 'industry', cell: (r) => r.industry },
    kind: { width: 'minmax(72px, 1fr)', cell: (r) => words('kind', r.kind) },
    scale: { width: 'minmax(56px, 0.8fr)', cell: (r) => words('scale', r.scale) },
    headcount: {
      width: '76px',
      isNumber: true,
      sort: 'headcount',
      cell: (r) => (r.headcount === null ? '' : format.number(r.headcount)),
    },
    owner: { width: 'minmax(64px, 1fr)', sort: 'owner', cell: (r) => r.ownerName },
    phone: { width: 'minmax(110px, 1fr)', cell: (r) => (r.phone === null ? '' : format.phone(r.phone)) },
    lastContact: { width: 'minmax(88px, 1fr)', sort: 'lastContact', cell: last },
    next: { width: 'minmax(112px, 1.2fr)', sort: 'next', cell: (r) => <NextWords nextOn={r.nextOn} /> },
    created: { width: 'minmax(88px, 1fr)', sort: 'created', cell: (r) => day(r.createdAt) },
    updated: { width: 'minmax(88px, 1fr)', sort: 'updated', cell: (r) => day(r.updatedAt) },
  }
  const name: AccountColumn = {
    id: 'name',
    width: 'minmax(180px, 2.4fr)',
    sort: 'name',
    cell: (r) => <b>{r.name}</b>,
  }
  return [name, ...ids.map((id) => ({ id, ...all[id] }))]
}
