/** A visit's checklist and what to bring: ticked, added to and taken from, before and after it. */
import { ActionIcon, Checkbox, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { isComposing } from '../../app/keyboard/key-event.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useTick } from './use-tick.ts'
import sheet from '../../ui/sheet-page.module.css'
import classes from './visit-page.module.css'

interface Props {
  readonly visitId: string
  readonly kind: Row<'visitItem'>['kind']
  readonly items: readonly Row<'visitItem'>[]
}

function AddLine({ visitId, kind }: Omit<Props, 'items'>) {
  const t = useWords()
  const run = useRun()
  const [label, setLabel] = useState('')
  const add = async (): Promise<void> => {
    if (label.trim() === '') return
    const quietly = t('onSite:itemAdded', { label })
    if ((await run('visits.addItem', { visitId, kind, label }, { quietly })) !== null) setLabel('')
  }
  return (
    <TextInput
      className={classes.addLine}
      aria-label={t(kind === 'do' ? 'visits:addTodo' : 'visits:addBring')}
      placeholder={t(kind === 'do' ? 'visits:addTodo' : 'visits:addBring')}
      maxLength={200}
      autoComplete="off"
      value={label}
      onChange={(event) => setLabel(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) void add()
      }}
    />
  )
}

export function VisitItems({ visitId, kind, items }: Props) {
  const t = useWords()
  const run = useRun()
  const tick = useTick()
  return (
    <>
      <ul className={classes.lines}>
        {items.map((item) => (
          <li key={item.id} className={classes.item}>
            <Checkbox
              className="rp-grow"
              label={item.label}
              checked={item.doneAt !== null}
              onChange={() => tick(item)}
            />
            {item.refType === 'material' && item.refId !== null ? (
              <Link
                to="/library/$materialId"
                params={{ materialId: item.refId }}
                className={`rp-link rp-xs ${sheet.onScreen}`}
                aria-label={t('visits:openBrought', { label: item.label })}
              >
                {t('visits:openIt')}
              </Link>
            ) : null}
            <ActionIcon
              variant="subtle"
              className={sheet.onScreen}
              aria-label={t('visits:removeItem', { label: item.label })}
              onClick={() =>
                void run(
                  'records.delete',
                  { type: 'visitItem', id: item.id },
                  t('visits:removedItem', { label: item.label }),
                )
              }
            >
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={sheet.onScreen}>
        <AddLine visitId={visitId} kind={kind} />
      </div>
    </>
  )
}
