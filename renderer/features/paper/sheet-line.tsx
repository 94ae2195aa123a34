/**
 * A line of a sheet on its board: its name opens it to be written; buttons or Alt and arrows move it among its own. A new one
 * is written at once, and where one is taken out the next one has the focus.
 */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
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
  /** It was just added: its title is a stand-in until it is written. */
  readonly isNew: boolean
  readonly onOpen: () => void
  /** What waits is saved before it is moved or taken out. */
  readonly flush: () => Promise<boolean>
  /** What stands at the end of the closed line. */
  readonly end: ReactNode
  /** Its fields, while it is open. */
  readonly children: ReactNode
}

/** Where the focus goes when a line is taken out: to the next one, the one before, else to what adds one. */
const besides = (line: HTMLLIElement | null): HTMLElement | null | undefined =>
  (line?.nextElementSibling ?? line?.previousElementSibling)?.querySelector('button') ??
  line?.closest('section')?.querySelector('[data-adds]')

export function SheetLine({ type, id, title, index, count, isOpen, isNew, onOpen, flush, end, ...rest }: Props) {
  const t = useWords()
  const run = useRun()
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!isNew) return
    const first = line.current?.querySelector<HTMLInputElement>('input[type=text], input:not([type])')
    first?.focus()
    first?.select()
  }, [isNew])
  const move = async (to: number): Promise<void> => {
    if (to < 0 || to >= count) return
    await flush()
    await run('catalogue.move', { type, id, to }, { quietly: t('common:movedName', { name: title }) })
  }
  const remove = async (): Promise<void> => {
    besides(line.current)?.focus()
    await flush()
    await run('records.delete', { type, id }, t('common:deletedName', { name: title }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    void move(event.key === 'ArrowUp' ? index - 1 : index + 1)
  }
  return (
    <li ref={line} onKeyDown={onKeyDown}>
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
