/** Finds an account by name, pinyin or initials, in a field with suggestions; recent ones before anything is typed. */
import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AccountRef } from '../../app/dialogs.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ask } from '../../platform/queries.ts'

interface Props {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly value: AccountRef | null
  readonly onChange: (account: AccountRef | null) => void
  readonly onLeave?: () => void
  readonly autoFocus?: boolean
  readonly error?: string | undefined
  /** An account that cannot be chosen, e.g. the one to merge with. */
  readonly excludeId?: string
}

const shownMost = 12

function useSuggestions(typed: string, excludeId: string | undefined): readonly AccountRef[] {
  const text = typed.trim()
  const today = useToday()
  const hits = useQuery({
    ...ask('search.query', { query: text, types: ['account'], limitPerType: shownMost }),
    enabled: text !== '',
    placeholderData: (before) => before,
  })
  const first = useQuery({
    ...ask('accounts.list', { today, sort: 'updated', descending: true, limit: shownMost }),
    enabled: text === '',
  })
  const found =
    text === ''
      ? (first.data?.rows ?? []).map((r) => ({ id: r.id, name: r.name }))
      : (hits.data?.hits ?? []).map((h) => ({ id: h.id, name: h.title }))
  return found.filter((a) => a.id !== excludeId)
}

export function AccountPicker(props: Props) {
  const { label, isLabelHidden, value, onChange, onLeave, autoFocus, error, excludeId } = props
  const t = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useSuggestions(typed ?? '', excludeId)
  const foundKey = found.map((a) => a.id).join()
  useLayer(combobox.dropdownOpened)
  useEffect(() => {
    if (typed !== null && foundKey !== '') combobox.selectFirstOption()
    // the store is a new object at each render; what matters is that other options are shown
    // oxlint-disable-next-line react/exhaustive-deps
  }, [foundKey, typed])
  const pick = (id: string): void => {
    const account = found.find((a) => a.id === id) ?? null
    setTyped(null)
    combobox.closeDropdown()
    onChange(account)
  }
  const open = (text: string | null): void => {
    setTyped(text)
    combobox.openDropdown()
  }
  return (
    // where it is asked for, not at the end of the page: inside the dialog for those who hear it, over its edge for the eye
    <Combobox
      store={combobox}
      onOptionSubmit={pick}
      shadow="md"
      transitionProps={{ duration: 0 }}
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          role="combobox"
          {...(isLabelHidden ? { 'aria-label': label } : { label })}
          data-autofocus={autoFocus || undefined}
          data-mantine-stop-propagation={combobox.dropdownOpened}
          autoFocus={autoFocus ?? false}
          autoComplete="off"
          placeholder={t('common:pickAccountHint')}
          error={error}
          value={typed ?? value?.name ?? ''}
          onChange={(event) => open(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown()
            setTyped(null)
            onLeave?.()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={280} style={{ overflowY: 'auto' }}>
          {found.map((a) => (
            <Combobox.Option key={a.id} value={a.id}>
              {a.name}
            </Combobox.Option>
          ))}
          {found.length === 0 ? <Combobox.Empty>{t('common:noMatch')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
