/** Everybody known, found by name, pinyin, initials or a few digits of a number. */
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { openDialog } from '../../app/dialogs.ts'
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useWindows, type WindowRow } from '../../platform/windows.ts'
import { Empty } from '../../ui/empty.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ListPage, ListRow } from '../../ui/list-page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx'
import { Stance } from './stance.tsx'

const typingMs = 80

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
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), typingMs)
  const rows = useWindows('contacts.list', text === '' ? {} : { text })
  const list = useRef<VirtualListHandle>(null)
  const find = useRef<HTMLInputElement>(null)
  const add = (): void => openDialog({ type: 'contact' })
  useShortcuts([
    { keys: 'f', bar: t('contacts:find'), run: () => find.current?.focus() },
    { keys: 'p', bar: t('contacts:new'), run: add },
  ])
  return (
    <ListPage
      title={t('contacts:title')}
      count={rows.total === undefined ? '' : t('contacts:count', { count: rows.total })}
      act={
        <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={add}>
          {t('contacts:new')}
        </Button>
      }
      filters={
        <SearchField
          inputRef={find}
          label={t('contacts:find')}
          value={typed}
          onChange={setTyped}
          onDown={() => list.current?.focus()}
        />
      }
    >
      {rows.total === 0 ? (
        text === '' ? (
          <Empty why={t('contacts:empty')} todo={t('contacts:emptyTodo')} />
        ) : (
          <Empty why={t('contacts:nothing', { text })} todo={t('contacts:nothingTodo')} />
        )
      ) : (
        <VirtualList
          label={t('contacts:list')}
          handle={list}
          total={rows.total ?? 0}
          rowHeight={56}
          rowAt={rows.rowAt}
          onRange={rows.onRange}
          resetKey={rows.key}
          onOpen={(row) => openDialog({ type: 'card', of: 'contact', id: row.contact.id })}
          renderRow={(row) => <ContactRow row={row} />}
        />
      )}
    </ListPage>
  )
}
