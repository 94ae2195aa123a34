/** What is to be done at this visit, and what was to be brought: ticked with one tap, with the time it was. */
import type { Output } from '../../../shared/api/contract.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useTick } from '../visits/use-tick.ts'
import classes from './on-site.module.css'
import { QuickAdd } from './quick-add.tsx'
import { TickRow } from './tick-row.tsx'

type Item = Output<'visits.get'>['items'][number]

function Items({ items }: { readonly items: readonly Item[] }) {
  const t = useWords()
  const format = useFormat()
  const tick = useTick()
  return (
    <ul className={classes.people}>
      {items.map((item) => {
        const isDone = item.doneAt !== null
        return (
          <TickRow
            key={item.id}
            isOn={isDone}
            isQuiet={isDone}
            label={item.label}
            under={item.doneAt === null ? null : t('onSite:doneAt', { time: format.time(item.doneAt) })}
            onToggle={() => tick(item)}
          />
        )
      })}
    </ul>
  )
}

interface Props {
  readonly visitId: string
  readonly items: readonly Item[]
}

export function TodoList({ visitId, items }: Props) {
  const t = useWords()
  const run = useRun()
  const todo = items.filter((item) => item.kind === 'do')
  const add = async ([label = '']: readonly string[]): Promise<boolean> =>
    (await run('visits.addItem', { visitId, kind: 'do', label }, { quietly: t('onSite:itemAdded', { label }) })) !==
    null
  return (
    <section aria-labelledby="todo" className={classes.part}>
      <div className={classes.head}>
        <h2 id="todo">{t('onSite:todo')}</h2>
        {todo.length === 0 ? null : (
          <span className="rp-xs rp-3">
            {t('onSite:todoCount', { done: todo.filter((item) => item.doneAt !== null).length, count: todo.length })}
          </span>
        )}
      </div>
      {todo.length === 0 ? <p className="rp-3">{t('onSite:todoNone')}</p> : <Items items={todo} />}
      <QuickAdd
        label={t('onSite:todoAdd')}
        act={t('common:add')}
        fields={[{ label: t('onSite:todo'), maxLength: 200 }]}
        onAdd={add}
      />
    </section>
  )
}

export function BroughtList({ items, title }: Pick<Props, 'items'> & { readonly title: string }) {
  const bring = items.filter((item) => item.kind === 'bring')
  if (bring.length === 0) return null
  return (
    <section aria-labelledby="brought" className={classes.part}>
      <h2 id="brought">{title}</h2>
      <Items items={bring} />
    </section>
  )
}
