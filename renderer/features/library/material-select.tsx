/** One material of the library, found by its name: whatever is typed is looked for in all of them. */
import { Select } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useAsk } from '../../platform/queries.ts'

/** So many are offered at a time. */
const offeredMost = 50

interface Option {
  readonly value: string
  readonly label: string
}

/** Materials whose name or words fit, the newest first. */
export const useMaterialOptions = (text: string): readonly Option[] =>
  (useAsk('materials.list', { limit: offeredMost, ...(text.trim() === '' ? {} : { text }) }).data?.rows ?? []).map(
    ({ material }) => ({ value: material.id, label: material.name }),
  )

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly value: string | null
  /** What the chosen one is called; null where it is no more. */
  readonly name: string | null
  readonly onChange: (materialId: string | null) => void
  /** Opened to be used at once; Esc (`isKey`) and leaving it change nothing. */
  readonly onCancel?: (isKey: boolean) => void
}

/** Esc in the field, which no dialog around it sees. */
const cancelOn =
  (onCancel: (isKey: boolean) => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return
    event.stopPropagation()
    onCancel(true)
  }

export function MaterialSelect({ label, placeholder, value, name, onChange, onCancel }: Props) {
  const [search, setSearch] = useState('')
  // the name of the chosen one stands in the field: it is not looked for
  const found = useMaterialOptions(search === name ? '' : search)
  const isListed = value === null || found.some((one) => one.value === value)
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      clearable
      allowDeselect={false}
      // what fits is decided by the library, which knows the words of a paper, too
      filter={({ options }) => options}
      data={isListed ? found : [{ value, label: name ?? '' }, ...found]}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      value={value}
      onSearchChange={setSearch}
      onChange={onChange}
      {...(onCancel === undefined
        ? {}
        : { autoFocus: true, onBlur: () => onCancel(false), onKeyDown: cancelOn(onCancel) })}
    />
  )
}
