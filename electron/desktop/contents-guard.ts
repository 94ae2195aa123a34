// What no page may do, whichever window it is in: leave app://local/, embed a webview, open a window other than the one a
// client looks at during a demo.
import { shell } from 'electron/common'
import type { WebContents } from 'electron/main'
import { isAppUrl, isClientScreen, isSafeExternalUrl } from './app-url.ts'
import { clientScreenOptions } from './client-screen.ts'

interface Navigation {
  readonly url: string
  readonly preventDefault: () => void
}

/** Installs the guards on new web contents; call from `web-contents-created`. */
export function guardContents(contents: WebContents): void {
  const stayHere = (navigation: Navigation): void => {
    if (!isAppUrl(navigation.url)) navigation.preventDefault()
  }
  contents.on('will-navigate', stayHere)
  contents.on('will-frame-navigate', stayHere)
  contents.on('will-redirect', stayHere)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    // not inside the handler: it must answer before the system is asked to do anything
    if (isClientScreen(url)) return { action: 'allow', overrideBrowserWindowOptions: clientScreenOptions() }
    if (isSafeExternalUrl(url)) setImmediate(() => void shell.openExternal(url))
    return { action: 'deny' }
  })
  // WebRTC does not pass through webRequest and would otherwise talk to the network directly
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
