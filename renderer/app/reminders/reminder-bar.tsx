/** What came due, in one quiet line above the status bar: opened, put off, or seen. Not on the screen of a visit. */
import { CloseButton, Menu } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { snoozes, type Reminder, type Snooze } from '../../../shared/api/reminders.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { useLayer } from '../keyboard/layers.ts'
import { useFormat } from '../use-format.ts'
import { useRun } from '../use-run.ts'
import { askPermission, notifyPermission } from './notify.ts'
import classes from './reminder-bar.module.css'
import { desktopBridge, useOpenAsked } from './use-asked.ts'

const whichOf = (reminders: readonly Reminder[]) => reminders.map(({ of, id }) => ({ of, id }))

function SnoozeButton({ onSnooze }: { readonly onSnooze: (until: Snooze) => void }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  return (
    <Menu opened={isOpen} onChange={setOpen} position="top-end" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className="rp-link rp-nw">
          {t('reminders:later')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {snoozes.map((until) => (
          <Menu.Item key={until} onClick={() => onSnooze(until)}>
            {t(`reminders:laterOf.${until}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The first time something comes due, the system's notifications are offered: never asked for by themselves. */
function AskLink() {
  const t = useWords()
  const [permission, setPermission] = useState(notifyPermission)
  if (desktopBridge() !== undefined || permission !== 'default') return null
  return (
    <button type="button" className="rp-link rp-nw" onClick={() => void askPermission().then(setPermission)}>
      {t('reminders:allow')}
    </button>
  )
}

function Line({ first, count }: { readonly first: Reminder; readonly count: number }) {
  const t = useWords()
  const format = useFormat()
  const when = [format.near(first.on), first.time].filter((part) => part !== null).join(' ')
  return (
    <span className="rp-cut">
      <Facts items={[<b key="when">{when}</b>, first.accountName, first.subject]} />
      {count > 1 ? <span className="rp-2"> {t('reminders:more', { count: count - 1 })}</span> : null}
    </span>
  )
}

export function ReminderBar({ reminders }: { readonly reminders: readonly Reminder[] }) {
  const t = useWords()
  const run = useRun()
  const open = useOpenAsked()
  const [first] = reminders
  if (first === undefined) return null
  const items = whichOf(reminders)
  const openFirst = (): void => {
    void run('reminders.settle', { items: reminders.length === 1 ? items : whichOf([first]) })
    open({ of: first.of, id: first.id })
  }
  return (
    <div className={classes.place} role="status" aria-label={t('reminders:title')}>
      <div className={classes.bar}>
        <IconBell size={18} stroke={1.6} aria-hidden />
        <Line first={first} count={reminders.length} />
        <button type="button" className="rp-link rp-nw" onClick={openFirst}>
          {t('reminders:open')}
        </button>
        <SnoozeButton onSnooze={(until) => void run('reminders.snooze', { items, until })} />
        <AskLink />
        <CloseButton
          size="sm"
          aria-label={t('reminders:seen')}
          onClick={() => void run('reminders.settle', { items })}
        />
      </div>
    </div>
  )
}
