/** Every quote there is, or those that wait for an approval; the last changed first. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useWords } from '../../i18n/use-words.ts'
import { usePaperFontsSoon } from '../paper/paper-fonts.ts'
import { useWindows } from '../../platform/windows.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { ListPage, ListRow } from '../../ui/list-page.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { WindowList } from '../../ui/window-list.tsx'
import { QuoteFacts } from './quote-facts.tsx'

type Shown = 'all' | 'asked'

export default function QuotesScreen() {
  usePaperFontsSoon()
  const t = useWords()
  const navigate = useNavigate()
  const [shown, setShown] = useState<Shown>('all')
  const search = useListSearch(t('quotes:find'))
  const rows = useWindows('quotes.list', { isAsked: shown === 'asked', ...search.words })
  const asked = rows.answer?.asked ?? 0
  const add = (): void => openDialog({ type: 'quote' })
  useShortcuts([{ keys: 'a', bar: t('quotes:new'), run: add }])
  return (
    <ListPage
      title={t('quotes:listTitle')}
      count={rows.total === undefined ? '' : t('quotes:count', { count: rows.total })}
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
        <>
          <SearchField {...search.field} />
          {asked > 0 || shown === 'asked' ? (
            <Tabs
              label={t('quotes:listTitle')}
              value={shown}
              options={[
                { value: 'all', label: t('quotes:all') },
                { value: 'asked', label: t('quotes:waiting', { count: asked }) },
              ]}
              onChange={setShown}
            />
          ) : null}
        </>
      }
    >
      <WindowList
        label={t('quotes:listTitle')}
        search={search}
        rows={rows}
        empty={
          <NoRows
            text={search.words.text}
            why={shown === 'asked' ? t('quotes:noneAsked') : t('quotes:empty')}
            todo={shown === 'asked' ? undefined : t('quotes:emptyTodo')}
          />
        }
        onOpen={({ quote }) => void navigate({ to: '/quotes/$quoteId', params: { quoteId: quote.id } })}
        renderRow={(row) => <ListRow title={<b>{row.quote.name}</b>} facts={<QuoteFacts of={row} />} />}
      />
    </ListPage>
  )
}
