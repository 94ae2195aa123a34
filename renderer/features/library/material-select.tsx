/** One material of the library, found by its name: whatever is typed is looked for in all of them. */
import { Select } from '@mantine/core'
import { useState } from 'react'
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
}

export function MaterialSelect({ label, placeholder, value, name, onChange }: Props) {
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
      // what fits is decided by the library, which knows the words of a paper, too
      filter={({ options }) => options}
      data={isListed ? found : [{ value, label: name ?? '' }, ...found]}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      value={value}
      onSearchChange={setSearch}
      onChange={onChange}
    />
  )
}
