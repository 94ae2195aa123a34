/** Which columns the list has, and in which order. Kept in the settings of this laptop. */
import { ActionIcon, Checkbox, Popover } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconColumns } from '@tabler/icons-react'
import { useState } from 'react'
import { useLayer } from '../../app/keyboard/layers.ts'
import { useSettings } from '../../app/settings.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { columnIds, knownColumns, type ColumnId } from './account-columns.tsx'
import classes from './accounts.module.css'

/** The order with one column moved by one place. */
export function movedColumn(ids: readonly ColumnId[], id: ColumnId, by: -1 | 1): readonly ColumnId[] {
  const from = ids.indexOf(id)
  const to = from + by
  if (from === -1 || to < 0 || to >= ids.length) return ids
  const rest = ids.filter((other) => other !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}

export function ColumnsMenu() {
  const t = useWords()
  const run = useRun()
  const [isOpen, setOpen] = useState(false)
  useLayer(isOpen)
  const chosen = knownColumns(useSettings().accountColumns)
  const set = (ids: readonly ColumnId[]): void => void run('settings.set', { accountColumns: [...ids] })
  const toggle = (id: ColumnId): void => set(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id])
  const rows = [...chosen, ...columnIds.filter((id) => !chosen.includes(id))]
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('accounts:columns')} title={t('accounts:columns')} onClick={() => setOpen(!isOpen)}>
          <IconColumns size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.columns}>
        {rows.map((id) => {
          const name = t(`accounts:column.${id}`)
          return (
            <div key={id} className="rp-row">
              <Checkbox className="rp-grow" label={name} checked={chosen.includes(id)} onChange={() => toggle(id)} />
              {chosen.includes(id) ? (
                <>
                  <ActionIcon
                    size="sm"
                    aria-label={t('accounts:moveLeft', { what: name })}
                    onClick={() => set(movedColumn(chosen, id, -1))}
                  >
                    <IconChevronLeft size={16} stroke={1.6} />
                  </ActionIcon>
                  <ActionIcon
                    size="sm"
                    aria-label={t('accounts:moveRight', { what: name })}
                    onClick={() => set(movedColumn(chosen, id, 1))}
                  >
                    <IconChevronRight size={16} stroke={1.6} />
                  </ActionIcon>
                </>
              ) : null}
            </div>
          )
        })}
      </Popover.Dropdown>
    </Popover>
  )
}
