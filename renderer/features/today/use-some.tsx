/** The first few of a list, and a button that shows the rest in place. */
import { useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'

export function useSome<T>(
  items: readonly T[],
  most: number,
): { readonly shown: readonly T[]; readonly more: ReactNode } {
  const t = useWords()
  const [showsAll, setShowsAll] = useState(false)
  const rest = showsAll ? 0 : items.length - most
  if (rest <= 0) return { shown: items, more: null }
  return {
    shown: items.slice(0, most),
    more: (
      <button type="button" data-rove className="rp-link rp-xs" onClick={() => setShowsAll(true)}>
        {t('today:andMore', { count: rest })}
      </button>
    ),
  }
}
