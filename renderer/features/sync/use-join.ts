/** Joins the hub of an invitation; a refusal comes back as a sentence for the field, not as a notice elsewhere. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faultWords } from '../../app/fault-words.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { invalidate } from '../../platform/queries.ts'

export interface Invitation {
  readonly link: string
  readonly code: string
  readonly deviceName: string
}

export interface Join {
  /** True when the laptop belongs to the hub; its first round has begun then. */
  readonly join: (invitation: Invitation) => Promise<boolean>
  readonly error: string | null
  readonly isJoining: boolean
}

export function useJoin(): Join {
  const t = useWords()
  const format = useFormat()
  const client = useQueryClient()
  const [error, setError] = useState<string | null>(null)
  const [isJoining, setJoining] = useState(false)
  const join = async ({ link, code, deviceName }: Invitation): Promise<boolean> => {
    setError(null)
    setJoining(true)
    try {
      const joined = await api('sync.join', { link: link.trim(), code: code.trim() || null, deviceName })
      say(t('sync:joined', { hub: joined.hubName, name: joined.memberName }))
      // asked for here as well: who joins wants to see it begin, whatever else starts rounds
      void api('sync.now', {}).then(() => invalidate(client, null))
      await invalidate(client, null)
      return true
    } catch (caught) {
      setError(faultWords(t, faultFrom(caught), format.size))
      return false
    } finally {
      setJoining(false)
    }
  }
  return { join, error, isJoining }
}
