/** One row of filters over the account list. */
import { accountKinds, accountScales, accountStages, headcountBands } from '../../../shared/domain/account.ts'
import type { AccountFilter } from '../../../shared/api/account-filter.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { useChoiceWords, type ChoiceSet } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { FilterMenu, type FilterGroup } from '../../ui/filter-menu.tsx'

interface Props {
  readonly filter: AccountFilter
  readonly onChange: (filter: AccountFilter) => void
}

type Facets = Output<'accounts.facets'>
type ListKey = 'stages' | 'kinds' | 'scales' | 'headcountBands' | 'industries' | 'regions' | 'ownerIds'

const noFacets: Facets = { stages: [], kinds: [], industries: [], regions: [], owners: [], total: 0 }
const quietDays = [7, 15, 30, 90] as const
const nextStates = ['none', 'overdue', 'week', 'any'] as const

export function AccountFilters({ filter, onChange }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const facets = useAsk('accounts.facets', {}).data ?? noFacets

  const group = (key: ListKey, options: FilterGroup['options'], title?: string): FilterGroup => ({
    id: key,
    ...(title ? { title } : {}),
    options,
    chosen: filter[key] ?? [],
    onChange: (chosen) => onChange({ ...filter, [key]: chosen }),
  })
  const coded = (set: ChoiceSet, codes: readonly string[], counts: Facets['stages'] = []) =>
    codes.map((value) => ({
      value,
      label: words(set, value),
      count: counts.find((c) => c.value === value)?.count,
    }))
  const single = (
    id: string,
    options: FilterGroup['options'],
    chosen: string | undefined,
    set: (value: string | undefined) => void,
  ): FilterGroup => ({
    id,
    options,
    chosen: chosen === undefined ? [] : [chosen],
    isSingle: true,
    onChange: ([value]) => set(value),
  })

  const segment = [
    group('kinds', coded('kind', accountKinds, facets.kinds), t('fields:account.kind')),
    group('scales', coded('scale', accountScales), t('fields:account.scale')),
    group('headcountBands', coded('headcountBand', headcountBands), t('fields:account.headcountBand')),
    group('industries', facets.industries, t('accounts:industry')),
  ]
  const next = single(
    'next',
    nextStates.map((value) => ({ value, label: t(`accounts:next.${value}`) })),
    filter.next,
    (value) => onChange({ ...filter, next: value as AccountFilter['next'] }),
  )
  const quiet = single(
    'quiet',
    quietDays.map((days) => ({ value: String(days), label: t('accounts:quietFor', { count: days }) })),
    filter.quietDays === undefined ? undefined : String(filter.quietDays),
    (value) => onChange({ ...filter, quietDays: value === undefined ? undefined : Number(value) }),
  )
  return (
    <>
      <FilterMenu
        label={t('accounts:filterStage')}
        groups={[group('stages', coded('stage', accountStages, facets.stages))]}
      />
      <FilterMenu label={t('accounts:filterSegment')} groups={segment} />
      <FilterMenu label={t('accounts:filterRegion')} groups={[group('regions', facets.regions)]} />
      <FilterMenu label={t('accounts:filterOwner')} groups={[group('ownerIds', facets.owners)]} />
      <FilterMenu label={t('accounts:filterNext')} groups={[next]} />
      <FilterMenu label={t('accounts:filterQuiet')} groups={[quiet]} />
    </>
  )
}
