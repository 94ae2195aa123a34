// Prints sheets to PDF in a hidden window: no script, no network, a session of its own that answers one document at a time.
import { randomUUID } from 'node:crypto'
import { BrowserWindow, session, type Session } from 'electron/main'
import { longestPrintMs, PrintFailure, type Printer } from '../printing/printer.ts'
import { APP_SCHEME } from './app-url.ts'

const PARTITION = 'print' // without "persist:": nothing of a client's sheet is written to the profile

/** The document being printed, by the only address this session answers. */
interface Desk {
  url: string
  html: string
}

function printSession(desk: Desk): Session {
  const own = session.fromPartition(PARTITION, { cache: false })
  own.setPermissionCheckHandler(() => false)
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: details.url !== desk.url && !details.url.startsWith('data:') })
  })
  own.on('will-download', (event) => event.preventDefault())
  own.protocol.handle(APP_SCHEME, (request) =>
    request.url === desk.url
      ? new Response(desk.html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
      : new Response(null, { status: 404 }),
  )
  return own
}

/** The printer of the Electron shell; each document has a window of its own, which is gone afterwards. */
export function createWindowPrinter(): Printer {
  const desk: Desk = { url: '', html: '' }
  let own: Session | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const print = async (html: string, isTagged: boolean): Promise<Uint8Array> => {
    own ??= printSession(desk)
    desk.url = `${APP_SCHEME}://local/document/${randomUUID()}`
    desk.html = html
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: own,
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
      },
    })
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Error('printing took too long')), longestPrintMs)
    try {
      await Promise.race([window.loadURL(desk.url), late.promise])
      // fonts and pictures are part of the document: they are there once it is loaded
      const made = window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: isTagged,
      })
      return await Promise.race([made, late.promise])
    } catch (error) {
      throw new PrintFailure('failed', { cause: error })
    } finally {
      clearTimeout(timer)
      window.destroy()
      desk.url = ''
      desk.html = ''
    }
  }
  return {
    print: (html, { isTagged = true } = {}) => {
      const done = turn.then(() => print(html, isTagged))
      turn = done.catch(() => undefined)
      return done
    },
    close: async () => {
      await turn
    },
  }
}
