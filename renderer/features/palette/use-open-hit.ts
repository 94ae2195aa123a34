/** Opens what was found and remembers that it was, so that it ranks higher next time. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { SearchHit } from '../../../shared/api/lists.ts'
import { openDialog } from '../../app/dialogs.ts'
import { api } from '../../platform/api.ts'

const cards = new Set(['contact', 'followUp', 'opportunity'] as const)
type Card = 'contact' | 'followUp' | 'opportunity'
const isCard = (type: string): type is Card => (cards as ReadonlySet<string>).has(type)

/** What has a page of its own, and where. */
const pages: Readonly<Record<string, string | undefined>> = {
  visit: 'visits',
  material: 'library',
  demo: 'demos',
  course: 'learning',
  quiz: 'quizzes',
  comparison: 'comparisons',
  quote: 'quotes',
  product: 'catalogue',
}

export function useOpenHit(): (hit: SearchHit) => void {
  const navigate = useNavigate()
  return useCallback(
    (hit) => {
      // ranking is a convenience: that it could not be noted is no news for anybody
      api('usage.note', { type: hit.type, id: hit.id }).catch(() => undefined)
      if (isCard(hit.type)) {
        openDialog({ type: 'card', of: hit.type, id: hit.id })
        return
      }
      if (hit.type === 'attachment') {
        openDialog({ type: 'file', id: hit.id })
        return
      }
      const page = pages[hit.type]
      if (page !== undefined) {
        void navigate({ href: `/${page}/${hit.id}` })
        return
      }
      const accountId = hit.type === 'account' ? hit.id : hit.accountId
      if (accountId !== null) void navigate({ to: '/accounts/$accountId', params: { accountId } })
    },
    [navigate],
  )
}
