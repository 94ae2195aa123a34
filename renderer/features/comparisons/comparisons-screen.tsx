/** Every comparison there is, the last changed first. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { usePaperFontsSoon } from '../paper/paper-fonts.ts'
import { useWindows, type WindowRow } from '../../platform/windows.ts'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage, ListRow } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { WindowList } from '../../ui/window-list.tsx'

function ComparisonRow({ row }: { readonly row: WindowRow<'comparisons.list'> }) {
  const t = useWords()
  const format = useFormat()
  const { comparison, accountName, productName, versions, madeAt } = row
  return (
    <ListRow
      title={<b>{comparison.name}</b>}
      facts={
        <Facts
          items={[
            accountName,
            productName,
            versions === 0 ? t('paper:neverPrinted') : t('paper:versionCount', { count: versions }),
            madeAt === null ? null : t('comparisons:printedOn', { date: format.date(format.dateOf(madeAt)) }),
          ]}
        />
      }
    />
  )
}

export default function ComparisonsScreen() {
  usePaperFontsSoon()
  const t = useWords()
  const navigate = useNavigate()
  const search = useListSearch(t('comparisons:find'))
  const rows = useWindows('comparisons.list', search.words)
  const add = (): void => openDialog({ type: 'comparison' })
  useShortcuts([{ keys: 'a', bar: t('comparisons:new'), run: add }])
  return (
    <ListPage
      title={t('comparisons:listTitle')}
      count={rows.total === undefined ? '' : t('comparisons:count', { count: rows.total })}
      act={
        <Button
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          rightSection={<Kbd keys="a" />}
          onClick={add}
        >
          {t('comparisons:new')}
        </Button>
      }
      filters={
        <>
          <SearchField {...search.field} />
          <Link to="/catalogue" className="rp-xs">
            {t('comparisons:toCatalogue')}
          </Link>
        </>
      }
    >
      <WindowList
        label={t('comparisons:listTitle')}
        search={search}
        rows={rows}
        empty={<NoRows text={search.words.text} why={t('comparisons:empty')} todo={t('comparisons:emptyTodo')} />}
        onOpen={({ comparison }) =>
          void navigate({ to: '/comparisons/$comparisonId', params: { comparisonId: comparison.id } })
        }
        renderRow={(row) => <ComparisonRow row={row} />}
      />
    </ListPage>
  )
}
