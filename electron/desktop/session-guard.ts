// What the page's session may not do: reach a network (sync leaves from the core), use a device, get a permission that
// is not on the list, download anything but our own exports. Camera and microphone are the exception, while asked for.
import type { DownloadItem, Session } from 'electron/main'
import { isAppUrl } from './app-url.ts'
import type { MediaAsks } from './media-asks.ts'

/** Everything else that Chromium knows as a permission is refused. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

const NETWORK_URLS = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*']

/** Installs every guard; before anything is loaded in the session. */
export function guardSession(session: Session, asks: MediaAsks): void {
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    permission === 'media'
      ? details.isMainFrame
        ? isAppUrl(requestingOrigin) && asks.isAsked(details.mediaType)
        : false
      : isAllowed(permission, requestingOrigin) || isOwnFolder(permission, requestingOrigin, details),
  )
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(
      permission === 'media'
        ? details.isMainFrame
          ? isAppUrl(details.requestingUrl) && areAsked(asks, details)
          : false
        : isAllowed(permission, details.requestingUrl) || isOwnFolder(permission, details.requestingUrl, details),
    )
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.webRequest.onBeforeRequest({ urls: NETWORK_URLS }, (_details, answer) => {
    answer({ cancel: true })
  })
  session.on('will-download', guardDownload)
}

/** A request names camera, microphone or both: each must have been asked for, and there must be one. */
function areAsked(asks: MediaAsks, details: object): boolean {
  const types = 'mediaTypes' in details && Array.isArray(details.mediaTypes) ? (details.mediaTypes as string[]) : []
  return types.length > 0 && types.every((type) => asks.isAsked(type))
}

function isAllowed(permission: string, url: string): boolean {
  return ALLOWED_PERMISSIONS.has(permission) && isAppUrl(url)
}

/** A folder the person chose in the system's dialogue, to write a package for a client into. No single file is asked for. */
function isOwnFolder(permission: string, url: string, details: object): boolean {
  return permission === 'fileSystem' && 'isDirectory' in details && details.isDirectory === true && isAppUrl(url)
}

/** Our own exports go through the system's save dialog; anything else is not downloaded at all. */
function guardDownload(event: { readonly preventDefault: () => void }, item: DownloadItem): void {
  if (!item.getURLChain().every(isOwnDownload)) event.preventDefault()
}

function isOwnDownload(url: string): boolean {
  return isAppUrl(url.startsWith('blob:') ? url.slice('blob:'.length) : url)
}
