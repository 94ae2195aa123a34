/** Answers of the hub. Each carries the header by which a device knows that a hub is speaking. */
import { hubHeader, type HubError } from '../shared/sync/messages.ts'

const statuses: Readonly<Record<HubError['type'], number>> = {
  invalid: 400,
  unauthorised: 401,
  revoked: 403,
  forbidden: 403,
  not_found: 404,
  refused: 409,
  code: 400,
  too_old: 426,
  too_large: 413,
  expected: 409,
  forked: 409,
  resync: 410,
  scope: 409,
  checksum: 460,
  busy: 503,
  internal: 500,
}

/** On every answer. */
export const guarding = {
  [hubHeader]: '1',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
} as const

/** JSON that is a text already. */
export const textAnswer = (text: string, status = 200, type = 'application/json'): Response =>
  new Response(text, { status, headers: { ...guarding, 'content-type': type } })

export const jsonAnswer = (value: unknown, status = 200): Response => textAnswer(JSON.stringify(value), status)

export function errorAnswer(error: HubError): Response {
  const answer = jsonAnswer(error, statuses[error.type])
  if (error.type === 'busy') answer.headers.set('retry-after', String(Math.ceil(error.retryAfterMs / 1000)))
  return answer
}
