// app://local/: the page and its API, answered by the same fetch handler as the loopback shell.
import { protocol, type Session } from 'electron/main'
import { answering, type FetchHandler } from './answering.ts'
import { APP_SCHEME } from './app-url.ts'

/**
 * Announces the scheme; must run before `ready`, once. Left out on purpose: corsEnabled, bypassCSP,
 * allowServiceWorkers, allowExtensions.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the scheme in a session. */
export function serveApp(session: Session, handler: FetchHandler): void {
  session.protocol.handle(APP_SCHEME, answering(handler))
}
