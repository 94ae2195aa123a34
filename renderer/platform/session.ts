/**
 * Who may talk to the shell. Behind a loopback port the page holds a token, got once for the one-time code in the
 * fragment of the start URL and kept for this tab only; in Electron the protocol is ours alone and there is none.
 */
const tokenKey = 'rapport-token'

/** `no_code`: this tab was opened without a start link. `used_code`: the link was used before. `unreachable`: no answer. */
export type SessionState = 'ready' | 'no_code' | 'used_code' | 'unreachable'

export const isElectron = (): boolean => location.protocol === 'app:'

/** The headers every request to the shell carries. */
export function sessionHeaders(): Record<string, string> {
  const token = isElectron() ? null : sessionStorage.getItem(tokenKey)
  return token === null ? {} : { 'x-app-token': token }
}

/** Forgets the token after the shell refused it. */
export const forgetSession = (): void => sessionStorage.removeItem(tokenKey)

function takeCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('code')
  if (code !== null) history.replaceState(null, '', location.pathname + location.search)
  return code
}

async function exchange(code: string): Promise<SessionState> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  if (!answer.ok) return 'used_code'
  const { token } = (await answer.json()) as { token?: unknown }
  if (typeof token !== 'string') return 'used_code'
  sessionStorage.setItem(tokenKey, token)
  return 'ready'
}

/** Makes this tab ready to ask. A fresh code wins over a token kept from before. */
export async function startSession(): Promise<SessionState> {
  if (isElectron()) return 'ready'
  const code = takeCode()
  const hasToken = sessionStorage.getItem(tokenKey) !== null
  if (code === null) return hasToken ? 'ready' : 'no_code'
  const state = await exchange(code).catch((): SessionState => 'unreachable')
  return state === 'used_code' && hasToken ? 'ready' : state
}
