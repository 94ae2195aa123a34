/** Reminders of this window: where the laptop is, what came due, and notifications where no Electron shows them. */
import { useEffect, useRef } from 'react'
import type { Reminder } from '../../../shared/api/reminders.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { useAsk } from '../../platform/queries.ts'
import { useIsSettled } from '../settled.ts'
import { localZone, useNow } from '../today.ts'
import { notifyDue } from './notify.ts'
import { ReminderBar } from './reminder-bar.tsx'
import { desktopBridge, useAsked, useOpenAsked } from './use-asked.ts'

const none: readonly Reminder[] = []

/** Tells the core the zone when the page opens and when it is another: the core's own process does not notice. */
function useZone(isSettled: boolean): void {
  const minuteMs = useNow()
  const told = useRef('')
  useEffect(() => {
    const zone = localZone()
    if (!isSettled || told.current === zone) return
    told.current = zone
    api('reminders.here', { zone }).catch(() => {
      told.current = ''
    })
  }, [isSettled, minuteMs])
}

function useNotify(reminders: readonly Reminder[]): void {
  const t = useWords()
  const open = useOpenAsked()
  const newest = reminders[0]?.firedAt ?? 0
  useEffect(() => {
    if (newest === 0 || desktopBridge() !== undefined) return
    const words = {
      title: (r: Reminder) => [r.time, r.accountName ?? r.subject].filter((part) => part !== null).join(' '),
      body: (r: Reminder) => (r.accountName === null ? '' : r.subject),
      many: (count: number) => t('reminders:many', { count }),
    }
    notifyDue(words, (r) => open(r === null ? { of: 'followUps' } : { of: r.of, id: r.id })).catch(() => undefined)
    // once for what came due, whatever else is drawn anew
    // oxlint-disable-next-line react/exhaustive-deps
  }, [newest, reminders.length])
}

export function Reminders() {
  const isSettled = useIsSettled()
  useZone(isSettled)
  useAsked()
  const reminders = useAsk('reminders.list', {}, isSettled).data ?? none
  useNotify(reminders)
  return <ReminderBar reminders={reminders} />
}
