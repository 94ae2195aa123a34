// Calls from the page's preload. Each is answered only for the main frame of a window that shows our own page; an
// exploited renderer can still send anything as arguments, so these are `unknown` until parsed.
import { ipcMain, type IpcMainInvokeEvent } from 'electron/main'
import { isAppUrl } from './app-url.ts'

/** Answers `channel`; a call from anywhere but our page's main frame is refused with null and never reaches `answer`. */
export function answerPage(channel: string, answer: (argument: unknown) => Promise<unknown>): void {
  ipcMain.handle(channel, async (event, argument: unknown) => (isFromPage(event) ? await answer(argument) : null))
}

/** `senderFrame` is null once the frame has navigated away or was removed. */
export function isFromPage(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url)
}
