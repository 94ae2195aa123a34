/** Each column of the file, what stands in it, and where it goes. Only the rows in sight exist: a sheet may be very wide. */
import { Select } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { labelOf } from '../../../shared/domain/interchange/labels.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { columnsOf, isShown, withTarget, type Column, type ColumnsShown } from './columns.ts'
import classes from './import.module.css'
import type { Look, Mapping } from './import-store.ts'
import type { ImportActs } from './use-import.ts'

const rowHeight = 48

interface Props {
  readonly look: Look
  readonly mapping: Mapping
  readonly type: RecordTypeName
  readonly acts: ImportActs
}

interface RowProps {
  readonly column: Column
  readonly targets: readonly { readonly value: string; readonly label: string }[]
  readonly onTarget: (target: string | null) => void
}

function ColumnRow({ column, targets, onTarget }: RowProps) {
  const t = useWords()
  const comma = t('common:listComma')
  const [first, ...others] = column.targets
  const labelled = others.map((other) => targets.find((target) => target.value === other)?.label ?? other)
  return (
    <>
      <div role="cell" className={classes.columnName}>
        <div className="rp-cut rp-exact">{column.name}</div>
        {others.length === 0 ? null : (
          <div className="rp-xs rp-3 rp-cut">{t('interchange:alsoTo', { targets: labelled.join(comma) })}</div>
        )}
      </div>
      <div role="cell" className="rp-cut rp-2">
        {column.samples.length === 0 ? (
          <span className="rp-3">{t('interchange:emptyColumn')}</span>
        ) : (
          <Facts items={column.samples} />
        )}
      </div>
      <div role="cell">
        <Select
          aria-label={`${column.name}: ${t('interchange:target')}`}
          data={targets}
          value={first ?? null}
          placeholder={t('interchange:leaveOut')}
          nothingFoundMessage={t('common:noMatch')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': `${column.name}: ${t('interchange:leaveOut')}` }}
          comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
          onChange={onTarget}
        />
      </div>
    </>
  )
}

function useShown(columns: readonly Column[]) {
  const t = useWords()
  const [shown, setShown] = useState<ColumnsShown>('all')
  const used = columns.filter((column) => isShown(column, 'used')).length
  const options = [
    { value: 'all' as const, label: t('interchange:showAll', { count: columns.length }) },
    { value: 'used' as const, label: t('interchange:showUsed', { count: used }) },
    { value: 'unused' as const, label: t('interchange:showUnused', { count: columns.length - used }) },
  ]
  const tabs = <Tabs label={t('interchange:show')} value={shown} options={options} onChange={setShown} />
  return { tabs, rows: columns.filter((column) => isShown(column, shown)) }
}

function Head() {
  const t = useWords()
  return (
    <div role="row" className={classes.tableHead}>
      <span role="columnheader">{t('interchange:column')}</span>
      <span role="columnheader">{t('interchange:sample')}</span>
      <span role="columnheader">{t('interchange:target')}</span>
    </div>
  )
}

export function ColumnTable({ look, mapping, type, acts }: Props) {
  const t = useWords()
  const style = useSettings().language === 'en' ? 'en' : 'zh'
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => columnsOf(look.header, look.sample, mapping), [look, mapping])
  const targets = useMemo(
    () => look.targets.map((value) => ({ value, label: labelOf(type, value, style) })),
    [look.targets, type, style],
  )
  const { tabs, rows } = useShown(columns)
  // its functions are called in this very render, so nothing stale can be kept of them
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  if (rows.length === 0)
    return (
      <>
        <div className={classes.tabs}>{tabs}</div>
        <p className={`rp-3 ${classes.none}`}>{t('interchange:nothingShown')}</p>
      </>
    )
  return (
    <>
      <div className={classes.tabs}>{tabs}</div>
      <div role="table" aria-label={t('interchange:column')} aria-rowcount={rows.length + 1} className={classes.table}>
        <Head />
        <div ref={scroller} className={classes.scroll} role="rowgroup">
          <div className={classes.rows} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const column = rows[index]
              if (!column) return null
              return (
                <div
                  key={column.name}
                  role="row"
                  aria-rowindex={index + 2}
                  className={classes.tableRow}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ColumnRow
                    column={column}
                    targets={targets}
                    onTarget={(target) => acts.change(withTarget(mapping, column.name, target))}
                  />
                </div>
              )
            })}
          </div>
        </div>
      </div>
    </>
  )
}
