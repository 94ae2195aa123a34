/** Opens a record where a person reads it: an account and a visit have a page, people, follow-ups and deals a card. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { openDialog } from '../../app/dialogs.ts'

const openable: ReadonlySet<RecordTypeName> = new Set<RecordTypeName>([
  'account',
  'contact',
  'visit',
  'followUp',
  'opportunity',
  'material',
  'attachment',
])

export const isOpenable = (type: RecordTypeName): boolean => openable.has(type)

export function useOpenRecord(): (type: RecordTypeName, id: string) => void {
  const navigate = useNavigate()
  return useCallback(
    (type, id) => {
      if (type === 'contact' || type === 'followUp' || type === 'opportunity')
        openDialog({ type: 'card', of: type, id })
      else if (type === 'attachment') openDialog({ type: 'file', id })
      else if (type === 'visit') void navigate({ to: '/visits/$visitId', params: { visitId: id } })
      else if (type === 'material') void navigate({ to: '/library/$materialId', params: { materialId: id } })
      else if (type === 'account') void navigate({ to: '/accounts/$accountId', params: { accountId: id } })
    },
    [navigate],
  )
}
