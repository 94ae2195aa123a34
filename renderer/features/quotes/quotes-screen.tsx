/** Every quote there is, or those that wait for an approval; the last changed first. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../i18n/use-words.ts'
import { usePaperFontsSoon } from '../paper/paper-fonts.ts'
import { useAsk } from '../../platform/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import list from '../../ui/link-list.module.css'
import { ListPage } from '../../ui/list-page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { QuoteFacts } from './quote-facts.tsx'

type Shown = 'all' | 'asked'

export default function QuotesScreen() {
  usePaperFontsSoon()
  const t = useWords()
  const [shown, setShown] = useState<Shown>('all')
  const { data } = useAsk('quotes.list', { isAsked: shown === 'asked' })
  const add = (): void => openDialog({ type: 'quote' })
  useShortcuts([{ keys: 'a', bar: t('quotes:new'), run: add }])
  const hasAsked = (data?.asked ?? 0) > 0
  return (
    <ListPage
      title={t('quotes:listTitle')}
      count={data ? t('quotes:count', { count: data.total }) : ''}
      act={
        <Button
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          rightSection={<Kbd keys="a" />}
          onClick={add}
        >
          {t('quotes:new')}
        </Button>
      }
      filters={
        hasAsked || shown === 'asked' ? (
          <Tabs
            label={t('quotes:listTitle')}
            value={shown}
            options={[
              { value: 'all', label: t('quotes:all') },
              { value: 'asked', label: t('quotes:waiting', { count: data?.asked ?? 0 }) },
            ]}
            onChange={setShown}
          />
        ) : null
      }
    >
      {data?.rows.length === 0 ? <Empty why={t('quotes:empty')} todo={t('quotes:emptyTodo')} /> : null}
      <ul className={list.list}>
        {data?.rows.map((one) => (
          <li key={one.quote.id}>
            <Link to="/quotes/$quoteId" params={{ quoteId: one.quote.id }} className={list.row}>
              <b className="rp-cut">{one.quote.name}</b>
              <span className="rp-xs rp-3">
                <QuoteFacts of={one} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}
