/** A field whose words are kept in the store while they are typed, and are there again after a crash. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { keepWords } from '../../platform/kept-words.ts'
import { ask, useAsk } from '../../platform/queries.ts'

export interface KeptDraft {
  /** Null until it was read. */
  readonly value: string | null
  readonly change: (value: string) => void
  /** It became something else in the store, in whose act the draft was forgotten. */
  readonly forget: () => void
  /** It did not become anything: it stands there again, before what was typed meanwhile. */
  readonly giveBack: (value: string) => void
}

export function useKeptDraft(key: string): KeptDraft {
  const client = useQueryClient()
  const stored = useAsk('drafts.get', { key }).data
  const [typed, setTyped] = useState<string | null>(null)
  const latest = useRef('')
  const show = useCallback(
    (value: string) => {
      latest.current = value
      setTyped(value)
      // what opens this field again on the same page begins with these words
      client.setQueryData(ask('drafts.get', { key }).queryKey, { value })
    },
    [client, key],
  )
  const change = useCallback(
    (value: string) => {
      show(value)
      keepWords(key, value)
    },
    [show, key],
  )
  const forget = useCallback(() => show(''), [show])
  const giveBack = useCallback(
    (value: string) => change(latest.current === '' ? value : `${value}\n${latest.current}`),
    [change],
  )
  return { value: typed ?? (stored === undefined ? null : (stored.value ?? '')), change, forget, giveBack }
}
