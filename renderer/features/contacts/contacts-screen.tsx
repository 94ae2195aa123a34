/** Everybody known, found by name, pinyin, initials or a few digits of a number. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useWindows, type WindowRow } from '../../platform/windows.ts'
import { Facts } from '../../ui/facts.tsx'
import { ListPage, ListRow } from '../../ui/list-page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { NoRows } from '../../ui/no-rows.tsx'
import { useListSearch } from '../../ui/use-list-search.ts'
import { WindowList } from '../../ui/window-list.tsx'
import { ExportList } from '../import/export-list.tsx'
import { Stance } from './stance.tsx'

function ContactRow({ row }: { readonly row: WindowRow<'contacts.list'> }) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const c = row.contact
  const number = c.mobile ?? c.phone
  return (
    <ListRow
      lead={<Stance stance={c.stance} />}
      title={
        <>
          <b>{c.name}</b> <span className="rp-2">{c.jobTitle}</span>
        </>
      }
      facts={<Facts items={[row.accountName ?? t('contacts:noAccount'), words('role', c.role), c.department]} />}
      end={number === null ? null : <span className="rp-2 rp-nw">{format.phone(number)}</span>}
    />
  )
}

export default function ContactsScreen() {
  const t = useWords()
  const search = useListSearch(t('contacts:find'))
  const rows = useWindows('contacts.list', search.words)
  const add = (): void => openDialog({ type: 'contact' })
  useShortcuts([{ keys: 'p', bar: t('contacts:new'), run: add }])
  return (
    <ListPage
      title={t('contacts:title')}
      count={rows.total === undefined ? '' : t('contacts:count', { count: rows.total })}
      act={
        <>
          <ExportList what={{ kind: 'contacts', ...search.words }} />
          <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={add}>
            {t('contacts:new')}
          </Button>
        </>
      }
      filters={<SearchField {...search.field} />}
    >
      <WindowList
        label={t('contacts:list')}
        search={search}
        rows={rows}
        empty={<NoRows text={search.words.text} why={t('contacts:empty')} todo={t('contacts:emptyTodo')} />}
        onOpen={(row) => openDialog({ type: 'card', of: 'contact', id: row.contact.id })}
        renderRow={(row) => <ContactRow row={row} />}
      />
    </ListPage>
  )
}
