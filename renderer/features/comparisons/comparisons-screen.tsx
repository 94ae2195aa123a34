/** Every comparison there is, the last changed first. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { usePaperFontsSoon } from '../paper/paper-fonts.ts'
import { useAsk } from '../../platform/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import list from '../../ui/link-list.module.css'
import { ListPage } from '../../ui/list-page.tsx'

export default function ComparisonsScreen() {
  usePaperFontsSoon()
  const t = useWords()
  const format = useFormat()
  const { data } = useAsk('comparisons.list', {})
  const add = (): void => openDialog({ type: 'comparison' })
  useShortcuts([{ keys: 'a', bar: t('comparisons:new'), run: add }])
  return (
    <ListPage
      title={t('comparisons:listTitle')}
      count={data ? t('comparisons:count', { count: data.total }) : ''}
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
        <Link to="/catalogue" className="rp-xs">
          {t('comparisons:toCatalogue')}
        </Link>
      }
    >
      {data?.rows.length === 0 ? <Empty why={t('comparisons:empty')} todo={t('comparisons:emptyTodo')} /> : null}
      <ul className={list.list}>
        {data?.rows.map(({ comparison, accountName, productName, versions, madeAt }) => (
          <li key={comparison.id}>
            <Link to="/comparisons/$comparisonId" params={{ comparisonId: comparison.id }} className={list.row}>
              <b className="rp-cut">{comparison.name}</b>
              <span className="rp-xs rp-3">
                <Facts
                  items={[
                    accountName,
                    productName,
                    versions === 0 ? t('paper:neverPrinted') : t('paper:versionCount', { count: versions }),
                    madeAt === null ? null : t('comparisons:printedOn', { date: format.date(format.dateOf(madeAt)) }),
                  ]}
                />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
