/**
 * Words that are being typed, kept in the store while they are: a letter is on the disk within half a second, and there
 * again after a crash. Writing follows typing and never holds it up.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../platform/api.ts'
import { ask, useAsk } from '../../platform/queries.ts'
import { useQueryClient } from '@tanstack/react-query'

/** From the first letter not yet kept; with the write itself well under half a second. */
const afterMs = 250

export interface KeptDraft {
  /** Null until it was read. */
  readonly value: string | null
  readonly change: (value: string) => void
  /** It became something else in the store: nothing of it may be written any more. */
  readonly forget: () => void
}

export function useKeptDraft(key: string): KeptDraft {
  const client = useQueryClient()
  const stored = useAsk('drafts.get', { key }).data
  const [typed, setTyped] = useState<string | null>(null)
  const waiting = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const flush = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    const value = waiting.current
    waiting.current = null
    if (value === null) return
    client.setQueryData(ask('drafts.get', { key }).queryKey, { value: value === '' ? null : value })
    // on failure the words stay in the field, and the foot of the window says that the shell does not answer
    api('drafts.set', { key, value }).catch(() => {
      waiting.current ??= value
    })
  }, [client, key])

  const change = useCallback(
    (value: string) => {
      setTyped(value)
      waiting.current = value
      timer.current ??= setTimeout(flush, afterMs)
    },
    [flush],
  )
  const forget = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    waiting.current = null
    client.setQueryData(ask('drafts.get', { key }).queryKey, { value: null })
    setTyped('')
  }, [client, key])

  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  return { value: typed ?? (stored === undefined ? null : (stored.value ?? '')), change, forget }
}
