// Reminders as notifications of the system. The core decides what fires and hands each out once (`reminders.take`); here it
// is shown and, pressed, opened. While a visit is under way nothing is taken: the client may be looking at the screen.
import { Notification } from 'electron/main'
import type { Reminder } from '../../shared/api/reminders.ts'
import type { Asked } from '../../shared/api/desktop-bridge.ts'
import type { ShellWords } from './shell-words.ts'

export interface NotifierParts {
  readonly take: () => Promise<readonly Reminder[]>
  readonly words: () => ShellWords
  /** Somebody else may see the screen. */
  readonly isPrivate: () => boolean
  /** Brings the window up and opens what was pressed. */
  readonly open: (asked: Asked) => void
}

/** More than so many at once become one line: after a weekend nobody wants twenty. */
const mostSingle = 3

interface Line {
  readonly title: string
  readonly body: string
  readonly asked: Asked
}

function linesOf(reminders: readonly Reminder[], words: ShellWords): readonly Line[] {
  if (reminders.length > mostSingle)
    return [
      {
        title: words.remindersDue.replace('{n}', String(reminders.length)),
        body: reminders
          .slice(0, mostSingle)
          .map((r) => r.subject)
          .join(words.listComma),
        asked: { of: 'followUps' },
      },
    ]
  return reminders.map((r) => ({
    title: [r.time, r.accountName ?? r.subject].filter(Boolean).join(' '),
    body: r.accountName === null ? '' : r.subject,
    asked: { of: r.of, id: r.id },
  }))
}

/** Answers the function to call when something may have fired; a fault is left to the page, which shows the same list. */
export function createNotifier(parts: NotifierParts): () => Promise<void> {
  // one that nothing refers to is collected, and its click with it
  const shown = new Set<Notification>()
  let isTaking = false
  const show = ({ title, body, asked }: Line): void => {
    const notification = new Notification({ title, body })
    shown.add(notification)
    notification.on('click', () => {
      shown.delete(notification)
      parts.open(asked)
    })
    notification.on('close', () => void shown.delete(notification))
    notification.on('failed', () => void shown.delete(notification))
    notification.show()
  }
  return async () => {
    if (isTaking || parts.isPrivate() || !Notification.isSupported()) return
    isTaking = true
    try {
      for (const line of linesOf(await parts.take(), parts.words())) show(line)
    } catch {
      // the core says no to whoever asks next; the page tells the person
    } finally {
      isTaking = false
    }
  }
}
