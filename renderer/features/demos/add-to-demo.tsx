/** Makes one's own photo or clip the last step of a demo. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'

interface Props {
  readonly fileId: string
  /** What the step is called: the caption, or the name of the file. */
  readonly title: string
}

export function AddToDemo({ fileId, title }: Props) {
  const t = useWords()
  const run = useRun()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const rows = useAsk('demos.list', {}).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Menu opened={isOpen} onChange={setOpen} position="top-start" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={16} stroke={1.6} aria-hidden />}>{t('demos:addTo')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {rows.map(({ demo, steps }) => (
          <Menu.Item
            key={demo.id}
            onClick={() =>
              void run(
                'records.create',
                {
                  type: 'demoStep',
                  values: { demoId: demo.id, kind: 'show', title: title.slice(0, 200), fileId, position: steps },
                },
                t('demos:addedTo', { name: demo.name }),
              )
            }
          >
            {demo.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
