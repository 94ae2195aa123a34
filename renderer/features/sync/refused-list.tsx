/** What the hub sent back: why, in which words, and the three ways on. Nothing of it goes without the person saying so. */
import { Button, Menu } from '@mantine/core'
import { IconArrowBackUp, IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { api } from '../../platform/api.ts'
import { saveText } from '../../platform/files.ts'
import { ask } from '../../platform/queries.ts'
import { SectionHead } from '../../ui/section-head.tsx'
import type { RejectedChange } from '../../../shared/api/sync.ts'
import { refusedText } from './change-words.ts'
import { RefusedCard } from './refused-card.tsx'
import classes from './sync.module.css'

const pageSize = 200

/** All of them, however many pages there are. */
async function allRefused(): Promise<readonly RejectedChange[]> {
  const rows: RejectedChange[] = []
  for (;;) {
    const page = await api('sync.rejected', { limit: pageSize, offset: rows.length })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}

function ExportMenu() {
  const t = useWords()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const name = t('sync:exportName', { date: format.inDaysFromToday(0) })
  const asText = async (): Promise<void> => saveText(`${name}.txt`, refusedText(t, format, await allRefused()))
  const asJson = async (): Promise<void> => saveText(`${name}.json`, JSON.stringify(await allRefused(), null, 2))
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="subtle" rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}>
          {t('sync:export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void asText()}>{t('sync:exportText')}</Menu.Item>
        <Menu.Item onClick={() => void asJson()}>{t('sync:exportJson')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export function RefusedList({ total }: { readonly total: number }) {
  const t = useWords()
  const rows = useQuery(ask('sync.rejected', { limit: pageSize })).data?.rows ?? []
  if (total === 0) return null
  return (
    <section className={classes.part}>
      <SectionHead title={t('sync:refused')} count={total} isMain>
        <ExportMenu />
      </SectionHead>
      <p className={`rp-xs rp-3 ${classes.hint}`}>
        <IconArrowBackUp size={16} stroke={1.6} aria-hidden /> {t('sync:refusedHint')}
      </p>
      <ul className={classes.cards}>
        {rows.map((row) => (
          <RefusedCard key={row.opNo} row={row} />
        ))}
      </ul>
    </section>
  )
}
