/** When things are brought to mind, and when not. */
import { Button, Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import type { ReminderSettings } from '../../../shared/api/app.ts'
import { askPermission, notifyPermission } from '../../app/reminders/notify.ts'
import { desktopBridge } from '../../app/reminders/use-asked.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { TimeField } from '../../ui/time-field.tsx'
import { Section } from './section.tsx'
import classes from './settings.module.css'

const leads = [0, 5, 10, 15, 30, 60, 120] as const
const usualQuiet = { from: '21:00', to: '08:00' } as const

interface LeadProps {
  readonly label: string
  readonly value: number
  readonly onChange: (minutes: number) => void
}

function Lead({ label, value, onChange }: LeadProps) {
  const t = useWords()
  const format = useFormat()
  const words = (minutes: number): string =>
    minutes === 0 ? t('followUps:remindOf.0') : t('followUps:remindMinutes', { span: format.span(minutes) })
  return (
    <Select
      w={200}
      label={label}
      data={[...new Set([...leads, value])]
        .toSorted((a, b) => a - b)
        .map((n) => ({ value: String(n), label: words(n) }))}
      value={String(value)}
      allowDeselect={false}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      onChange={(chosen) => onChange(Number(chosen ?? value))}
    />
  )
}

/** Whether the system shows them; asked for by a button, and where it was denied it says where to change that. */
function SystemNotices() {
  const t = useWords()
  const [permission, setPermission] = useState(notifyPermission)
  if (desktopBridge() !== undefined) return <p className="rp-2">{t('reminders:bySystem')}</p>
  if (permission === 'default')
    return <Button onClick={() => void askPermission().then(setPermission)}>{t('reminders:allow')}</Button>
  return <p className="rp-2">{t(permission === 'granted' ? 'reminders:bySystem' : 'reminders:denied')}</p>
}

export function RemindersSection() {
  const t = useWords()
  const run = useRun()
  const { reminders } = useSettings()
  const set = (patch: Partial<ReminderSettings>): void =>
    void run('settings.set', { reminders: { ...reminders, ...patch } })
  const { quiet } = reminders
  return (
    <Section id="reminders" title={t('reminders:title')}>
      <Checkbox
        label={t('reminders:on')}
        checked={reminders.isOn}
        onChange={(event) => set({ isOn: event.currentTarget.checked })}
      />
      {reminders.isOn ? (
        <>
          <div className={classes.line}>
            <TimeField
              w={160}
              label={t('reminders:dayTime')}
              value={reminders.dayTime}
              onChange={(dayTime) => (dayTime === null ? undefined : set({ dayTime }))}
            />
            <Lead
              label={t('reminders:followUpLead')}
              value={reminders.followUpMin}
              onChange={(followUpMin) => set({ followUpMin })}
            />
            <Lead
              label={t('reminders:visitLead')}
              value={reminders.visitMin}
              onChange={(visitMin) => set({ visitMin })}
            />
          </div>
          <Checkbox
            label={t('reminders:quiet')}
            checked={quiet !== null}
            onChange={(event) => set({ quiet: event.currentTarget.checked ? usualQuiet : null })}
          />
          {quiet === null ? null : (
            <div className={classes.line}>
              <TimeField
                w={160}
                label={t('reminders:quietFrom')}
                value={quiet.from}
                onChange={(from) => (from === null ? undefined : set({ quiet: { ...quiet, from } }))}
              />
              <TimeField
                w={160}
                label={t('reminders:quietTo')}
                value={quiet.to}
                onChange={(to) => (to === null ? undefined : set({ quiet: { ...quiet, to } }))}
              />
            </div>
          )}
          <SystemNotices />
        </>
      ) : null}
    </Section>
  )
}
