/** Puts a follow-up off: to one of the dates offered, or another one through its card. */
import { Menu } from '@mantine/core'
import { IconClockPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { openDialog } from '../../app/dialogs.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import classes from './follow-ups.module.css'
import { snoozeDates } from './snooze-dates.ts'
import { useFollowUpActs } from './use-follow-up-acts.ts'

export function SnoozeMenu({ followUp }: { readonly followUp: Row<'followUp'> }) {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const acts = useFollowUpActs()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button
          type="button"
          className={classes.act}
          tabIndex={-1}
          title={t('followUps:snooze')}
          aria-label={`${t('followUps:snooze')}: ${followUp.subject}`}
          onClick={(event) => event.stopPropagation()}
        >
          <IconClockPlus size={18} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Label>{t('followUps:snoozeTo')}</Menu.Label>
        {snoozeDates(today, localZone()).map(({ name, on }) => (
          <Menu.Item
            key={name}
            rightSection={<span className={`rp-3 rp-xs ${classes.gap}`}>{format.dateWithDay(on)}</span>}
            onClick={() => void acts.snooze(followUp, on)}
          >
            {t(`followUps:snoozeOf.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => openDialog({ type: 'card', of: 'followUp', id: followUp.id })}>
          {t('followUps:otherDate')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
