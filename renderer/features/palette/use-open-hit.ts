/** Opens what was found and remembers that it was, so that it ranks higher next time. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { SearchHit } from '../../../shared/api/lists.ts'
import { openDialog } from '../../app/dialogs.ts'
import { api } from '../../platform/api.ts'

const cards = new Set(['contact', 'followUp', 'opportunity'] as const)
type Card = 'contact' | 'followUp' | 'opportunity'
const isCard = (type: string): type is Card => (cards as ReadonlySet<string>).has(type)

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
      if (hit.type === 'visit') {
        void navigate({ to: '/visits/$visitId', params: { visitId: hit.id } })
        return
      }
      if (hit.type === 'attachment') {
        openDialog({ type: 'file', id: hit.id })
        return
      }
      if (hit.type === 'material') {
        void navigate({ to: '/library/$materialId', params: { materialId: hit.id } })
        return
      }
      if (hit.type === 'demo') {
        void navigate({ to: '/demos/$demoId', params: { demoId: hit.id } })
        return
      }
      if (hit.type === 'course') {
        void navigate({ to: '/learning/$courseId', params: { courseId: hit.id } })
        return
      }
      if (hit.type === 'quiz') {
        void navigate({ to: '/quizzes/$quizId', params: { quizId: hit.id } })
        return
      }
      const accountId = hit.type === 'account' ? hit.id : hit.accountId
      if (accountId !== null) void navigate({ to: '/accounts/$accountId', params: { accountId } })
    },
    [navigate],
  )
}
