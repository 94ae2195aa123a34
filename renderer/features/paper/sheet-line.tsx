/** A line of a sheet on its board: its name opens it to be written; buttons or Alt and arrows move it among its own. */
import type { KeyboardEvent, ReactNode } from 'react'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { OrderButtons } from '../../ui/order-buttons.tsx'
import classes from './editor.module.css'

interface Props {
  readonly type: 'comparisonRow' | 'quoteLine'
  readonly id: string
  readonly title: string
  readonly isQuiet?: boolean
  /** Its place among its own, and how many they are. */
  readonly index: number
  readonly count: number
  readonly isOpen: boolean
  readonly onOpen: () => void
  /** What waits is saved before it is moved or taken out. */
  readonly flush: () => Promise<boolean>
  /** What stands at the end of the closed line. */
  readonly end: ReactNode
  /** Its fields, while it is open. */
  readonly children: ReactNode
}

export function SheetLine({ type, id, title, index, count, isOpen, onOpen, flush, end, ...rest }: Props) {
  const t = useWords()
  const run = useRun()
  const move = async (to: number): Promise<void> => {
    if (to < 0 || to >= count) return
    await flush()
    await run('catalogue.move', { type, id, to }, { quietly: t('common:movedName', { name: title }) })
  }
  const remove = async (): Promise<void> => {
    await flush()
    await run('records.delete', { type, id }, t('common:deletedName', { name: title }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    void move(event.key === 'ArrowUp' ? index - 1 : index + 1)
  }
  return (
    <li onKeyDown={onKeyDown}>
      <div className={isOpen ? `${classes.line} ${classes.on}` : classes.line}>
        <button type="button" className={classes.name} aria-expanded={isOpen} onClick={onOpen}>
          <span className={rest.isQuiet === true ? 'rp-cut rp-3' : 'rp-cut'}>{title}</span>
        </button>
        {end}
      </div>
      {isOpen ? (
        <div className={classes.opened}>
          {rest.children}
          <div className={classes.order}>
            <OrderButtons
              name={title}
              index={index}
              count={count}
              onMove={(to) => void move(to)}
              onRemove={() => void remove()}
            />
          </div>
        </div>
      ) : null}
    </li>
  )
}
