// What counts as our own page, and what may be handed to the system's browser. Compares protocol and host: `.origin` of
// a custom scheme is the string "null" in Node, and "null" equals "null".

/** The only scheme and host the window ever shows. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'local'
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`

/** Whether `url` is inside our own page's origin. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url)
  return (
    parsed !== null &&
    parsed.protocol === `${APP_SCHEME}:` &&
    parsed.host === APP_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  )
}

/** Whether `url` is the window a client looks at, and nothing else of ours. */
export const isClientScreen = (url: string): boolean => url === `${APP_URL}client-screen`

const EXTERNAL_PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:'])
const LONGEST_EXTERNAL_URL = 2_000

/** Whether a link may be given to the system: web over TLS, mail, phone; never a file, never a program's own scheme. */
export function isSafeExternalUrl(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && url.length <= LONGEST_EXTERNAL_URL && EXTERNAL_PROTOCOLS.has(parsed.protocol)
}
