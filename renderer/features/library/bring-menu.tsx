/** Puts a material on the list of what to bring to a visit that is planned. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { instantOf, addDays } from '../../../shared/base/local-date.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useLayer } from '../../app/keyboard/layers.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'

/** How far ahead one packs. */
const days = 14
const shownMost = 12

export function BringMenu({ material }: { readonly material: Row<'material'> }) {
  const t = useWords()
  const run = useRun()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const today = useToday()
  const from = instantOf(today, '00:00', localZone())
  const until = instantOf(addDays(today, days), '00:00', localZone())
  const asked = { statuses: ['planned' as const], from, until, limit: shownMost }
  const visits = useAsk('visits.list', asked, isOpen).data?.rows ?? []
  const bring = (visit: Row<'visit'>): void => {
    const when = format.moment(visit.startAt)
    void run(
      'records.create',
      {
        type: 'visitItem',
        values: {
          accountId: visit.accountId,
          visitId: visit.id,
          kind: 'bring',
          label: material.name,
          refType: 'material',
          refId: material.id,
        },
      },
      t('library:brought', { name: material.name, when }),
    )
  }
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}>{t('library:bring')}</Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('library:bringTo')}>
        {visits.length === 0 ? <Menu.Label>{t('library:noVisits')}</Menu.Label> : null}
        {visits.map(({ visit, accountName }) => (
          <Menu.Item key={visit.id} onClick={() => bring(visit)}>
            {format.moment(visit.startAt)} {accountName}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
