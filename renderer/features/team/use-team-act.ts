/**
 * Acts on the hub's people. The hub answers each with how everything stands afterwards, which the page then shows; a
 * refusal is said in words, and nothing here changes before the hub said yes.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { TeamAnswer, TeamRequest } from '../../../shared/sync/team-messages.ts'
import { faultWords } from '../../app/fault-words.ts'
import { pushUndo, say, sayFault } from '../../app/undo/undo-store.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { ask } from '../../platform/queries.ts'

/** The one question of the page. */
export const askTeam = ask('team.act', { act: 'list' })

/** What is said once it is done; `back` is the act that takes it back. */
export interface Said {
  readonly said?: string
  readonly back?: TeamRequest
}

/** Answers how things stand, or null after saying why it was not done. */
export type TeamAct = (request: TeamRequest, said?: Said) => Promise<TeamAnswer | null>

export function useTeamAct(): TeamAct {
  const client = useQueryClient()
  const t = useWords()
  const format = useFormat()
  return useCallback(
    async (request, { said, back } = {}) => {
      const perform = async (what: TeamRequest): Promise<TeamAnswer | null> => {
        try {
          const answer = await api('team.act', what)
          // a link is shown once, by who asked for it, and kept nowhere
          client.setQueryData(askTeam.queryKey, { ...answer, issued: null })
          return answer
        } catch (error) {
          sayFault(faultWords(t, faultFrom(error), format.size))
          return null
        }
      }
      const answer = await perform(request)
      if (answer === null || said === undefined) return answer
      if (back === undefined) say(said)
      else pushUndo({ txnId: crypto.randomUUID(), said, takeBack: async () => (await perform(back)) !== null })
      return answer
    },
    [client, t, format],
  )
}
