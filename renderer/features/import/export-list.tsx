/** The list as it is shown, narrowed and sorted, as a file: behind the three dots of every list. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useLayer } from '../../app/keyboard/layers.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useExport, useOwnHeaders, type Exported, type ExportFormat } from './use-export.ts'

export function ExportList({ what }: { readonly what: Exported }) {
  const t = useWords()
  const headers = useOwnHeaders()
  const { isBusy, start } = useExport()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const save = async (format: ExportFormat): Promise<void> => {
    for (const file of await start(what, format, headers))
      say(t('interchange:exported', { name: file.name, count: file.rows }))
  }
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon aria-label={t('interchange:listMore')} disabled={isBusy}>
          <IconDots size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('xlsx')}>{t('interchange:listXlsx')}</Menu.Item>
        <Menu.Item onClick={() => void save('csv')}>{t('interchange:listCsv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
