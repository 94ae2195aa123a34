/** Words typed to narrow a list: shown at once, asked a moment later; `F` goes to the field, the down arrow to the list. */
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState, type RefObject } from 'react'
import { useShortcuts } from '../app/keyboard/use-shortcuts.ts'
import type { VirtualListHandle } from './virtual-list.tsx'

const typingMs = 80

export interface ListSearch {
  /** What to ask for: `{}` while nothing is typed. */
  readonly words: { readonly text?: string }
  readonly list: RefObject<VirtualListHandle | null>
  /** For the search field. */
  readonly field: {
    readonly label: string
    readonly value: string
    readonly onChange: (typed: string) => void
    readonly onDown: () => void
    readonly inputRef: RefObject<HTMLInputElement | null>
  }
}

export function useListSearch(label: string): ListSearch {
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), typingMs)
  const list = useRef<VirtualListHandle>(null)
  const inputRef = useRef<HTMLInputElement>(null)
  useShortcuts([{ keys: 'f', bar: label, run: () => inputRef.current?.focus() }])
  const field = { label, value: typed, onChange: setTyped, onDown: () => list.current?.focus(), inputRef }
  return { words: text === '' ? {} : { text }, list, field }
}
