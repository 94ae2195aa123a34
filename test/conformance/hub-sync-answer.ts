/** What a hub answers, as it came. */
import { hubErrorSchema } from '../../shared/sync/messages.ts'

export interface Answer {
  readonly status: number
  readonly text: string
  readonly body: unknown
  readonly headers: Headers
}

export function must(answer: Answer): Answer {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}

/** The error an answer carries, checked against the protocol. */
export const errorOf = (answer: Answer): { readonly status: number; readonly type: string } => ({
  status: answer.status,
  ...hubErrorSchema.parse(answer.body),
})
