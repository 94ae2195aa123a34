/**
 * Reminders as notifications of the browser, where no Electron shows them: by one window, the one that holds the lock. What
 * it shows it takes from the core, which hands each out once, so not even two browsers could show one twice.
 */
import type { Reminder } from '../../../shared/api/reminders.ts'
import { api } from '../../platform/api.ts'

const lockName = 'rapport-notifications'
const mostSingle = 3

export interface NotifyWords {
  readonly title: (reminder: Reminder) => string
  readonly body: (reminder: Reminder) => string
  readonly many: (count: number) => string
}

export type Permission = NotificationPermission | 'none'

export const notifyPermission = (): Permission => ('Notification' in window ? Notification.permission : 'none')

export const askPermission = async (): Promise<Permission> =>
  'Notification' in window ? Notification.requestPermission() : 'none'

function show(title: string, body: string, open: () => void): void {
  const notification = new Notification(title, { body, icon: '/favicon.svg' })
  notification.addEventListener('click', () => {
    window.focus()
    notification.close()
    open()
  })
}

/** Takes what nobody has shown yet and shows it; nothing without leave, or while another window does. */
export async function notifyDue(words: NotifyWords, open: (reminder: Reminder | null) => void): Promise<void> {
  if (notifyPermission() !== 'granted') return
  await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock === null) return
    const taken = await api('reminders.take', {})
    if (taken.length > mostSingle) {
      const subjects = taken.slice(0, mostSingle).map(words.title)
      show(words.many(taken.length), subjects.join('\n'), () => open(null))
    } else for (const one of taken) show(words.title(one), words.body(one), () => open(one))
  })
}
